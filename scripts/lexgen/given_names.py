"""Given names with gender."""

import re

from .tables import read_hand, read_words
from .text import plain, tidy

NAME = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")


class Names:
    """Given names found so far, each with gender (m, f, or u where both or unknown) and source."""

    def __init__(self):
        self.dropped = read_words("given_names_dropped")
        self.found = {}

    def add(self, name, gender, src):
        """Add a name unless it is no name or too often a word; a name of both genders becomes u."""
        name = tidy(name)
        if len(name) < 2 or not name[0].isupper() or name.lower() in self.dropped or not NAME.fullmatch(name):
            return
        if name not in self.found:
            self.found[name] = (gender, src)
        elif {self.found[name][0], gender} == {"m", "f"}:
            self.found[name] = ("u", self.found[name][1])

    def rows(self):
        """Return the names in order."""
        return [{"name": name, "gender": gender, "src": src} for name, (gender, src) in sorted(self.found.items())]


def given_name_rows(sources, leaders):
    """Return names by hand, those of the corpus, and first names of leaders that both lack."""
    names = Names()
    for name, gender in read_hand("given_names", "name", "gender"):
        names.add(name, gender, "hand")
        names.add(plain(name), gender, "hand")
    hand = set(names.found)
    for file, gender in (("male", "m"), ("female", "f")):
        with open(sources / f"names/{file}.txt", encoding="utf-8") as handle:
            for name in map(str.strip, handle):
                if name not in hand:
                    names.add(name, gender, "names")
    not_given = read_words("not_given_names")
    for row in leaders:
        first, *rest = row["names"].split("|")[0].split()
        if rest and first not in names.found and row["id"].split("-")[0] not in not_given:
            names.add(first, "u", row["src"])
    return names.rows()
