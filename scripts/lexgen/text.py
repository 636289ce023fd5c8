"""Spellings: folding, tidying, ids, and the prefixes of a names cell."""

import re
import unicodedata

PREFIXES = "~!+=?"
LETTERS = str.maketrans({
    "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss", "æ": "ae", "Æ": "Ae",
    "œ": "oe", "Œ": "Oe", "þ": "th", "ð": "d", "ə": "a", "Ə": "A",
})
QUOTES = str.maketrans({
    "’": "'", "‘": "'", "ʻ": "'", "ʼ": "'", "ʾ": "'", "ʿ": "'", "`": "'", "“": '"', "”": '"',
    "–": "-", "—": "-", "‐": "-", "\u00a0": " ",
})


def plain(text):
    """Fold letters with marks to ASCII where possible ("Côte" to "Cote")."""
    text = unicodedata.normalize("NFKD", text.translate(LETTERS))
    return "".join(char for char in text if not unicodedata.combining(char))


def tidy(text):
    """Make quotes straight, dashes plain hyphens and spaces single."""
    return " ".join(unicodedata.normalize("NFC", text).translate(QUOTES).split())


def slug(text):
    """Turn a name into an id: lower case, `a-z 0-9 -`."""
    text = plain(text).lower().replace("&", " and ")
    return re.sub(r"[^a-z0-9]+", "-", text.replace("'", "").replace(".", "")).strip("-")


def key(text):
    """Fold a spelling for comparison: prefixes, marks, case and punctuation ignored."""
    return re.sub(r"[^a-z0-9]+", " ", plain(text.lstrip(PREFIXES)).lower()).strip()


def spellings(names):
    """Join names with bars, without doubles, and with an unmarked twin for each marked one."""
    forms = (form for name in map(tidy, names) for form in (name, plain(name)) if form)
    return "|".join(dict.fromkeys(forms))


def full_names(cell):
    """Return the folded spellings of a names cell that identify the actor on their own."""
    return {key(name) for name in cell.split("|") if not re.match(r"[=?]*[~!+?]", name)}


def display_name(cell):
    """Return the first spelling of a names cell without its prefixes."""
    return cell.split("|")[0].lstrip(PREFIXES)
