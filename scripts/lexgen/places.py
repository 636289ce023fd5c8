"""Cities, national capitals and regions."""

from .tables import PLACE_COLUMNS, read_hand, read_rows, read_words, require_used
from .text import key, plain, spellings, tidy

SMALLEST_CITY = 100_000
WITHOUT_SOFT_SIGNS = {"RU", "UA", "BY", "KZ"}


def city_name(name, iso2, romanised):
    """Return a city's name as newspapers print it: no marks in romanised names, no soft signs in Slavic ones."""
    name = plain(tidy(name)) if iso2 in romanised else tidy(name)
    return name.replace("'", "") if iso2 in WITHOUT_SOFT_SIGNS else name


def city_rows(sources, countries):
    """Return cities of 100,000 and more, national capitals, and cities with other spellings by hand."""
    exonyms = {(iso2, name): (shown, alt) for iso2, name, shown, alt in
               read_hand("exonyms", "iso2", "name", "shown", "alt", keys=2)}
    romanised, dropped = read_words("romanised_countries", "iso2"), read_words("places_dropped", "name")
    capitals = {(iso2, key(row["capital"].replace("St.", "Saint"))) for iso2, row in countries.items() if row["capital"]}
    rows, used, seen = [], set(), set()
    for row in read_rows(sources / "geonames/cities5000.tsv"):
        iso2 = row["iso2"]
        name = city_name(row["name"], iso2, romanised)
        head = (iso2, name) if (iso2, name) in exonyms else (iso2, plain(name))
        by_hand = head in exonyms and head not in used
        folded = (iso2, key(name))
        is_capital = folded in capitals and folded not in seen
        is_wanted = int(row["population"] or 0) >= SMALLEST_CITY or is_capital or by_hand
        if not is_wanted or name in dropped:
            continue
        if is_capital:
            seen.add(folded)
        shown, alt = name, [plain(name)]
        if by_hand:
            used.add(head)
            shown = exonyms[head][0] or name
            alt = exonyms[head][1].split("|") + alt
        alt = [other for other in spellings(alt).split("|") if other not in {"", shown, "Male"}]
        admin1 = row["admin1"] if row["admin1"] != "00" else ""
        cells = (row["geonameid"], shown, countries[iso2]["iso3"], admin1, f"{float(row['lat']):.4f}",
                 f"{float(row['lon']):.4f}", row["population"], "|".join(alt), "geonames")
        rows.append(dict(zip(PLACE_COLUMNS, cells)))
    require_used("exonyms", exonyms, used)
    return rows


def region_rows(sources):
    """Return regions by hand; states of the United States carry their GeoNames number."""
    states = {row["code"]: row["geonameid"] for row in read_rows(sources / "geonames/us_states.tsv")}
    rows = []
    for name, country, admin1, lat, lon, alt in read_hand("regions", "name", "country", "admin1", "lat", "lon", "alt", keys=3):
        geonames = states.get(admin1, "") if country == "USA" else ""
        rows.append(dict(zip(PLACE_COLUMNS, (geonames, name, country, admin1, lat, lon, "", alt, "hand"))))
    return rows


def place_rows(sources):
    """Return cities and regions."""
    countries = {row["iso2"]: row for row in read_rows(sources / "geonames/countries.tsv")}
    return city_rows(sources, countries) + region_rows(sources)
