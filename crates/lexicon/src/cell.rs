//! The small grammars inside cells: names, roles, dates, lists, slots, examples.

use crate::rows::{Constraint, Name, NameFlags, PartialDate, Role, Slot, Tenure, Test};

/// The sectors of an actor code.
pub(crate) const SECTORS: &[&str] = &[
    "GOV", "MIL", "COP", "JUD", "LEG", "REB", "OPP", "PTY", "BUS", "LAB", "CVL", "MED", "EDU", "REF", "REL",
    "SOC", "JRN", "SPY", "UAF", "CRM", "AGR", "ELI", "PRM", "PRE", "UNK",
];

/// States of ISO 3166 alpha-3, those that are no more, and Kosovo.
const STATES: &str = "\
    ABW AFG AGO AIA ALA ALB AND ANT ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA BGD BGR BHR BHS BIH \
    BLM BLR BLZ BMU BOL BRA BRB BRN BTN BVT BWA CAF CAN CCK CHE CHL CHN CIV CMR COD COG COK COL COM CPV CRI CSK CUB \
    CUW CXR CYM CYP CZE DDR DEU DJI DMA DNK DOM DZA ECU EGY ERI ESH ESP EST ETH FIN FJI FLK FRA FRO FSM GAB GBR GEO \
    GGY GHA GIB GIN GLP GMB GNB GNQ GRC GRD GRL GTM GUF GUM GUY HKG HMD HND HRV HTI HUN IDN IMN IND IOT IRL IRN IRQ \
    ISL ISR ITA JAM JEY JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAC MAF \
    MAR MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MNP MOZ MRT MSR MTQ MUS MWI MYS MYT NAM NCL NER NFK NGA NIC \
    NIU NLD NOR NPL NRU NZL OMN PAK PAN PCN PER PHL PLW PNG POL PRI PRK PRT PRY PSE PYF QAT REU ROU RUS RWA SAU SCG \
    SDN SEN SGP SGS SHN SJM SLB SLE SLV SMR SOM SPM SRB SSD STP SUN SUR SVK SVN SWE SWZ SXM SYC SYR TCA TCD TGO THA \
    TJK TKL TKM TLS TON TTO TUN TUR TUV TWN TZA UGA UKR UMI URY USA UZB VAT VCT VEN VGB VIR VNM VUT WLF WSM XKX YEM \
    YUG ZAF ZMB ZWE";

/// International bodies and kinds of them, the regions of CAMEO, and `UNK` where the country is not known.
const BODIES: &str = "UNO EUR IGO NGO NGM MNC IMG INT UNK \
    AFR ASA BLK CAS CAU CEU CFR CRB EAF EEU EIN LAM MDT MEA NAF NMR PGS SAF SAM SAS SCN SEA WAF WEU";

/// Whether an actor code may begin with these three letters.
pub(crate) fn is_country(code: &str) -> bool {
    is_state(code) || BODIES.split(' ').any(|c| c == code)
}

/// Whether three letters stand for a state.
pub(crate) fn is_state(code: &str) -> bool {
    // Each stands in four bytes, in order: half a million rows ask.
    let at = |i: usize| &STATES[4 * i..4 * i + 3];
    let n = STATES.len().div_ceil(4);
    let (mut low, mut high) = (0, n);
    while low < high {
        let middle = (low + high) / 2;
        if at(middle) < code { low = middle + 1 } else { high = middle }
    }
    low < n && at(low) == code
}

/// Splits a list cell.
pub(crate) fn list(cell: &str, by: char) -> Vec<String> {
    cell.split(by).map(str::trim).filter(|s| !s.is_empty()).map(String::from).collect()
}

/// The spellings of a `names` cell.
pub(crate) fn names(cell: &str) -> Vec<Name> {
    list(cell, '|')
        .into_iter()
        .map(|raw| {
            let mut flags = NameFlags::default();
            let mut rest = raw.as_str();
            loop {
                let mut chars = rest.chars();
                match chars.next() {
                    Some('~') => flags.short = true,
                    Some('!') => flags.metonym = true,
                    Some('+') => flags.adjective = true,
                    Some('=') => flags.exact = true,
                    Some('?') => flags.near = true,
                    _ => break,
                }
                rest = chars.as_str();
            }
            Name { text: rest.trim().to_string(), flags }
        })
        .collect()
}

/// A date of day, month or year precision.
pub(crate) fn date(text: &str) -> Result<PartialDate, String> {
    let bad = || format!("`{text}` is not a date such as 2012, 2012-05 or 2012-05-07");
    let parts: Vec<&str> = text.split('-').collect();
    if parts.len() > 3 || parts[0].len() != 4 {
        return Err(bad());
    }
    let number = |i: usize| parts.get(i).map_or(Ok(0), |p| p.parse::<u16>().map_err(|_| bad()));
    let (year, month, day) = (number(0)?, number(1)?, number(2)?);
    let date = PartialDate { year: year as i16, month: month as u8, day: day as u8 };
    let fits = |p: usize, v: u16, max: u16| parts.len() <= p || (1..=max).contains(&v);
    if !fits(1, month, 12) || !fits(2, day, u16::from(date.days_in_month())) {
        return Err(format!("impossible date: there is no day `{text}`"));
    }
    if !(1000..=2199).contains(&year) {
        return Err(format!("impossible date: the year of `{text}` is not one of 1000 to 2199"));
    }
    Ok(date)
}

/// A `roles` cell: `CODE [what] [@from..to]`, separated by `;`. All faulty roles are told.
pub(crate) fn roles(cell: &str, faults: &mut Vec<String>) -> Vec<Role> {
    let roles: Vec<Role> = list(cell, ';').iter().filter_map(|r| role(r, faults)).collect();
    for (i, r) in roles.iter().enumerate() {
        // A code without dates is what holds when no other does.
        let dated = |r: &Role| r.tenure != Tenure::default();
        let same = |o: &&Role| {
            o.code == r.code && o.what == r.what && dated(o) == dated(r) && o.tenure.overlaps(r.tenure)
        };
        if let Some(o) = roles[..i].iter().find(same) {
            let office = if r.what.is_empty() { &r.code } else { &r.what };
            faults.push(format!(
                "overlapping tenures of `{office}`: {} and {}",
                show_tenure(o.tenure),
                show_tenure(r.tenure)
            ));
        }
    }
    roles
}

/// A tenure as it stands in the table.
pub(crate) fn show_tenure(t: Tenure) -> String {
    let end = |d: Option<PartialDate>| d.map_or(String::new(), |d| d.to_string());
    format!("@{}..{}", end(t.from), end(t.to))
}

/// One role; a faulty code and a faulty date are both told.
fn role(text: &str, faults: &mut Vec<String>) -> Option<Role> {
    let before = faults.len();
    let (body, when) = match text.rsplit_once('@') {
        Some((b, w)) => (b.trim(), Some(w.trim())),
        None => (text, None),
    };
    let (code, what) = body.split_once(char::is_whitespace).unwrap_or((body, ""));
    faults.extend(code_of(code).err());
    let mut day = |text: &str| date(text).map_err(|why| faults.push(why)).ok();
    let tenure = match when {
        None => Tenure::default(),
        Some(w) => match w.split_once("..") {
            Some((a, b)) => {
                let mut end = |s: &str| if s.trim().is_empty() { None } else { day(s.trim()) };
                let tenure = Tenure { from: end(a), to: end(b) };
                if let (Some(f), Some(t)) = (tenure.from, tenure.to)
                    && f.first_day() > t.last_day()
                {
                    faults.push(format!("impossible dates: the tenure `{w}` ends before it begins"));
                }
                tenure
            }
            None => {
                let d = day(w);
                Tenure { from: d, to: d }
            }
        },
    };
    (faults.len() == before).then(|| Role { code: code.into(), what: what.trim().into(), tenure })
}

/// Checks an actor code: country or body, then sectors.
pub(crate) fn code_of(code: &str) -> Result<(), String> {
    let shape = (3..=9).contains(&code.len())
        && code.len().is_multiple_of(3)
        && code.bytes().all(|b| b.is_ascii_uppercase());
    if !shape {
        return Err(format!("`{code}` is not an actor code such as RUS, RUSGOV or NGOSOC"));
    }
    if !is_country(&code[..3]) {
        return Err(format!("unknown code `{code}`: `{}` is neither a country nor a body", &code[..3]));
    }
    match (3..code.len()).step_by(3).map(|i| &code[i..i + 3]).find(|s| !SECTORS.contains(s)) {
        Some(s) => Err(format!("unknown code `{code}`: `{s}` is none of: {}", SECTORS.join(" "))),
        None => Ok(()),
    }
}

/// A slot cell: alternatives of UD relations.
pub(crate) fn slots(cell: &str) -> Result<Vec<Slot>, String> {
    list(cell, '|').iter().map(|s| slot(s)).collect()
}

/// One slot.
pub(crate) fn slot(text: &str) -> Result<Slot, String> {
    let (rel, prep) = text.split_once(':').unwrap_or((text, ""));
    let prep = || prep.replace('_', " ");
    Ok(match rel {
        "nsubj" => Slot::Nsubj,
        "obj" => Slot::Obj,
        "iobj" => Slot::Iobj,
        "obl" => Slot::Obl(prep()),
        "nmod" if prep() == "poss" => Slot::Poss,
        "nmod" => Slot::Nmod(prep()),
        "ccomp" => Slot::Ccomp,
        "xcomp" => Slot::Xcomp,
        "advcl" => Slot::Advcl(prep()),
        "acl" => Slot::Acl,
        "poss" => Slot::Poss,
        "amod" => Slot::Amod,
        "compound" => Slot::Compound,
        "head" => Slot::Head,
        "author" => Slot::Author,
        "clause" => Slot::Clause,
        "before" => Slot::Before,
        "after" => Slot::After,
        "above" => Slot::Above,
        _ => return Err(format!("unknown slot `{text}`")),
    })
}

/// A `when` cell.
pub(crate) fn constraints(cell: &str) -> Result<Vec<Constraint>, String> {
    list(cell, ';')
        .iter()
        .map(|c| {
            let (negated, body) = match c.strip_prefix('!') {
                Some(b) => (true, b.trim()),
                None => (false, c.as_str()),
            };
            let (left, right) = match body.split_once('=') {
                Some((l, r)) => (l, Some(r)),
                None => (body, None),
            };
            let slots = slots(left)?;
            let test = match right.map(str::trim) {
                None => Test::Filled,
                Some("#actor") => Test::Actor,
                Some("#state") => Test::State,
                Some("#person") => Test::Person,
                Some("#noun") => Test::Noun,
                Some("#several") => Test::Several,
                Some(r) if r.starts_with('#') => return Err(format!("unknown test `{r}`")),
                Some(r) => {
                    let words = list(r, '|');
                    if let Some(test) = words.iter().find(|w| w.starts_with('#')) {
                        return Err(format!(
                            "`{test}` beside words in one list; a test stands alone, so write a row for each"
                        ));
                    }
                    Test::Words(words)
                }
            };
            Ok(Constraint { negated, slots, test })
        })
        .collect()
}

/// The words in square brackets of an example, and the example without brackets.
pub(crate) fn example(text: &str) -> Result<(String, Vec<(u32, u32)>), String> {
    let mut plain = String::with_capacity(text.len());
    let (mut marks, mut open) = (Vec::new(), None);
    for c in text.chars() {
        match (c, open) {
            ('[', None) => open = Some(plain.len() as u32),
            (']', Some(start)) => {
                marks.push((start, plain.len() as u32));
                open = None;
            }
            ('[' | ']', _) => return Err("brackets do not pair".into()),
            _ => plain.push(c),
        }
    }
    match (open, marks.is_empty()) {
        (Some(_), _) => Err("a bracket is not closed".into()),
        (None, true) => Err("no [trigger] is marked".into()),
        _ => Ok((plain, marks)),
    }
}
