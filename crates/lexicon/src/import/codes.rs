//! Actor codes of CAMEO to those of the lexicons: a country or body, then at most two sectors.

use crate::cell::{SECTORS, is_country, is_state};

/// Groups of three letters that mean one of our sectors.
const SECTOR_OF: &[(&str, &str)] = &[
    ("INS", "REB"),
    ("SEP", "REB"),
    ("RAD", "REB"),
    ("ALQ", "REB"),
    ("TAL", "REB"),
    ("HRI", "CVL"),
    ("ENV", "CVL"),
    ("DEV", "CVL"),
    ("NGO", "CVL"),
    ("HUM", "CVL"),
    ("PPL", "CVL"),
    ("HLH", "SOC"),
    ("CHR", "REL"),
    ("CTH", "REL"),
    ("PRO", "REL"),
    ("ORX", "REL"),
    ("MUS", "REL"),
    ("SUN", "REL"),
    ("SHI", "REL"),
    ("JEW", "REL"),
    ("HIN", "REL"),
    ("BUD", "REL"),
    ("PAR", "LEG"),
    ("MNC", "BUS"),
    ("SET", "CVL"),
    ("REL", "REL"),
    ("CAD", "PTY"),
];

/// Country groups that have another code now.
const COUNTRY_OF: &[(&str, &str)] = &[
    ("KSV", "XKX"),
    ("TMP", "TLS"),
    ("ROM", "ROU"),
    ("ZAR", "COD"),
    ("USR", "SUN"),
    ("PAL", "PSE"),
    ("GME", "DEU"),
    ("GMW", "DEU"),
    ("YMN", "YEM"),
    ("FRY", "YUG"),
    ("KNT", "KNA"),
    ("BAH", "BHS"),
    ("ANG", "AGO"),
    ("FRN", "FRA"),
    ("EEC", "EUR"),
    ("EUU", "EUR"),
    ("WBK", "PSE"),
];

/// Kinds of bodies that come before the body itself.
const PREFIXES: &[&str] = &["IGO", "NGO", "IMG", "INT", "MNC", "NGM", "IGM"];

/// The sector of a group of three letters.
pub(super) fn sector(group: &str) -> Option<&'static str> {
    let own = SECTORS.iter().find(|s| **s == group && **s != "UNK").copied();
    own.or_else(|| SECTOR_OF.iter().find(|(g, _)| *g == group).map(|(_, s)| *s))
}

fn country(group: &str) -> Option<&str> {
    COUNTRY_OF.iter().find(|(g, _)| *g == group).map(|(_, c)| *c).or(is_country(group).then_some(group))
}

/// Our code for a CAMEO one, and what of it has no counterpart. `home` is the country where the code names none.
///
/// # Errors
/// Where nothing of it can be expressed.
pub(super) fn actor(code: &str, home: Option<&str>) -> Result<(String, Option<String>), String> {
    if code.is_empty() || !code.len().is_multiple_of(3) || !code.bytes().all(|b| b.is_ascii_uppercase()) {
        return Err(format!("`{code}` is not made of groups of three capitals"));
    }
    let groups: Vec<&str> = (0..code.len()).step_by(3).map(|i| &code[i..i + 3]).collect();
    let first = groups[0];
    let mut used = 1;
    let mut base = match country(first) {
        Some(c) => c,
        None if sector(first).is_some() => {
            used = 0;
            home.unwrap_or("UNK")
        }
        None => return Err(format!("unknown code `{code}`: `{first}` is neither a country nor a body")),
    };
    let mut dropped: Vec<&str> = Vec::new();
    // IGOUNO is UNO, IGOEUREEC is EUR, NGOUSA stays NGO.
    if PREFIXES.contains(&first) {
        while let Some(next) = groups.get(used) {
            match country(next) {
                Some("UNO") => base = "UNO",
                Some("EUR") if base != "UNO" => base = "EUR",
                // A company is one of its country: MNCUSA is USABUS.
                Some(c) if first == "MNC" && base == "MNC" && is_state(c) => base = c,
                Some(_) if sector(next).is_none() => dropped.push(next),
                _ => break,
            }
            used += 1;
        }
    }
    if base == "INT" || base == "NGM" {
        base = if base == "INT" { "IGO" } else { "NGO" };
    }
    let mut sectors: Vec<&str> = Vec::new();
    if first == "MNC" && base != "MNC" {
        sectors.push("BUS");
    }
    for g in &groups[used..] {
        match sector(g) {
            Some(s) if sectors.contains(&s) => {}
            Some(s) if sectors.len() < 2 => sectors.push(s),
            _ => dropped.push(g),
        }
        if let Some(s) = sector(g)
            && s != *g
        {
            dropped.push(g);
        }
    }
    let ours = format!("{base}{}", sectors.concat());
    let changed = ours != code && !(first == "IGO" && dropped.is_empty());
    let why = changed.then(|| {
        if dropped.is_empty() {
            format!("code `{code}` is written {ours}")
        } else {
            format!(
                "code `{code}` is kept as {ours}: `{}` has no counterpart of its own",
                dropped.join("`, `")
            )
        }
    });
    Ok((ours, why))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_cameo() {
        for (code, home, expected) in [
            ("USAGOV", None, "USAGOV"),
            ("IGOUNO", None, "UNO"),
            ("IGOEUREEC", None, "EUR"),
            ("IMGMUSALQ", None, "IMGRELREB"),
            ("KSVGOV", None, "XKXGOV"),
            ("NGOHRI", None, "NGOCVL"),
            ("MNCUSA", None, "USABUS"),
            ("ELI", Some("USA"), "USAELI"),
            ("ELI", None, "UNKELI"),
            ("GOVMIL", Some("IRQ"), "IRQGOVMIL"),
        ] {
            assert_eq!(actor(code, home).map(|(c, _)| c).as_deref(), Ok(expected), "{code}");
        }
        assert!(actor("EGYGO", None).is_err() && actor("QQQGOV", None).is_err());
        assert!(actor("NGOHRI", None).unwrap().1.is_some(), "what has no counterpart is told");
    }
}
