#!/usr/bin/env python3
"""Write the generated lexicons from the open sources named in NOTICE.

    python3 scripts/generate_lexicons.py --sources DIR --out lexicons/generated

DIR holds the folders factbook, cldr, geonames, congress, companies, names and
rigour. Output depends on the sources, on the hand tables in scripts/tables, and on
people.tsv and organisations.tsv in the folder above the output folder: a person or
organisation that stands there is left out here. Standard library only.
"""

import argparse
from pathlib import Path

from lexgen.armed_groups import armed_group_rows
from lexgen.companies import company_rows
from lexgen.countries import country_rows, country_words
from lexgen.given_names import given_name_rows
from lexgen.igos import igo_rows
from lexgen.leaders import all_leaders
from lexgen.parties import party_rows
from lexgen.places import place_rows
from lexgen.tables import ACTOR_COLUMNS, GIVEN_COLUMNS, PLACE_COLUMNS, Known, write_rows


def families(sources, lexicons):
    """Yield for each generated lexicon its name, columns, rows, title and sources."""
    people, bodies = Known(lexicons / "people.tsv"), Known(lexicons / "organisations.tsv")
    countries, leaders = country_rows(sources), all_leaders(sources)
    yield ("countries", ACTOR_COLUMNS, countries, "States, territories and their governments",
           ("cldr", "factbook", "geonames", "rigour", "hand"))
    yield ("leaders", ACTOR_COLUMNS, people.filter(leaders),
           "Heads of state and government, United States presidents and legislators", ("factbook", "congress", "hand"))
    yield ("companies", ACTOR_COLUMNS, bodies.filter(company_rows(sources)),
           "Large companies listed in the United States", ("sp500", "hand"))
    yield ("parties", ACTOR_COLUMNS, bodies.filter(party_rows(sources, country_words(countries))),
           "Political parties", ("factbook", "hand"))
    yield "armed_groups", ACTOR_COLUMNS, bodies.filter(armed_group_rows(sources)), "Armed groups", ("factbook", "hand")
    yield "igos", ACTOR_COLUMNS, bodies.filter(igo_rows(sources)), "International bodies", ("factbook", "hand")
    places, towns = place_rows(sources)
    yield "places", PLACE_COLUMNS, places, "Countries as places, cities, capitals and regions", ("geonames", "hand")
    yield "towns", PLACE_COLUMNS, towns, "Towns of 5,000 to 100,000 people", ("geonames",)
    yield ("given_names", GIVEN_COLUMNS, given_name_rows(sources, leaders), "Given names",
           ("names", "factbook", "congress", "hand"))


def main():
    """Read the arguments, make every family, write the files."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sources", type=Path, required=True, metavar="DIR", help="folder of sources")
    parser.add_argument("--out", type=Path, default=Path("lexicons/generated"), metavar="DIR", help="folder of generated lexicons")
    options = parser.parse_args()
    made = list(families(options.sources, options.out.parent))
    options.out.mkdir(parents=True, exist_ok=True)
    for name, columns, rows, title, credits in made:
        write_rows(options.out / f"{name}.tsv", columns, rows, title, credits)
        print(f"{name}\t{len(rows)}")


if __name__ == "__main__":
    main()
