//! Whether two reports can be of one event, and how much speaks for it.

use super::telling::{Article, Place, Telling, Tellings};
use super::when::Known;
use super::words::shared;

/// From so many points on two reports are taken for one event's. Chosen on drawn pairs of news: at 3.5 a third of them
/// were of different events, at 4.5 one in seven.
pub(super) const ENOUGH: f32 = 4.5;

/// Points that the words of the two sentences must give at least: that the same two did something of one kind on one day
/// is not enough where they do so daily.
const WORDS: f32 = 0.4;

/// Acts of speech and decision: the place of such a report is where it was written as often as not.
const SPOKEN: &[&str] =
    &["AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SANCTION"];

/// Places nearer to each other than this are one: a town and its districts, two points of one city.
const NEAR_KM: f32 = 30.0;

/// What two reports have to say about one matter.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Verdict {
    /// They exclude each other.
    Contradiction,
    /// Points.
    Points(f32),
}

use Verdict::{Contradiction, Points};

/// The points that speak for two reports being of one event, 0 where their words have nothing in common; none where they
/// contradict each other.
pub(super) fn score(
    a: &Telling,
    b: &Telling,
    tellings: &Tellings,
    articles: &[Article],
    copies: bool,
) -> Option<f32> {
    // What an article tells apart is apart.
    if a.article == b.article || a.world != b.world || a.event_type != b.event_type {
        return None;
    }
    let (article, other) = (&articles[a.article as usize], &articles[b.article as usize]);
    let words = 3.0 * shared(&a.words, &b.words, &tellings.weights);
    let mut sum = 0.0;
    for verdict in [
        parties(a, article, b, other),
        dates(a, b),
        places(a, article, b, other),
        Points(codes(a, b)),
        Points(words),
        Points(if copies { 1.0 } else { 0.0 }),
    ] {
        match verdict {
            Contradiction => return None,
            Points(points) => sum += points,
        }
    }
    Some(if words >= WORDS { sum } else { 0.0 })
}

/// Parties agree where one report names all whom the other names, and the article of the one that says less names the
/// others too, if elsewhere: an article that never speaks of Iran reports no sanctions on Iran. Of a meeting one report
/// may tell host and guest and the other two equals.
fn parties(a: &Telling, article: &Article, b: &Telling, other: &Article) -> Verdict {
    let (cast, other) = (&article.cast, &other.cast);
    if a.mutual || b.mutual {
        let (x, y) = (a.parties(), b.parties());
        return match roles(&x, cast, &y, other) {
            Points(p) if p >= 1.0 && x.len().min(y.len()) > 1 => Points(2.0),
            verdict => verdict,
        };
    }
    match (roles(&a.source, cast, &b.source, other), roles(&a.target, cast, &b.target, other)) {
        (Contradiction, _) | (_, Contradiction) => Contradiction,
        // What happens within one country has no dyad to tell it by.
        (Points(source), Points(target)) => {
            let parties = || a.parties().into_iter().chain(b.parties());
            let domestic = parties().zip(parties().skip(1)).all(|(x, y)| x == y);
            Points(if domestic { (source + target).min(1.0) } else { source + target })
        }
    }
}

fn roles<T: AsRef<str> + PartialEq>(a: &[T], cast: &[String], b: &[T], other: &[String]) -> Verdict {
    let named = |list: &[T], cast: &[String]| {
        list.iter().all(|p| cast.binary_search_by(|c| c.as_str().cmp(p.as_ref())).is_ok())
    };
    let within = |x: &[T], y: &[T]| x.iter().all(|p| y.contains(p));
    match (a, b) {
        ([], []) => Points(0.0),
        _ if !named(a, other) || !named(b, cast) => Contradiction,
        ([], _) | (_, []) => Points(0.5),
        _ if within(a, b) || within(b, a) => Points(1.0),
        _ => Contradiction,
    }
}

fn dates(a: &Telling, b: &Telling) -> Verdict {
    if !a.window.touches(&b.window) {
        return Contradiction;
    }
    Points(match a.window.known.min(b.window.known) {
        Known::Day => 2.0,
        Known::Week | Known::Publication => 1.0,
        Known::Coarse | Known::Never => 0.0,
    })
}

/// Places agree where they are near each other or one holds the other. A report that names no town is held against the
/// towns of its article: if that names some of the country and not this one, the event is elsewhere.
fn places(a: &Telling, article: &Article, b: &Telling, other: &Article) -> Verdict {
    let verdict = match (&a.place, &b.place) {
        (Some(x), Some(y)) if !agree(x, y) => Contradiction,
        (Some(x), Some(y)) => match (x.town, y.town) {
            (true, true) => Points(1.0),
            (true, false) => at_least_some(among(x, other)),
            (false, true) => at_least_some(among(y, article)),
            (false, false) => Points(0.5),
        },
        (Some(x), None) => among(x, other),
        (None, Some(y)) => among(y, article),
        (None, None) => Points(0.0),
    };
    match verdict {
        Contradiction if SPOKEN.contains(&a.event_type.as_str()) => Points(0.0),
        verdict => verdict,
    }
}

/// For places of which one holds the other.
fn at_least_some(verdict: Verdict) -> Verdict {
    match verdict {
        Points(p) => Points(p.max(0.5)),
        Contradiction => Contradiction,
    }
}

fn among(place: &Place, article: &Article) -> Verdict {
    if !place.town {
        return Points(0.0);
    }
    let mut of_country = article.towns.iter().filter(|t| t.country == place.country).peekable();
    let none = of_country.peek().is_none();
    if article.metonyms.contains(&place.name) || of_country.any(|t| agree(t, place)) {
        Points(0.5)
    } else if none {
        Points(0.0)
    } else {
        Contradiction
    }
}

fn agree(a: &Place, b: &Place) -> bool {
    if a.country.is_some() && b.country.is_some() && a.country != b.country {
        return false;
    }
    if a.town && b.town {
        let near = a.point.zip(b.point).is_some_and(|(x, y)| kilometres(x, y) <= NEAR_KM);
        return near || a.name == b.name;
    }
    // A region holds its towns; a country, and what has no region, holds all.
    a.admin1.is_none() || b.admin1.is_none() || a.admin1 == b.admin1
}

/// On a sphere, which is exact to half a per cent.
fn kilometres(a: (f32, f32), b: (f32, f32)) -> f32 {
    let (lat, lon) = ((b.0 - a.0).to_radians(), (b.1 - a.1).to_radians());
    let h = (lat / 2.0).sin().powi(2)
        + a.0.to_radians().cos() * b.0.to_radians().cos() * (lon / 2.0).sin().powi(2);
    2.0 * 6371.0 * h.sqrt().min(1.0).asin()
}

/// One finest code is more than one root.
fn codes(a: &Telling, b: &Telling) -> f32 {
    match (a.value("cameo"), b.value("cameo")) {
        (Some(x), Some(y)) if x == y => 0.5,
        (Some(x), Some(y)) if x.get(..2) == y.get(..2) => 0.25,
        _ => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(name: &str, country: &str, admin1: &str, point: (f32, f32), town: bool) -> Place {
        let some = |s: &str| Some(s.to_string()).filter(|s| !s.is_empty());
        Place { name: name.into(), country: some(country), admin1: some(admin1), point: Some(point), town }
    }

    #[test]
    fn places_that_agree() {
        let damascus = place("Damascus", "SYR", "Dimashq", (33.51, 36.29), true);
        let district = place("Kafr Sousa", "SYR", "Dimashq", (33.49, 36.27), true);
        let aleppo = place("Aleppo", "SYR", "Aleppo", (36.20, 37.16), true);
        let region = place("Aleppo Governorate", "SYR", "Aleppo", (36.2, 37.5), false);
        let syria = place("Syria", "SYR", "", (35.0, 38.5), false);
        let beirut = place("Beirut", "LBN", "", (33.89, 35.49), true);
        for (a, b, expected) in [
            (&damascus, &district, true),
            (&damascus, &aleppo, false),
            (&region, &aleppo, true),
            (&region, &damascus, false),
            (&syria, &aleppo, true),
            (&syria, &beirut, false),
        ] {
            assert_eq!((agree(a, b), agree(b, a)), (expected, expected), "{} {}", a.name, b.name);
        }
        assert!((kilometres((33.51, 36.29), (36.20, 37.16)) - 310.0).abs() < 5.0);
    }

    #[test]
    fn roles_that_agree() {
        let cast = |list: &[&str]| list.iter().map(|c| c.to_string()).collect::<Vec<String>>();
        let three = cast(&["RUS", "UKR", "USA"]);
        for (a, b, expected) in [
            (&["RUS"][..], &["RUS"][..], Points(1.0)),
            (&["RUS"], &["RUS", "USA"], Points(1.0)),
            (&["RUS", "UKR"], &["RUS", "USA"], Contradiction),
            (&[], &["RUS"], Points(0.5)),
            (&[], &[], Points(0.0)),
        ] {
            assert_eq!(roles(a, &three, b, &three), expected, "{a:?} {b:?}");
            assert_eq!(roles(b, &three, a, &three), expected, "{b:?} {a:?}");
        }
        assert_eq!(roles(&[], &cast(&["BLR", "EUR"]), &["IRN"], &cast(&["EUR", "IRN"])), Contradiction);
    }
}
