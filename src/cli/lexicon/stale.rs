//! `dateline lexicon stale`: offices that should be looked over, as they have ended or may have.

use std::fmt::Write;

use jiff::civil::Date;
use rustc_hash::FxHashMap;

use super::args::Stale;
use crate::base::Error;
use crate::cli::args::Global;
use crate::cli::{Status, lexicons, print};
use crate::ingest::parse_date;
use crate::lexicon::{ActorRow, Lexicons};

/// An office that more people hold at one time has no successor: senators, members, spokespeople.
const HOLDERS: usize = 2;

/// A line of the list: where, whose, and what is wrong.
struct Finding {
    place: (String, u32),
    id: String,
    what: String,
}

type Day = (i16, u8, u8);

pub(super) fn run(args: &Stale, global: &Global) -> Result<Status, Error> {
    let lex = lexicons(&args.lexicons, &mut Vec::new())?;
    let date = match args.date {
        Some(date) => date,
        None => today()?,
    };
    let day = (date.year(), date.month() as u8, date.day() as u8);
    let offices = offices(&lex, day);
    let (mut succeeded, mut old, mut ended, mut undated) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let people = || lex.rows.actors.iter().filter(|a| a.kind == "person");
    for a in people() {
        let finding =
            |what: String| Finding { place: (lex.file(a.at).into(), a.at.line), id: a.id.clone(), what };
        let mut open = false;
        for r in &a.roles {
            let office = if r.what.is_empty() { r.code.clone() } else { format!("{} {}", r.code, r.what) };
            match (r.tenure.from, r.tenure.to) {
                (Some(from), None) if from.first_day() <= day => {
                    open = true;
                    // A former officer stays one.
                    if r.code.ends_with("ELI") || r.what.starts_with("former ") {
                        continue;
                    }
                    let after = offices
                        .get(&(r.code.as_str(), r.what.as_str()))
                        .and_then(|h| h.after(a, from.first_day()));
                    if let Some((other, since)) = after {
                        succeeded.push(finding(format!(
                            "{office} since {from}, but `{}` has held it since {}",
                            other.id,
                            iso(since)
                        )));
                    } else if years(from.first_day(), day) >= args.years {
                        let n = years(from.first_day(), day);
                        old.push(finding(format!("{office} since {from}: open for {n} years")));
                    }
                }
                (None, None) => {
                    open = true;
                    if !r.what.is_empty() && a.roles.len() == 1 {
                        undated.push(finding(format!("{office}: no date")));
                    }
                }
                (None, Some(to)) if to.last_day() >= day => open = true,
                (Some(_), Some(to)) if to.last_day() >= day => open = true,
                (Some(_), None) => open = true,
                _ => {}
            }
        }
        let last =
            a.roles.iter().filter_map(|r| r.tenure.to.map(|t| (t.last_day(), r))).max_by_key(|(d, _)| *d);
        if let (false, Some((to, r))) = (open, last) {
            ended.push((to, finding(format!("{} {} until {}: nothing after", r.code, r.what, iso(to)))));
        }
    }
    ended.sort_by_key(|(to, f)| (std::cmp::Reverse(*to), f.id.clone()));
    let ended: Vec<Finding> = ended.into_iter().map(|(_, f)| f).collect();
    let mut out = format!("offices on {date}, of {} people\n", people().count());
    section(&mut out, "A SUCCESSOR IS KNOWN: end the tenure", &succeeded, usize::MAX);
    section(&mut out, &format!("OPEN FOR {} YEARS OR MORE: still so?", args.years), &old, usize::MAX);
    let limit = if global.verbose { usize::MAX } else { 20 };
    section(&mut out, "THE LATEST ROLE HAS ENDED: what came after?", &ended, limit);
    section(&mut out, "AN OFFICE WITHOUT A DATE: since when?", &undated, limit);
    print(&out, global.color)?;
    let any = [&succeeded, &old, &ended, &undated].iter().any(|l| !l.is_empty());
    Ok(if any { Status::Found } else { Status::Nothing })
}

fn section(out: &mut String, title: &str, list: &[Finding], limit: usize) {
    let more = if list.len() > limit { format!(", the latest {limit}; -v lists all") } else { String::new() };
    let _ = writeln!(out, "\n{title} ({}{more})", list.len());
    for f in list.iter().take(limit) {
        let _ = writeln!(out, "  {}:{}  {}  {}", f.place.0, f.place.1, f.id, f.what);
    }
}

/// Who took an office up, and when; none are kept where several hold it at one time.
struct Holders<'a> {
    since: Vec<(Day, &'a ActorRow)>,
}

impl<'a> Holders<'a> {
    /// The first who took it up after somebody did.
    fn after(&self, who: &ActorRow, from: Day) -> Option<(&'a ActorRow, Day)> {
        let later = self.since.iter().filter(|(d, a)| *d > from && a.id != who.id);
        later.min_by_key(|(d, _)| *d).map(|(d, a)| (*a, *d))
    }
}

fn offices(lex: &Lexicons, day: Day) -> FxHashMap<(&str, &str), Holders<'_>> {
    let mut open: FxHashMap<(&str, &str), usize> = FxHashMap::default();
    let mut out: FxHashMap<(&str, &str), Holders> = FxHashMap::default();
    for a in lex.rows.actors.iter().filter(|a| a.kind == "person") {
        for r in a.roles.iter().filter(|r| !r.what.is_empty()) {
            let key = (r.code.as_str(), r.what.as_str());
            if let Some(from) = r.tenure.from.map(|f| f.first_day()).filter(|f| *f <= day) {
                out.entry(key).or_insert_with(|| Holders { since: Vec::new() }).since.push((from, a));
                *open.entry(key).or_insert(0) += usize::from(r.tenure.to.is_none());
            }
        }
    }
    out.retain(|key, _| open.get(key).is_none_or(|n| *n <= HOLDERS));
    out
}

/// Whole years between two days.
fn years(from: Day, to: Day) -> i16 {
    to.0 - from.0 - i16::from((to.1, to.2) < (from.1, from.2))
}

fn iso((year, month, day): Day) -> String {
    format!("{year:04}-{month:02}-{day:02}")
}

fn today() -> Result<Date, Error> {
    let now = jiff::Timestamp::now().strftime("%Y-%m-%d").to_string();
    parse_date(&now).ok_or_else(|| Error::option("the clock gives no day", "--date YYYY-MM-DD"))
}
