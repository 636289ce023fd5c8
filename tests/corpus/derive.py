#!/usr/bin/env python3
"""Derives gold.jsonl from the annotations of tests/corpus/annotations and the articles of corpus/.

Annotations quote the text; this script finds the quoted words and writes code-point offsets.

    derive.py            write gold.jsonl
    derive.py --check    fail if gold.jsonl is not what the annotations give, or if a span does not slice to its text

The format of the annotations is described in README.md. Python standard library only.
"""
import json
import re
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
CORPUS = HERE.parent.parent / "corpus"
ANNOTATIONS = HERE / "annotations"
GOLD = HERE / "gold.jsonl"

QUAD = {**dict.fromkeys(("AGREE", "CONSULT", "SUPPORT", "CONCEDE"), 1), **dict.fromkeys(("COOPERATE", "AID", "RETREAT"), 2),
        **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), 3),
        **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), 4)}
POLARITY = {**dict.fromkeys(("ACCEPT", "COMMIT", "SUPPORT", "OPTIMISM"), 1), **dict.fromkeys(("DEMAND", "CONDITION", "HEDGE"), 0),
            **dict.fromkeys(("REJECT", "CRITICISE", "THREATEN", "DENY", "PESSIMISM", "CONCERN"), -1)}
ALLOWED = {
    "kind": {"sentence", "heading", "subheading", "byline"},
    "mention_type": {"NAM", "NOM", "PRO", "MOD"},
    "type": {"direct", "mixed", "indirect"},
    "precision": {"year", "month", "week", "day", "time", "duration", "set", "reference"},
    "polarity": {"positive", "negative"},
    "modality": {"asserted", "future", "possible", "conditional", "counterfactual"},
    "certainty": {"certain", "probable", "possible", "unlikely"},
    "salience": {"main", "background"},
    "basis": {"explicit", "context", None},
}


class Fault(Exception):
    """An annotation that does not fit its article."""


def allowed(name, value):
    if value not in ALLOWED[name]:
        raise Fault(f"{name} is {value!r}, expected one of {sorted(map(str, ALLOWED[name]))}")
    return value


def pattern(quoted):
    """The quoted words; white space in them matches any white space (articles may be wrapped), word ends match word ends."""
    body = r"\s+".join(re.escape(word) for word in quoted.split())
    return re.compile((r"(?<!\w)" if quoted[:1].isalnum() else "") + body + (r"(?!\w)" if quoted[-1:].isalnum() else ""))


class Article:
    """The text of one article, its sentences, and the finding of quoted words in them."""

    def __init__(self, name, coded):
        self.text = (CORPUS / f"{name}.txt").read_bytes().decode("utf-8")
        self.sentences = self.split(coded["sentences"])

    def split(self, openings):
        """Sentences from their first words: each ends where the next begins, without the white space between."""
        starts, position = [], 0
        for opening in openings:
            kind, words = ("sentence", opening) if isinstance(opening, str) else (allowed("kind", opening["kind"]), opening["t"])
            found = pattern(words).search(self.text, position)
            if not found:
                raise Fault(f"sentence {len(starts)} is not found after code point {position}: {words!r}")
            starts.append((found.start(), kind))
            position = found.end()
        if self.text[:starts[0][0]].strip():
            raise Fault(f"text before the first sentence: {self.text[:starts[0][0]]!r}")
        ends = [start for start, _ in starts[1:]] + [len(self.text)]
        return [{"id": i, "kind": kind, "start": start, "end": start + len(self.text[start:end].rstrip()),
                 "text": self.text[start:end].rstrip()} for i, ((start, kind), end) in enumerate(zip(starts, ends))]

    def span(self, at):
        """{"s", "t", "n"} as a span. It begins in sentence s and may run on (a quotation of several sentences)."""
        if at is None:
            return None
        if not set(at) >= {"s", "t"}:
            raise Fault(f"a span needs s and t: {at}")
        sentence, nth = self.sentences[at["s"]], at.get("n", 1)
        hits = [m for m in pattern(at["t"]).finditer(self.text, sentence["start"]) if m.start() < sentence["end"]]
        if len(hits) < nth:
            raise Fault(f"occurrence {nth} of {at['t']!r} is not in sentence {at['s']}: {sentence['text']!r}")
        start, end = hits[nth - 1].span()
        return {"start": start, "end": end, "text": self.text[start:end], "sentence": at["s"]}


def known(cast, ids):
    for actor in ids:
        if actor not in cast:
            raise Fault(f"actor {actor!r} is not in the cast")
    return ids


def participant(article, cast, mentions, sentence, said):
    """ "x": the first mention of actor x in the sentence; "x@words" or "x@words#2": that mention; "*x": implicit."""
    implicit = said.startswith("*")
    actor, _, words = said.lstrip("*").partition("@")
    known(cast, [actor])
    if implicit:
        return {"actor": actor, "mention": None, "implicit": True}
    words, _, nth = words.partition("#")
    here = [m for m in mentions if m["sentence"] == sentence and actor in m["actors"]]
    if words:
        span = article.span({"s": sentence, "t": words, "n": int(nth or 1)})
        here = [m for m in here if (m["start"], m["end"]) == (span["start"], span["end"])]
    if not here:
        raise Fault(f"no mention for participant {said!r} in sentence {sentence}")
    return {"actor": actor, "mention": here[0]["id"], "implicit": False}


def record(name):
    coded = json.loads((ANNOTATIONS / f"{name}.json").read_text(encoding="utf-8"))
    article = Article(name, coded)
    span, cast = article.span, {a["id"] for a in coded["actors"]}
    if len(cast) < len(coded["actors"]):
        raise Fault("an actor stands twice in the cast")
    order = lambda item: (item["start"], item["end"])

    mentions = sorted(({**span(m), "mention_type": allowed("mention_type", m["mention_type"]), "actors": known(cast, m["actors"])}
                       for m in coded["mentions"]), key=order)
    mentions = [{**{k: m[k] for k in ("start", "end", "text", "sentence")}, "id": f"m{i}", "mention_type": m["mention_type"],
                 "actors": m["actors"]} for i, m in enumerate(mentions, 1)]
    for a, b in zip(mentions, mentions[1:]):
        if b["start"] < a["end"]:
            raise Fault(f"mentions overlap: {a['text']!r} and {b['text']!r} in sentence {a['sentence']}")

    quotes = []
    for i, q in enumerate(coded["quotes"], 1):
        if q["id"] != f"q{i}":
            raise Fault(f"quote {i} has the id {q['id']!r}, expected q{i}")
        quotes.append({"id": q["id"], "type": allowed("type", q["type"]), "content": [span(c) for c in q["content"]],
                       "quoted_spans": [span(c) for c in q.get("quoted_spans", [])], "cue": span(q.get("cue")),
                       "speaker": span(q.get("speaker")), "speaker_actors": known(cast, q["speaker_actors"]),
                       "core": q.get("core", True), "arguable": q.get("arguable", False), "note": q.get("note")})

    stances = []
    for i, s in enumerate(coded["stances"], 1):
        negated, sign = s.get("negated", False), POLARITY[s["class"]]
        stances.append({"id": f"st{i}", "class": s["class"], "negated": negated, "polarity": -sign if negated else sign,
                        "phrase": span(s["phrase"]), "holder_actors": known(cast, s["holder_actors"]), "target": span(s.get("target")),
                        "target_actors": known(cast, s.get("target_actors", [])),
                        "reported_by": known(cast, [s["reported_by"]])[0] if s.get("reported_by") else None,
                        "hedge": span(s.get("hedge")), "arguable": s.get("arguable", False), "note": s.get("note")})

    events = []
    for i, e in enumerate(coded["events"], 1):
        sentence = e["trigger"]["s"]
        side = lambda role: [participant(article, cast, mentions, sentence, p) for p in e.get(role, [])]
        quote = e.get("quote")
        if quote and quote not in {q["id"] for q in quotes}:
            raise Fault(f"event {e['trigger']['t']!r}: there is no quote {quote}")
        events.append({"id": f"e{i}", "sentence": sentence, "event_type": e["event_type"], "mode": e.get("mode", []),
                       "context": e.get("context", []), "cameo": e["cameo"], "quad_code": QUAD[e["event_type"]],
                       "trigger": span(e["trigger"]), "actor": side("actor"), "recipient": side("recipient"), "date": e.get("date"),
                       "place": e.get("place"), "polarity": allowed("polarity", e.get("polarity", "positive")),
                       "negation_cue": span(e.get("negation_cue")), "modality": allowed("modality", e.get("modality", "asserted")),
                       "certainty": allowed("certainty", e.get("certainty", "certain")),
                       "attribution": known(cast, e.get("attribution", [])), "quote": quote, "coref": e.get("coref"),
                       "salience": allowed("salience", e.get("salience", "main")), "arguable": e.get("arguable", False),
                       "note": e.get("note"), "date_basis": allowed("basis", e.get("date_basis")),
                       "place_basis": allowed("basis", e.get("place_basis"))})
        checked(events[-1], quotes)

    times = [{**span(t), "value": t["value"], "precision": allowed("precision", t["precision"])} for t in coded["times"]]
    places = [{**span(p), "name": p["name"], "country": p["country"]} for p in coded["places"]]
    used = {a for m in mentions for a in m["actors"]}
    used |= {a for q in quotes for a in q["speaker_actors"]} | {a for s in stances for a in s["holder_actors"] + s["target_actors"]}
    used |= {p["actor"] for e in events for p in e["actor"] + e["recipient"]}
    if cast - used:
        raise Fault(f"actors that nothing uses: {sorted(cast - used)}")
    return {"id": name, "date": coded["date"], "text": article.text, "actors": [cast_member(a) for a in coded["actors"]],
            "mentions": mentions, "times": sorted(times, key=order), "places": sorted(places, key=order), "quotes": quotes,
            "scare_quotes": [span(q) for q in coded["scare_quotes"]], "stances": stances, "events": events,
            "sentences": article.sentences}


def cast_member(a):
    country, sector = a.get("country"), a.get("sector")
    return {"id": a["id"], "name": a["name"], "type": a["type"], "country": country, "sector": sector,
            "code": (country or "") + (sector or ""), "role": a.get("role"), "member_of": a.get("member_of")}


def checked(event, quotes):
    """Rules of the guide that a machine can hold us to."""
    words = event["trigger"]["text"]
    if (event["polarity"] == "negative") != (event["negation_cue"] is not None):
        raise Fault(f"event {words!r}: polarity and negation cue disagree")
    if (event["date"] is None) != (event["date_basis"] is None) or (event["place"] is None) != (event["place_basis"] is None):
        raise Fault(f"event {words!r}: a date or place needs a basis, and only then")
    if not any(not p["implicit"] for p in event["actor"] + event["recipient"]):
        raise Fault(f"event {words!r}: no participant is expressed in the sentence")
    inside = {a for q in quotes for c in q["content"] if c["start"] <= event["trigger"]["start"] and event["trigger"]["end"] <= c["end"]
              for a in q["speaker_actors"]}
    if not set(event["attribution"]) <= inside or (inside and not event["attribution"]):
        raise Fault(f"event {words!r} of sentence {event['sentence']}: attribution is {event['attribution']}, "
                    f"but the quotes around it are spoken by {sorted(inside)}")


def spans(value):
    """All spans inside a record, however deep."""
    if isinstance(value, dict):
        if "start" in value:
            yield value
        for inner in value.values():
            yield from spans(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from spans(inner)


def derived():
    lines = []
    for path in sorted(ANNOTATIONS.glob("*.json")):
        try:
            lines.append(record(path.stem))
        except (Fault, KeyError, ValueError) as fault:
            sys.exit(f"{path.name}: {type(fault).__name__}: {fault}")
    return lines


def check(records):
    written = GOLD.read_text(encoding="utf-8") if GOLD.exists() else ""
    bad = [f"{r['id']}: {s['start']}-{s['end']} gives {r['text'][s['start']:s['end']]!r}, not {s['text']!r}"
           for r in map(json.loads, written.splitlines()) for s in spans(r) if r["text"][s["start"]:s["end"]] != s["text"]]
    if bad:
        sys.exit("\n".join(bad))
    if written != dump(records):
        sys.exit("gold.jsonl is not up to date: run derive.py")


def dump(records):
    return "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records)


def main():
    records = derived()
    if sys.argv[1:] == ["--check"]:
        check(records)
    elif not sys.argv[1:]:
        GOLD.write_text(dump(records), encoding="utf-8", newline="\n")
    else:
        sys.exit(__doc__)
    layers = ("sentences", "actors", "mentions", "quotes", "scare_quotes", "stances", "times", "places", "events")
    print(len(records), "articles:", ", ".join(f"{sum(len(r[layer]) for r in records)} {layer}" for layer in layers))


if __name__ == "__main__":
    main()
