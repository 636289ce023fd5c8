"""Armed groups."""

from .tables import actor, read_hand, read_rows
from .text import key, spellings, tidy

LONGEST_NAME = 130  # what is longer in the Factbook's list is a note


def armed_group_rows(sources):
    """Return armed groups: the hand table, checked against the Factbook's list."""
    listed = [tidy(row["group"]) for row in read_rows(sources / "factbook/armed_groups.tsv") if len(row["group"]) < LONGEST_NAME]
    folded = key(" | ".join(listed)).replace(" a ida", " aida")
    rows = []
    for identity, names, roles, near in read_hand("armed_groups", "id", "names", "roles", "near"):
        names = names.split("|")
        in_factbook = any(key(name) in folded for name in names if len(key(name)) > 4)
        rows.append(actor(identity, "armed_group", spellings(names), roles, near, "factbook" if in_factbook else "hand"))
    return sorted(rows, key=lambda row: row["id"])
