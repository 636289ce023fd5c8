#!/usr/bin/env python3
"""Runs dateline and well-known tools over the same texts, one core each, and prints their speeds as ratios.

    python3 -m venv peers && peers/bin/pip install -r benches/peers/requirements.txt
    peers/bin/python benches/peers/run.py FEED.jsonl --bin target/release/dateline --lexicons lexicons

The peers do less than dateline: they split, look names up or read dates, each one step of many.
So the figures say what a step costs elsewhere, not who is better.
All tools take turns, several rounds, and the median of each counts. Time is processor time, not that of the clock on the
wall, so that other work on the machine disturbs little; start-up and the loading of word lists are not in it. A tool that is not installed is left out, and said so.
"""

import argparse
import csv
import datetime
import importlib.metadata
import json
import pathlib
import platform
import resource
import statistics
import subprocess
import sys
import time


def names(folder, limit=50_000):
    """Names from dateline's own lexicons, so that all tools look the same ones up."""
    out = {}
    for path in sorted(pathlib.Path(folder).rglob("*.tsv")):
        with open(path, encoding="utf-8") as f:
            for row in csv.DictReader((l for l in f if not l.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE):
                for name in (row.get("names") or "").split("|"):
                    name = name.strip()
                    if len(name) > 3 and name[0].isupper() and all(c.isalnum() or c in " .'-" for c in name):
                        out.setdefault(name, row.get("id") or name)
    return dict(list(out.items())[:limit])


# Each adapter gives a function from a text to something; what it needs is made before the clock starts.

def spacy_blank(_):
    import spacy
    nlp = spacy.blank("en")
    nlp.max_length = 1 << 30
    return nlp, "tokens"


def spacy_ruler(known):
    import spacy
    nlp = spacy.blank("en")
    nlp.max_length = 1 << 30
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "ACTOR", "pattern": name, "id": id} for name, id in known.items()])
    return nlp, f"tokens, {len(known)} names"


def pysbd(_):
    import pysbd
    return pysbd.Segmenter(language="en", clean=False).segment, "sentences"


def nltk_words(_):
    from nltk.tokenize import NLTKWordTokenizer
    return NLTKWordTokenizer().tokenize, "words (Treebank)"


def blingfire(_):
    import blingfire
    return lambda text: (blingfire.text_to_sentences(text), blingfire.text_to_words(text)), "sentences and words"


def flashtext(known):
    from flashtext import KeywordProcessor
    finder = KeywordProcessor(case_sensitive=True)
    for name, id in known.items():
        finder.add_keyword(name, id)
    return lambda text: finder.extract_keywords(text, span_info=True), f"{len(known)} names"


def dateparser(_):
    from dateparser.search import search_dates
    return lambda text: search_dates(text, languages=["en"]), "dates"


PEERS = [
    ("BlingFire", "blingfire", blingfire, 1.0),
    ("FlashText", "flashtext", flashtext, 1.0),
    ("spaCy blank", "spacy", spacy_blank, 0.5),
    ("spaCy blank + EntityRuler", "spacy", spacy_ruler, 0.3),
    ("NLTK words", "nltk", nltk_words, 0.5),
    ("pySBD", "pysbd", pysbd, 0.05),
    ("dateparser search", "dateparser", dateparser, 0.01),
]

# Figures from another machine and day: for scale, no ratio is made of them.
QUOTED = [
    ("TABARI 0.8", "whole coder, no parser", "about 8,000 sentences/s (1.4 MB/s)"),
    ("PETRARCH2", "whole coder, parses given beforehand", "1,060 to 1,310 sentences/s"),
    ("CoreNLP", "the parses that PETRARCH2 needs", "2 to 5 sentences/s"),
]


def share(texts, part):
    """The first texts that hold this part of all bytes: slow tools get fewer."""
    total = sum(len(t.encode()) for t in texts) * part
    out, size = [], 0
    for text in texts:
        out.append(text)
        size += len(text.encode())
        if size >= total:
            break
    return out, size


def timed(run, texts):
    start = time.process_time()
    for text in texts:
        run(text)
    return time.process_time() - start


def dateline_time(binary, feed):
    """Processor time of a run with one worker, reading and writing with it."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [binary, "extract", str(feed), "-j", "1", "--format", "jsonl", "-q", "--language", "any"]
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("feed", type=pathlib.Path, help="JSON Lines with `text`")
    args.add_argument("--bin", default="target/release/dateline")
    args.add_argument("--lexicons", default="lexicons")
    args.add_argument("--articles", type=int, default=1000)
    args.add_argument("--rounds", type=int, default=5)
    args.add_argument("--out", type=pathlib.Path, help="write the table into this file too")
    args = args.parse_args()

    with open(args.feed, encoding="utf-8") as f:
        lines = [line for line, _ in zip(f, range(args.articles))]
    texts = [json.loads(line)["text"] for line in lines]
    sample = args.feed.with_suffix(".peers.jsonl")
    sample.write_text("".join(lines), encoding="utf-8")
    first = args.feed.with_suffix(".first.jsonl")
    first.write_text('{"text": "No."}\n', encoding="utf-8")
    total = sum(len(t.encode()) for t in texts) / 1e6
    known = names(args.lexicons)

    tools, missing = [], []
    for name, package, adapter, part in PEERS:
        try:
            run, does = adapter(known)
            tools.append((f"{name} {importlib.metadata.version(package)}", does, run, *share(texts, part)))
        except ImportError:
            missing.append(name)
    speeds = {name: [] for name, *_ in tools}
    own = []
    for _ in range(args.rounds):
        own.append(total / (dateline_time(args.bin, sample) - dateline_time(args.bin, first)))
        for name, _, run, some, size in tools:
            speeds[name].append(size / 1e6 / timed(run, some))
    sample.unlink()
    first.unlink()

    version = subprocess.run([args.bin, "--version"], capture_output=True, text=True).stdout.strip()
    ours = statistics.median(own)
    rows = [(version, "everything, nested documents written", ours, min(own), max(own))]
    rows += [(n, d, statistics.median(speeds[n]), min(speeds[n]), max(speeds[n])) for n, d, *_ in tools]
    rows.sort(key=lambda r: -r[2])
    out = [
        f"{datetime.date.today()}, {platform.machine()} {platform.system()}, Python {platform.python_version()}, "
        f"{len(texts)} articles of {total:.2f} MB, {args.rounds} rounds in turn, medians (lowest to highest), processor time.",
        "",
        "| tool | what it does | MB/s on one core | times dateline |",
        "|---|---|---|---|",
    ]
    out += [f"| {n} | {d} | {m:.3g} ({lo:.3g} to {hi:.3g}) | {m / ours:.3g} |" for n, d, m, lo, hi in rows]
    out += ["", "Quoted, from another machine:", "", "| tool | what it does | speed |", "|---|---|---|"]
    out += [f"| {' | '.join(row)} |" for row in QUOTED]
    if missing:
        out += ["", f"Not installed, left out: {', '.join(missing)}."]
    text = "\n".join(out) + "\n"
    print(text)
    if args.out:
        args.out.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
