"""Countries as places, cities, national capitals, regions, and towns."""

import re

from .tables import PLACE_COLUMNS, read_hand, read_rows, read_words, require_used
from .text import key, plain, spellings, tidy

SMALLEST_CITY = 100_000
WITHOUT_SOFT_SIGNS = {"RU", "UA", "BY", "KZ"}
ARABIC = {"AE", "BH", "DZ", "EG", "IQ", "JO", "KW", "LB", "LY", "MA", "OM", "PS", "QA", "SA", "SD", "SY", "TN", "YE"}
ARTICLE = re.compile(r"^(?:[AE][dlnrstz]|Ash|Adh|Ath)[ -](?=\w{4})")


def city_name(name, iso2, romanised):
    """Return a city's name as newspapers print it: no marks in romanised names, no soft signs in Slavic ones."""
    name = plain(tidy(name)) if iso2 in romanised else tidy(name)
    return name.replace("'", "") if iso2 in WITHOUT_SOFT_SIGNS else name


def city_and_town_rows(sources, countries):
    """Return two lists: cities of 100,000 and more, capitals and cities with spellings by hand; and all smaller ones."""
    exonyms = {(iso2, name): (shown, alt) for iso2, name, shown, alt in
               read_hand("exonyms", "iso2", "name", "shown", "alt", keys=2)}
    romanised, dropped = read_words("romanised_countries", "iso2"), read_words("places_dropped", "name")
    capitals = {(iso2, key(row["capital"].replace("St.", "Saint"))) for iso2, row in countries.items() if row["capital"]}
    cities, towns, used, seen = [], [], set(), set()
    for row in read_rows(sources / "geonames/cities5000.tsv"):
        iso2 = row["iso2"]
        name = city_name(row["name"], iso2, romanised)
        if name in dropped or iso2 not in countries:
            continue
        head = (iso2, name) if (iso2, name) in exonyms else (iso2, plain(name))
        by_hand = head in exonyms and head not in used
        folded = (iso2, key(name))
        is_capital = folded in capitals and folded not in seen
        is_city = int(row["population"] or 0) >= SMALLEST_CITY or is_capital or by_hand
        if is_capital:
            seen.add(folded)
        # "Al Karak" is "Karak" in print as often.
        shown, alt = name, [plain(name)] + ([ARTICLE.sub("", plain(name))] if iso2 in ARABIC else [])
        if by_hand:
            used.add(head)
            shown = exonyms[head][0] or name
            alt = exonyms[head][1].split("|") + alt
        alt = [other for other in spellings(alt).split("|") if other not in {"", shown, "Male"}]
        admin1 = row["admin1"] if row["admin1"] != "00" else ""
        kind = "capital" if is_capital else "city" if is_city else "town"
        cells = (row["geonameid"], shown, countries[iso2]["iso3"], admin1, f"{float(row['lat']):.4f}",
                 f"{float(row['lon']):.4f}", row["population"], "|".join(alt), "geonames", kind)
        (cities if is_city else towns).append(dict(zip(PLACE_COLUMNS, cells)))
    require_used("exonyms", exonyms, used)
    return cities, towns


def region_rows(sources):
    """Return regions by hand; states of the United States carry their GeoNames number."""
    states = {row["code"]: row["geonameid"] for row in read_rows(sources / "geonames/us_states.tsv")}
    columns = ("name", "country", "admin1", "lat", "lon", "alt", "kind")
    rows = []
    for name, country, admin1, lat, lon, alt, kind in read_hand("regions", *columns, keys=3):
        is_state = country == "USA" and kind == "admin" and not admin1.isdigit()
        geonames = states.get(admin1, "") if is_state else ""
        rows.append(dict(zip(PLACE_COLUMNS, (geonames, name, country, admin1, lat, lon, "", alt, "hand", kind))))
    return rows


def country_rows(countries):
    """Return one row for each country with a point by hand."""
    points = {iso3: (lat, lon) for iso3, lat, lon in read_hand("country_points", "iso3", "lat", "lon")}
    rows = []
    for row in countries.values():
        if row["iso3"] in points:
            lat, lon = points[row["iso3"]]
            cells = (row["geonameid"], row["name"], row["iso3"], "", lat, lon, row["population"], "", "hand", "country")
            rows.append(dict(zip(PLACE_COLUMNS, cells)))
    return rows


def place_rows(sources):
    """Return two lists: countries, cities and regions; and towns."""
    countries = {row["iso2"]: row for row in read_rows(sources / "geonames/countries.tsv")}
    cities, towns = city_and_town_rows(sources, countries)
    return cities + region_rows(sources) + country_rows(countries), towns
