#!/usr/bin/env python3
"""Draws findings for two judges and joins what they say.

    judge.py draw KIND N SEED RECORDS.jsonl SHEET.tsv     KIND is mentions, quotes, stances or events
    judge.py join SHEET.tsv FIRST.tsv SECOND.tsv OUT.tsv

RECORDS is what `dateline extract --format jsonl` writes. The sheet holds each finding with its sentence and the one before,
for the judges' eyes. A judge's file has the lines of the sheet's ids with one verdict for each question, `yes`, `no` or
`unsure`. OUT keeps ids and verdicts and no text, so that it may stand beside the tests; shares and agreement are printed.
"""
import json
import random
import sys
from collections import Counter

QUESTIONS = {
    "mentions": ("actor", "code"),
    "quotes": ("content", "speaker"),
    "stances": ("phrase", "class", "holder"),
    "events": ("type", "parties", "detail"),
}


def words(span):
    return span["text"].replace("\n", " ") if span else "-"


def party(p):
    return f"{p.get('actor') or '?'} [{p.get('code') or '-'}] \"{p.get('text') or ''}\""


def describe(kind, row, actors):
    """A finding in one line."""
    if kind == "mentions":
        who = actors.get(row["actor"], {})
        return (f"\"{words(row)}\" ({row['mention_type']}) is {row['actor']} = {who.get('name')}, "
                f"country {row['country']}, sector {row['sector']}, code {row['code']}, {row['resolution']}")
    if kind == "quotes":
        who = ", ".join(f"{a} ({actors.get(a, {}).get('name') or '?'})" for a in row["speaker_actors"]) or "-"
        content = " ... ".join(words(c) for c in row["content"])
        return (f"{row['quote_type']}: [{content}] cue [{words(row['cue'])}] speaker [{words(row['speaker'])}] "
                f"= {who}")
    if kind == "stances":
        return (f"{row['stance']}{' NEGATED' if row['negated'] else ''} [{words(row['phrase'])}] "
                f"holder [{words(row['holder'])}] = {row['holder_actor']} target [{words(row['target'])}]")
    source, target = ("; ".join(map(party, row[k])) or "-" for k in ("source", "target"))
    said = row["attribution"]["actor"] if row["attribution"] else "-"
    return (f"{row['event_type']} {row['mode'] or ''} {row['cameo']} \"{words(row['trigger'])}\" {source} -> {target}; "
            f"{row['polarity']}, {row['modality']}, date {row['date']} ({row['date_basis']}), claimed by {said}")


def draw(kind, n, seed, records, sheet):
    pool = []
    with open(records, encoding="utf-8") as f:
        for line in f:
            record = json.loads(line)
            for row in record[kind]:
                if row.get("quote_type") != "scare":
                    pool.append((row["id"], row["sentence"], record))
    # By id, so that the draw does not hang on the order of the input.
    pool.sort(key=lambda p: p[0])
    drawn = random.Random(seed).sample(pool, n)
    with open(sheet, "w", encoding="utf-8") as f:
        print("id", *QUESTIONS[kind], "finding", "published", "context", sep="\t", file=f)
        for ident, sentence, record in drawn:
            row = next(r for r in record[kind] if r["id"] == ident)
            actors = {a["id"]: a for a in record["actors"]}
            texts = [(s["id"], s["text"]) for s in record["sentences"]]
            at = next(i for i, s in enumerate(texts) if s[0] == sentence)
            lead = texts[0][1]
            context = " / ".join([lead, "[...]"] * (at > 3) + [t for _, t in texts[max(0, at - 3):at]] + [f">>> {texts[at][1]}"])
            cells = [ident, *[""] * len(QUESTIONS[kind]), describe(kind, row, actors),
                     str(record["article"]["date_published"]), context]
            print(*(c.replace("\t", " ").replace("\n", " ") for c in cells), sep="\t", file=f)


def verdicts(path, n):
    with open(path, encoding="utf-8") as f:
        rows = [line.rstrip("\n").split("\t") for line in f if line.strip() and not line.startswith("id\t")]
    return {r[0]: r[1:1 + n] for r in rows}


def kappa(pairs):
    total = len(pairs)
    same = sum(a == b for a, b in pairs) / total
    left, right = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(left[k] * right[k] for k in left) / total**2
    return same, (same - chance) / (1 - chance) if chance < 1 else 1.0


def join(sheet, first, second, out):
    with open(sheet, encoding="utf-8") as f:
        head = f.readline().rstrip("\n").split("\t")
        ids = [line.split("\t", 1)[0] for line in f]
    questions = head[1:head.index("finding")]
    one, two = verdicts(first, len(questions)), verdicts(second, len(questions))
    missing = [i for i in ids if i not in one or i not in two]
    if missing:
        sys.exit(f"no verdict of both judges for {missing[:5]} ({len(missing)} in all)")
    with open(out, "w", encoding="utf-8") as f:
        print("id", *(f"{q}_{judge}" for q in questions for judge in (1, 2)), sep="\t", file=f)
        for i in ids:
            print(i, *(v for pair in zip(one[i], two[i]) for v in pair), sep="\t", file=f)
    for k, q in enumerate(questions):
        pairs = [(one[i][k], two[i][k]) for i in ids]
        same, agreement = kappa(pairs)
        yes = [sum(p[j] == "yes" for p in pairs) / len(pairs) for j in (0, 1)]
        both = sum(p == ("yes", "yes") for p in pairs) / len(pairs)
        print(f"{q}: yes {yes[0]:.1%} and {yes[1]:.1%}, both {both:.1%}, agree {same:.1%}, kappa {agreement:.2f}, n={len(pairs)}")


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["draw", kind, n, seed, records, sheet] if kind in QUESTIONS:
            draw(kind, int(n), int(seed), records, sheet)
        case ["join", sheet, first, second, out]:
            join(sheet, first, second, out)
        case _:
            sys.exit(__doc__)
