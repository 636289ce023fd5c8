#!/usr/bin/env python3
"""The share of sentences without an event in which the program finds one all the same.

    false_alarms.py BIN CORPUS... [--list] [--labels tests/judged/false_alarms.tsv]

CORPUS is what `dateline extract` reads, or JSON Lines packed with gzip; it must hold the articles that the labels name.
The labels are ids and spans and no text. A sentence fires where the trigger of an event lies in its span. Articles that
the corpus does not hold are counted and left out. `--list` prints the sentences that fire, with the events, and the
sentences labelled `event` that stay silent.
"""
import argparse
import gzip
import json
import subprocess
import tempfile
from collections import defaultdict
from pathlib import Path

HERE = Path(__file__).resolve().parent


def unpacked(path, folder):
    """The path itself, or a plain copy of a packed file."""
    if path.suffix != ".gz":
        return path
    plain = folder / path.stem
    with gzip.open(path, "rb") as packed, open(plain, "wb") as f:
        f.write(packed.read())
    return plain


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("binary")
    arguments.add_argument("corpus", nargs="+", type=Path)
    arguments.add_argument("--labels", type=Path, default=HERE.parent / "tests/judged/false_alarms.tsv")
    arguments.add_argument("--list", action="store_true")
    given = arguments.parse_args()
    labels = defaultdict(list)
    with open(given.labels, encoding="utf-8") as f:
        next(f)
        for line in f:
            article, start, end, label = line.rstrip("\n").split("\t")
            labels[article].append((int(start), int(end), label))
    total, fired = defaultdict(int), defaultdict(int)
    seen = set()
    with tempfile.TemporaryDirectory() as folder:
        paths = [unpacked(p, Path(folder)) for p in given.corpus]
        command = [given.binary, "extract", "-q", "--format", "jsonl", *map(str, paths)]
        program = subprocess.Popen(command, stdout=subprocess.PIPE)
        for line in program.stdout:
            # The id stands near the front of a record; most of a corpus is not asked about.
            if not any(ident in line[:400].decode("utf-8", "replace") for ident in labels):
                continue
            record = json.loads(line)
            ident = record["article"]["id"]
            if ident not in labels or ident in seen:
                continue
            seen.add(ident)
            for start, end, label in labels[ident]:
                found = [e for e in record["events"] if start <= e["trigger"]["start"] < end]
                total[label] += 1
                fired[label] += bool(found)
                if given.list and bool(found) == (label == "none"):
                    print(f"{label}: {record['article']['text'][start:end]!r}")
                    for e in found:
                        sides = [[p["actor"] for p in e[side]] for side in ("source", "target")]
                        print(f"    {e['event_type']} {e['cameo']} {e['trigger']['text']!r} {sides[0]} > {sides[1]}")
    for label in sorted(total):
        print(f"{label}: {fired[label]} of {total[label]} fire, {fired[label] / total[label]:.1%}")
    missing = len(labels) - len(seen)
    if missing:
        print(f"{missing} of {len(labels)} articles are not in this corpus")


if __name__ == "__main__":
    main()
