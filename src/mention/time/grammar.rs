//! A sentence to time expressions: tries the forms at each word that means something, longest reading first, and adds
//! what stands before an amount ("nearly", "at least", "up to").

use super::TimexType::{self, Date, Set};
use super::lexer;
use super::reader::Reader;
use super::rough::{Found, Partial, Rough};
use super::tense::{self, Tense};
use crate::base::word;
use crate::syntax::{TokenFlags, Upos, Xpos};

/// Appends the time expressions of a sentence, in order and without overlap.
pub(super) fn sentence(r: &Reader, out: &mut Vec<Found>) {
    let mut t = r.from;
    let mut floor = r.from;
    while t < r.to {
        if !r.words.has(t) {
            t += 1;
            continue;
        }
        let Some(found) = expression(r, t) else {
            t += 1;
            continue;
        };
        let mut found = modified(r, found, floor);
        let second = second_day(r, &mut found).or_else(|| second_year(r, &found));
        (t, floor) = (found.end, found.end);
        if let Some(first) = out.last_mut() {
            share_year(r, first, &found);
        }
        out.push(found);
        if let Some(second) = second {
            (t, floor) = (second.end, second.end);
            out.push(second);
        }
    }
}

fn expression(r: &Reader, t: usize) -> Option<Found> {
    if let Some(p) = r.numeric_date(t) {
        return Some(Found::new(t, t + 1, t, Date, Rough::Date(p), "time.numeric"));
    }
    r.clock_time(t)
        .or_else(|| r.phrase(t))
        .or_else(|| year(r, t))
        .or_else(|| named(r, t))
        .or_else(|| reference(r, t))
        .or_else(|| set(r, t))
}

fn year(r: &Reader, t: usize) -> Option<Found> {
    let (year, end) = r.lone_year(t)?;
    let rough = Rough::Date(Partial { year: Some(year), ..Partial::default() });
    let mut f = Found::new(t, end, t, Date, rough, "time.year");
    let prefix = r.word(t).prefix;
    f.modifier = (!prefix.is_empty()).then_some(prefix);
    Some(f)
}

/// "the future", "the near future", "the past".
fn named(r: &Reader, t: usize) -> Option<Found> {
    if !r.word(t).is(lexer::THE) {
        return None;
    }
    let adjective = matches!(
        r.spelling(t + 1),
        "near" | "foreseeable" | "distant" | "recent" | "not-too-distant" | "immediate"
    );
    let p = if adjective { t + 2 } else { t + 1 };
    let code = match r.spelling(p) {
        "future" => "FUTURE_REF",
        "past" if r.syn.upos[p] == Upos::NOUN || !next_is_noun(r, p + 1) => "PAST_REF",
        _ => return None,
    };
    if next_is_noun(r, p + 1) || r.hyphen(p + 1) {
        return None;
    }
    Some(Found::new(t, p + 1, p, Date, Rough::Code(code), "time.reference"))
}

fn next_is_noun(r: &Reader, t: usize) -> bool {
    t < r.to && matches!(r.syn.upos[t], Upos::NOUN | Upos::PROPN | Upos::NUM)
}

/// "now", "currently", "recently", "soon".
fn reference(r: &Reader, t: usize) -> Option<Found> {
    let w = r.word(t);
    if !w.is(lexer::REF) || r.hyphen(t + 1) {
        return None;
    }
    let before = if t > r.from { r.spelling(t - 1) } else { "" };
    if w.code == "FUTURE_REF"
        && (matches!(before, "as" | "As" | "too" | "so" | "how" | "How")
            || r.form(t + 1) == word::AFTER
            || r.spelling(t + 1) == "as")
    {
        return None;
    }
    let start = match before {
        "right" | "Right" if w.code == "PRESENT_REF" => t - 1,
        "more" | "most" | "More" | "Most" if w.code == "PAST_REF" => t - 1,
        _ => t,
    };
    let f = Found::new(start, t + 1, t, Date, Rough::Code(w.code), "time.reference");
    // "he was soon released" tells how the story went on; it points to no future.
    let told = w.code == "FUTURE_REF" && tense::tense(r, &f) == Tense::Past;
    (!told).then_some(f)
}

/// "daily", "annually".
fn set(r: &Reader, t: usize) -> Option<Found> {
    let w = r.word(t);
    if !w.is(lexer::SET) || w.code == "each" || r.hyphen(t + 1) {
        return None;
    }
    let name = r.flag(t, TokenFlags::CAPITAL) && matches!(r.syn.xpos[t], Xpos::NNP | Xpos::NNPS);
    (!name).then(|| Found::new(t, t + 1, t, Set, Rough::Code(w.code), "time.frequency"))
}

/// Takes in the words before an amount: "nearly five hours", "at least the past 18 months", "around Nov. 1".
fn modified(r: &Reader, mut f: Found, floor: usize) -> Found {
    let amount = r.word(f.start).is(lexer::NUMBER | lexer::A | lexer::FUZZY | lexer::HALF)
        || matches!(f.kind, TimexType::Duration) && r.word(f.start).is(lexer::UNIT);
    let length =
        f.kind == TimexType::Duration || matches!(f.rough, Rough::Shift { .. } | Rough::YearAgo { .. });
    let s = f.start;
    if s <= floor || f.kind == Set {
        return f;
    }
    let w = r.word(s - 1);
    let two = s >= floor + 2;
    let (code, start) = match r.before(s) {
        word::THAN if two && length => match r.before(s - 1) {
            word::MORE if s >= floor + 3 && r.before(s - 2) == word::NO => ("EQUAL_OR_LESS", s - 3),
            word::MORE => ("MORE_THAN", s - 2),
            word::LESS | word::FEWER if s >= floor + 3 && r.before(s - 2) == word::NO => {
                ("EQUAL_OR_MORE", s - 3)
            }
            word::LESS | word::FEWER => ("LESS_THAN", s - 2),
            _ => return f,
        },
        word::LEAST if two && length && r.before(s - 1) == word::AT => ("EQUAL_OR_MORE", s - 2),
        word::MOST if two && length && r.before(s - 1) == word::AT => ("EQUAL_OR_LESS", s - 2),
        word::TO if two && length && amount && r.before(s - 1) == word::UP => ("EQUAL_OR_LESS", s - 2),
        word::AS if two && length && amount && s >= floor + 3 && matches!(r.before(s - 1), word::MANY) => {
            ("EQUAL_OR_LESS", s - 3)
        }
        _ if w.is(lexer::QUANTITY)
            && length
            && amount
            && !(w.code == "APPROX" && r.before(s) == word::SOME && r.word(s).is(lexer::A)) =>
        {
            (w.code, s - 1)
        }
        _ if w.is(lexer::QUANTITY) && w.code == "APPROX" && r.before(s) != word::SOME => {
            let calendar = matches!(f.rough, Rough::Date(p) if p.weekday == 0)
                || f.clock.is_some()
                || f.rule == "time.year-end";
            // "about 2020" tells of a date, "about March" mostly of a topic.
            if calendar && (f.clock.is_some() || r.before(s) != word::ABOUT) {
                (w.code, s - 1)
            } else {
                return f;
            }
        }
        _ => return f,
    };
    f.start = start;
    f.modifier = Some(code);
    // "just over a week", "well over an hour"
    if f.start > floor
        && matches!(r.spelling(f.start - 1), "just" | "well" | "Just" | "slightly" | "little")
        && matches!(code, "MORE_THAN" | "LESS_THAN")
    {
        f.start -= 1;
    }
    f
}

/// Gives the first date of "from March 3 to April 12, 2019" the year that stands after the second.
fn share_year(r: &Reader, first: &mut Found, second: &Found) {
    let (Rough::Date(a), Rough::Date(b)) = (first.rough, second.rough) else { return };
    let Some(year) = b.year.filter(|_| a.year.is_none() && a.year_shift.is_none()) else { return };
    let link = matches!(r.form(first.end), word::TO | word::AND | word::UNTIL | word::THROUGH)
        || matches!(r.spelling(first.end), "-" | "–");
    if a.month > 0 && b.month > 0 && first.end + 1 == second.start && link {
        // "from December 20 to January 4, 2019" begins in the year before.
        let turned = (a.month, a.day) > (b.month, if a.day == 0 { 0 } else { b.day });
        first.rough = Rough::Date(Partial { year: Some(year - turned as i32), ..a });
    }
}

/// The last year of "2019-20" and "1995-98".
fn second_year(r: &Reader, f: &Found) -> Option<Found> {
    let Rough::Date(Partial { year: Some(first), month: 0, .. }) = f.rough else { return None };
    let last = r.word(f.end + 1);
    let short = last.is(lexer::DIGITS) && last.is(lexer::NUMBER) && r.spelling(f.end + 1).len() == 2;
    if !r.hyphen(f.end) || !short || last.number as i32 <= first % 100 {
        return None;
    }
    let year = first / 100 * 100 + last.number as i32;
    let second = Rough::Date(Partial { year: Some(year), ..Partial::default() });
    Some(Found::new(f.end + 1, f.end + 2, f.end + 1, Date, second, "time.range"))
}

/// The second day of "Dec. 2-4", "April 24 and 25"; a year after it serves both.
fn second_day(r: &Reader, f: &mut Found) -> Option<Found> {
    let Rough::Date(first) = f.rough else { return None };
    if first.day == 0 || f.clock.is_some() || first.year.is_some() || !r.is_month(f.end.wrapping_sub(2)) {
        return None;
    }
    let hyphen = r.hyphen(f.end);
    if !hyphen && !matches!(r.form(f.end), word::AND | word::TO) && !matches!(r.spelling(f.end), "-" | "–")
    {
        return None;
    }
    let (day, mut end) = r.day_of_month(f.end + 1)?;
    if !r.word(f.end + 1).is(lexer::DIGITS)
        || !hyphen && next_is_noun(r, end)
        || r.is_month(end)
        || r.word(end).is(lexer::CLOCK | lexer::UNIT)
    {
        return None;
    }
    let mut second = Partial { day, ..first };
    let year = if r.form(end) == word::COMMA { r.year(end + 1) } else { r.year(end) };
    if let Some((y, e)) = year {
        second.year = Some(y);
        f.rough = Rough::Date(Partial { year: Some(y), ..first });
        end = e;
    }
    Some(Found::new(f.end + 1, end, f.end + 1, Date, Rough::Date(second), "time.range"))
}
