"""International bodies."""

from .tables import actor, read_hand, read_rows
from .text import key, spellings


def igo_rows(sources):
    """Return international bodies: the hand table, members of the Factbook's list marked so."""
    listed = {key(row["abbrev"]) for row in read_rows(sources / "factbook/igos.tsv")}
    rows = []
    for identity, names, roles, near in read_hand("igos", "id", "names", "roles", "near"):
        names = names.split("|")
        in_factbook = any(key(name) in listed for name in names + [identity])
        rows.append(actor(identity, "igo", spellings(names), roles, near, "factbook" if in_factbook else "hand"))
    return sorted(rows, key=lambda row: row["id"])
