"""Political parties."""

import re

from .tables import actor, lacking, read_hand, read_rows, read_words, require_used
from .text import key, plain, slug, spellings, tidy

# Lines of the Factbook's list that are notes, not parties.
NOTE_STARTS = (
    r"note", r"coalition ", r"the following", r"other", r"others", r"includes", r"all ", r"no ", r"there ", r"traditionally",
    r"although", r"area ", r"under ", r"aka ", r"legal ", r"major ", r"minor ", r"de facto", r"political part", r"candidates",
    r"formerly", r"alliances ", r"Nauru does", r"Hekmatyar", r"the (?:following|remainder|9 parties|taliban)", r"\(", r"V$",
    r"D$", r"independents?$", r"CPP dissolved", r"Independent$", r"Coalition of ", r"100%",
)
NOTE_WORDS = (r"parties:", r"parties included", r"alliances:", r"includes PTS")
NO_PARTY = re.compile("|".join((f"^(?:{'|'.join(NOTE_STARTS)})", *NOTE_WORDS)), re.I)
# Brackets that hold a note and not a second name or an abbreviation.
BRACKET_STARTS = (
    r"includes?", r"formerly", r"formally", r"coalition", r"electoral", r"alliance", r"split", r"dissolved", r"under", r"now",
    r"led", r"part", r"part of", r"operates", r"affiliated", r"also", r"aka", r"known", r"an? ", r"the ", r"largest", r"consists",
    r"successor", r"merger", r"formed", r"various", r"ruling", r"group", r"pro-", r"one of", r"associated", r"United in",
    r"\d{4}", r"two", r"3 factions", r"Northern Ireland", r"Ershad", r"Manju", r"Communist Party\)", r"Nationalist Party\)",
    r"including", r"an active", r"not ",
)
BRACKET_NOTE = re.compile(rf"\((?:{'|'.join(BRACKET_STARTS)}).*$", re.I)
PARTY_NOUN = re.compile(
    r"\b(?:Party|Movement|Union|Front|Alliance|Congress|Rally|Coalition|League|Partido|Parti|Association|Organi[sz]ation)\b"
)
AMERICAN_SPELLING = {"USA", "AUS"}


def is_abbreviation(piece):
    """Tell an abbreviation ("CDU", "PiS") from a name."""
    capitals = sum(char.isupper() for char in re.sub(r"[^A-Za-z]", "", plain(piece)))
    return " " not in piece and (piece.isupper() or capitals > 1) and len(piece) < 12


def parse_party(text):
    """Return (names, abbreviations) of a Factbook party line, or None where the line is a note."""
    text = tidy(re.sub(r"\[[^\]]*\]?|\]", "", text))
    text = BRACKET_NOTE.sub("", text).strip(" :;,-")
    if not text or NO_PARTY.search(text) or len(text) < 3:
        return None
    names, short = [], []
    for part in re.split(r" or (?=\S)| formerly | aka ", text):
        inner = re.findall(r'\("?([^()"]*)"?\)?', part)
        outer = re.sub(r"\s*\([^)]*\)?", "", part).strip(' "')
        for piece in [outer] + inner:
            piece = piece.strip(' "*)')
            if piece:
                (short if is_abbreviation(piece) else names).append(piece)
    names = [name for name in names if len(name) > 3 and not name[0].islower()]
    if not names:
        names, short = short[:1], short[1:]
    return (names, short) if names else None


def both_spellings(names, american):
    """Add the British twin of the Factbook's American "Labor Party", in front unless the country spells so itself."""
    out = []
    for name in names:
        twin = name.replace("Labor", "Labour") if "Labor" in name else name.replace("Center", "Centre")
        out += [name, twin] if american else [twin, name]
    return list(dict.fromkeys(out))


def read_parties(sources):
    """Return (id, alpha-3 code, names, abbreviations) of each party; names by hand come with None for the abbreviations."""
    hand = dict(read_hand("parties", "id", "names"))
    left_out, words = lacking("parties") | {""}, read_words("party_word_names", "name")
    parties, used = [], set()
    for row in read_rows(sources / "factbook/parties.tsv"):
        iso3, found = row["iso3"], parse_party(row["party"])
        if not found or iso3 in left_out:
            continue
        names, short = found
        identity = f"{iso3.lower()}.{slug(names[0])}"
        if identity in hand:
            used.add(identity)
            if hand[identity] != "drop":
                names = hand[identity].split("|")
                parties.append((f"{iso3.lower()}.{slug(names[0].lstrip('=?~'))}", iso3, names, None))
            continue
        names = [name for name in names if name not in words]
        if names:
            parties.append((identity, iso3, both_spellings(names, iso3 in AMERICAN_SPELLING), short))
    require_used("parties", hand, used)
    return parties


def party_rows(sources, country_words):
    """Return political parties; shared names and abbreviations need a word of their country."""
    parties = read_parties(sources)
    party_words, word_abbreviations = read_words("party_words"), read_words("party_word_abbreviations")
    owners = {}
    for _, iso3, names, short in parties:
        for name in names + short if short is not None else ():
            owners.setdefault(key(name), set()).add(iso3)

    def needs_near(name):
        """Tell whether a name is shared, made of common words only, or does not show that it is a party."""
        common = all(word.strip("'\"").lower() in party_words for word in re.split(r"[ -]", name))
        return common or len(owners[key(name)]) > 1 or not PARTY_NOUN.search(name)

    rows = {}
    for identity, iso3, names, short in parties:
        if short is not None:
            names = ["?" + name if needs_near(name) else name for name in names]
            names += ["?=" + name for name in short
                      if len(name) > 2 and name.lower() not in word_abbreviations and not re.search(r"[!&]", name)]
        near = "|".join(country_words[iso3]) if any("?" in name[:2] for name in names) else ""
        rows.setdefault(identity, actor(identity, "party", spellings(names), f"{iso3}PTY", near, "factbook"))
    return [rows[identity] for identity in sorted(rows)]
