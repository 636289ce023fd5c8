"""Heads of state and government, presidents of the United States, legislators."""

import re

from .tables import actor, lacking, read_hand, read_rows, read_words, require_used
from .text import slug, spellings, tidy

PARTICLES = {"de", "da", "do", "dos", "e", "y", "bin", "bint", "al", "el", "ibn", "van", "von", "der", "la", "of"}
DELEGATES = {"DC", "GU", "VI", "AS", "MP", "PR"}
# The same person under a further country, and officials that stand for a foreign one.
FOREIGN_TITLE = re.compile(r"President of China|.*Donald J|.* of (?:Denmark|the Netherlands|Norway)|.*High Commissioner")
FIRST_DAY = "1993-01-20"
SOURCE_DAY = "2026-06"


def title_case(token):
    """Turn "EL-SISI" into "el-Sisi" and "DE" into "de"; leave mixed case and numerals as they are."""
    if not token.isupper() or re.fullmatch(r"[IVX]{1,5}|[A-Z]\.?", token):
        return token
    parts = []
    for part in token.split("-"):
        low = part.lower()
        parts.append(low if low in {"al", "el"} and "-" in token else low.capitalize())
    return re.sub(r"^[OD]'[a-z]", lambda match: match.group().upper(), "-".join(parts))


def parse_leader(title_and_name, title_tokens):
    """Split the Factbook's "President Abdelmadjid TEBBOUNE" into spellings and surname."""
    text = re.sub(r",? (Jr\.|II$)", "", tidy(title_and_name).replace('"', ""))
    text = re.sub(r" of (Denmark|the Netherlands|Norway|China)\b|, .*$", "", text)
    tokens = text.split()
    cut = 0
    while cut < len(tokens) - 1 and tokens[cut].strip(",") in title_tokens:
        cut += 1
    name = tokens[cut:]
    is_caps = [token == token.upper() and len(token.strip(".")) > 1 and token.lower() != token for token in name]
    if not any(is_caps):
        return [" ".join(name)], name[-1]
    first = is_caps.index(True)
    last = len(name) - is_caps[::-1].index(True)
    shown = [title_case(token) for token in name]
    surname = " ".join(shown[first:last])
    if first == 0:
        return [" ".join(shown)], surname
    full = " ".join(shown[:last])
    short = f"{shown[0]} {surname}" if shown[0].lower() not in PARTICLES else full
    return [short, full, " ".join(shown)], surname


def find_office(row, first_name, offices):
    """Return the office in plain words that stands before the name."""
    title = row["title_and_name"].split(first_name)[0]
    for office, pattern in offices:
        if re.search(pattern, title):
            return office
    return "prime minister" if row["role"] == "head of government" else "head of state"


def is_foreign(row):
    """Tell whether a row names the head of another country, who has a row there."""
    iso3, caps = row["iso3"], row["surname_caps"]
    if iso3 != "GBR" and "CHARLES III" in caps or iso3 != "FRA" and "MACRON" in caps:
        return True
    return bool(FOREIGN_TITLE.match(row["title_and_name"]))


def leader_rows(sources):
    """Return heads of state and government from the Factbook, joined by person."""
    hand = {(iso3, caps): (names, roles) for iso3, caps, names, roles in
            read_hand("leaders", "iso3", "surname_caps", "names", "roles", keys=2)}
    offices, title_tokens = read_hand("offices", "office", "pattern", keys=2), read_words("title_tokens")
    left_out = lacking("leaders") | {""}
    people, used = {}, set()
    for row in read_rows(sources / "factbook/leaders.tsv"):
        iso3 = row["iso3"]
        if iso3 in left_out or is_foreign(row):
            continue
        names, surname = parse_leader(row["title_and_name"], title_tokens)
        office = find_office(row, names[0].split()[0], offices)
        names, roles = names + ["~" + surname], f"{iso3}GOV {office} @{row['since']}.."
        head = (iso3, row["surname_caps"] or row["title_and_name"].split()[-1])
        hand_names, hand_roles = hand.get(head, ("", ""))
        if head in hand:
            used.add(head)
        if hand_names == "drop":
            continue
        names = hand_names.split("|") if hand_names else names
        roles = hand_roles.replace("GOV:", f"{iso3}GOV ") or roles
        person = slug(names[0])
        if person not in people:
            people[person] = actor(person, "person", spellings(names), roles, "", "factbook")
        elif office not in people[person]["roles"] and not hand_roles:
            people[person]["roles"] += f" ; {roles}"
    require_used("leaders", hand, used)
    return list(people.values())


def join_terms(spans):
    """Join terms of the same office that follow each other."""
    merged = []
    for start, end, office in sorted(spans):
        if merged and merged[-1][1] == start and merged[-1][2] == office:
            merged[-1] = (merged[-1][0], end, office)
        else:
            merged.append((start, end, office))
    return merged


def president_roles(spans):
    """Return the roles of a president, the latest first, with the times as a former one between them."""
    roles, following = [], None
    for start, end, office in reversed(join_terms(spans)):
        if following is None and end > SOURCE_DAY:
            roles.append(f"USAGOV {office} @{start}..")
        else:
            if following != end:
                roles.append(f"USAELI former {office} @{end}..{following or ''}")
            roles.append(f"USAGOV {office} @{start}..{end}")
        following = start
    return roles


def president_rows(sources):
    """Return United States presidents and vice presidents with tenures since 1993."""
    hand = {name: (names.split("|"), earlier) for name, names, earlier in
            read_hand("presidents", "source_name", "names", "earlier_roles")}
    terms = {}
    for row in read_rows(sources / "congress/executive.tsv"):
        if row["end"] >= FIRST_DAY and row["name"] in hand:
            terms.setdefault(row["name"], []).append((row["start"], row["end"], row["office"]))
    rows = []
    for name, spans in terms.items():
        names, earlier = hand[name]
        roles = president_roles(spans) + ([earlier] if earlier else [])
        rows.append(actor(slug(names[0]), "person", spellings(names), " ; ".join(roles), "", "congress"))
    return rows


def legislator_names(row, display_names):
    """Return the spellings of a legislator, the display name first."""
    official = tidy(re.sub(r',? (Jr\.|Sr\.|I{2,3}|IV)$|"[^"]*" ?', "", row["name"]).replace("”", ""))
    official = re.sub(r'\s*[“"][^“”"]*[”"]\s*', " ", official)
    called = row["nickname"] or (row["first"] if len(row["first"].strip(".")) > 1 else "")
    if not row["nickname"] and not official.startswith(row["first"]):
        called = official.split()[0]
    display = display_names.get(official) or (f"{called} {row['last']}" if called else official)
    names = [display, f"{row['first']} {row['last']}", official]
    if re.search(r" [A-Z]\. ", official):
        names.append(re.sub(r" [A-Z]\. ", " ", official))
    return [name for name in names if name == display or not re.match(r"[A-Z]\. ?\w+$", name)]


def legislator_roles(row, senators):
    """Return the roles of a legislator; a senator who came from the House carries both tenures."""
    first = row["first_term_start"]
    if row["chamber"] == "Senate":
        senate, house = senators.get(row["last"], ("", ""))
        if first < senate:
            return f"USALEG senator @{senate}.. ; USALEG representative @{first}..{house or senate}"
        return f"USALEG senator @{first}.."
    office = "delegate" if row["state"] in DELEGATES else "representative"
    return f"USALEG {office} @{first}.."


def legislator_rows(sources):
    """Return sitting senators and representatives."""
    senators = {last: (senate, house) for last, senate, house in
                read_hand("senators_from_house", "surname", "senate_start", "house_end")}
    chiefs = dict(read_hand("congress_leaders", "name", "roles"))
    display_names = dict(read_hand("legislator_names", "official", "display"))
    rows, taken = [], set()
    for row in read_rows(sources / "congress/legislators.tsv"):
        names = legislator_names(row, display_names)
        roles = chiefs.get(names[0]) or legislator_roles(row, senators)
        identity = slug(names[0])
        if identity in taken:
            identity += "-" + row["state"].lower()
        taken.add(identity)
        rows.append(actor(identity, "person", spellings(names + ["~" + row["last"]]), roles, "", "congress"))
    return rows


def all_leaders(sources):
    """Return leaders, presidents and legislators by id, each person once."""
    dropped = {"~" + name for name in read_words("short_forms_dropped", "name")}
    rows = {}
    for row in president_rows(sources) + leader_rows(sources) + legislator_rows(sources):
        if row["id"] in rows:
            row["id"] += "-2" if row["src"] == "factbook" else "-us"
        row["names"] = "|".join(name for name in row["names"].split("|") if name not in dropped)
        rows[row["id"]] = row
    return [rows[identity] for identity in sorted(rows)]
