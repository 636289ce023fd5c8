"""Large companies listed in the United States."""

import re

from .tables import actor, read_hand, read_rows, read_words, require_used
from .text import slug, spellings, tidy

LEGAL_FORM = re.compile(r",? (?:Inc\.?|plc|Corp\.?|Corporation|Ltd\.?|Limited|Incorporated|& Co\.|Company|Companies)$")
GENERIC_TAIL = re.compile(
    r" (?:Group|Holdings|Technologies|Technology|International|Global|Worldwide|Systems|Industries|Platforms"
    r"|Enterprises?|Laboratories|Pharmaceuticals|Semiconductors|Properties|Solutions|Markets|Financial|Materials)$"
)


def without_doubles(names):
    """Drop names that differ from an earlier one only in their prefixes."""
    kept = {}
    for name in names:
        kept.setdefault(name.lstrip("=?"), name)
    return list(kept.values())


def company_rows(sources):
    """Return the S&P 500 companies under the names that news gives them."""
    hand = {security: (names.split("|"), near) for security, names, near in read_hand("companies", "security", "names", "near")}
    common = read_words("company_words")
    rows, used = {}, set()
    for row in read_rows(sources / "companies/sp500.csv", ","):
        security = tidy(re.sub(r" \(Class [ABC]\)", "", row["Security"]))
        listed = re.sub(r"^(.*) \(The\)$", r"\1", security)
        base = LEGAL_FORM.sub("", LEGAL_FORM.sub("", listed))
        names, near = [base, listed], ""
        short = GENERIC_TAIL.sub("", base)
        if security in hand:
            used.add(security)
            names, near = hand[security]
            names = names + ([listed] if LEGAL_FORM.search(listed) else [])
        elif short != base and len(base.split()) == 2 and len(short) > 4 and short not in common:
            names = [short] + names
        identity = slug(names[0].lstrip("=?"))
        rows.setdefault(identity, actor(identity, "company", spellings(without_doubles(names)), "USABUS", near, "sp500"))
    require_used("companies", hand, used)
    return [rows[identity] for identity in sorted(rows)]
