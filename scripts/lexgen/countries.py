"""States, territories and their governments."""

import json
import re

from .tables import actor, lacking, read_hand, read_rows
from .text import display_name, key, spellings, tidy

WITH_ARTICLE = {"Bahamas", "Comoros", "Maldives", "Netherlands", "Philippines", "Seychelles", "Gambia"}
OFFICIAL = re.compile(r"\b(Republic|Kingdom|State|Emirate|Sultanate|Commonwealth|Principality|Federation)\b")
# Data sets of conflict have one code for a state and the one that continues it: Correlates of War's 365 is both.
CONTINUED = {"sun": "RUS"}
NOTES = re.compile(r";? note.*|\((?:US|colloquial|collective|singular|plural)[^)]*\)")


def demonyms(noun, adjective):
    """Parse the Factbook's "Algerian(s)", "Dane(s)", "X (singular), Y (plural)" into adjective and nouns."""
    out = []
    for cell in (adjective, noun):
        for part in re.split(r",|;| or ", NOTES.sub("", cell)):
            part = part.strip()
            if not part or part.lower() in {"na", "none"}:
                continue
            stem = re.sub(r"\((?:s|men|women)\)", "", part)
            out.append(stem)
            if part.endswith("(s)"):
                out.append(stem + "s")
            elif part.endswith(("(men)", "(women)")):
                out.append(stem[:-3] + "men")
    return list(dict.fromkeys(out))


def country_rows(sources):
    """Return state and government rows, one pair for each country or territory."""
    cldr = {row["code"]: row["name"] for row in read_rows(sources / "cldr/territories.tsv")}
    factbook = {}
    for row in read_rows(sources / "factbook/demonyms.tsv"):
        factbook.setdefault(row["iso3"].lower(), row)
    with open(sources / "rigour/territories.jsonl", encoding="utf-8") as handle:
        official = {entry["alpha3"]: entry.get("full_name", "") for entry in map(json.loads, handle) if entry.get("alpha3")}
    columns = ("id", "names", "near", "gov", "gov_near", "src")
    overrides = {row[0]: dict(zip(columns, row)) for row in read_hand("country_overrides", *columns)}
    # "Dutch" is the adjective of Aruba too, but nobody who writes it means Aruba.
    claimed = {name[1:] for row in overrides.values() for name in row.get("names", "").split("|") if name.startswith("+")}
    geonames = {row["iso3"].lower(): row for row in read_rows(sources / "geonames/countries.tsv")}
    without_government, without_capital = lacking("government"), lacking("capital")
    rows = []
    for code in sorted(geonames.keys() | overrides.keys()):
        place, fact, hand = geonames.get(code, {}), factbook.get(code, {}), overrides.get(code, {})
        words = demonyms(fact.get("noun", ""), fact.get("adjective", ""))
        words = [word for word in words if hand.get("names") or word not in claimed]
        cell = hand.get("names")
        if not cell:
            shown = cldr.get(place.get("iso2", "")) or place.get("name", "")
            cell = state_names(tidy(shown), official.get(code, ""), words)
        iso = CONTINUED.get(code, code.upper())
        rows.append(actor(code, "state", cell, iso, hand.get("near", ""), "hand" if hand.get("names") else "cldr"))
        if code.upper() in without_government:
            continue
        capital = fact.get("capital", "") if words and code.upper() not in without_capital else ""
        government = hand.get("gov") or government_names(cell, capital)
        rows.append(actor(f"{code}.gov", "gov", government, f"{iso}GOV", hand.get("gov_near", ""),
                          "hand" if hand.get("gov") else "factbook"))
    return rows


def state_names(shown, official, words):
    """Return the names cell of a state: name, official name where it is a proper one, demonyms."""
    names = [shown.replace(" & ", " and ").replace("St. ", "Saint ")]
    if OFFICIAL.search(official) and "(" not in official:
        names.append(official)
    return spellings(names + ["+" + word for word in words])


def government_names(cell, capital):
    """Return the names cell of the government of the state with the given names cell."""
    display = display_name(cell)
    adjective = next((name[1:] for name in cell.split("|") if name.startswith("+")), display)
    article = "the " if display in WITH_ARTICLE or display.endswith("Islands") else ""
    names = [f"{adjective} government", f"government of {article}{display}"]
    capital = re.split(r"[(;,]| in ", capital)[0].strip()
    if capital and key(capital) not in key(display):
        names.append("!" + capital)
    return spellings(names)


def country_words(rows):
    """Return for each alpha-3 code the words that show an article is about that country: name, capital, adjectives."""
    names, capitals = {}, {}
    for row in rows:
        cells = row["names"].split("|")
        if row["id"].split(".")[0] in CONTINUED:
            continue
        if row["kind"] == "state":
            names[row["roles"]] = [cell.lstrip("=?+") for cell in cells if len(cell) < 30]
        else:
            capitals[row["roles"][:3]] = [cell.lstrip("!?=") for cell in cells if "!" in cell[:3]]
    found = {}
    for code, words in names.items():
        found[code] = list(dict.fromkeys(words[:2] + capitals.get(code, [])[:2] + words[2:]))[:9]
    for code, near in read_hand("country_near", "iso3", "near"):
        found[code] += near.split("|")
    return found
