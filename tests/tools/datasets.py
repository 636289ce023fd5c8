#!/usr/bin/env python3
"""Opens what `dateline export` wrote with the tools that people use, and holds it against the nested documents.

    datasets.py CHECK PATH DOCUMENTS [SCHEMAS]

CHECK is one of the functions below. Exit status: 0 good, 1 something differs, 77 the tool is not installed.
"""

import csv
import json
import pathlib
import subprocess
import sys

# Fields of articles that nested documents leave out where there is nothing, in the order of the columns.
OPEN = ("author", "issues")
TABLES = "articles sentences mentions actors quotes stances times places events participants stance_summary".split()


def documents(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def rows(docs, table):
    """The rows of a table as the nested documents have them, `article` first."""
    for doc in docs:
        article = {"article": doc["article"]["id"]}
        if table == "articles":
            yield {**article, "author": None, "issues": [], **doc["article"]}
        elif table == "events":
            for event in doc["events"]:
                yield {**article, **event, "cluster": event.get("cluster")}
        elif table == "participants":
            for event in doc["events"]:
                for role in ("source", "target"):
                    for position, party in enumerate(event[role]):
                        yield {**article, "event": event["id"], "role": role, "position": position, **party}
        else:
            for row in doc[table]:
                yield {**article, **row}


def same(what, found, expected):
    if found != expected:
        sys.exit(f"{what}: {found!r} is not {expected!r}")


def cell(value):
    """A cell of CSV, as text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return "'" + value if value.startswith(tuple("=+-@\t\r\n")) else value
    return value


def table_text(path, docs, separator):
    csv.field_size_limit(1 << 30)
    for table in TABLES:
        file = pathlib.Path(path, f"{table}.{'csv' if separator == ',' else 'tsv'}")
        with open(file, encoding="utf-8", newline="") as lines:
            found = list(csv.DictReader(lines, delimiter=separator))
        expected = list(rows(docs, table))
        same(f"rows of {table}", len(found), len(expected))
        for a, b in zip(found, expected):
            for key, value in b.items():
                if isinstance(value, (list, dict)):
                    same(f"{table}.{key}", json.loads(a[key] or "[]"), value)
                elif isinstance(value, (int, float)) and not isinstance(value, bool):
                    same(f"{table}.{key}", float(a[key]), value)
                else:
                    same(f"{table}.{key}", a[key], cell(value))


def plain_csv(path, docs, _):
    table_text(path, docs, ",")


def plain_tsv(path, docs, _):
    table_text(path, docs, "\t")


def pandas(path, docs, _):
    import pandas as pd

    events = pd.read_csv(pathlib.Path(path, "events.csv"), dtype={"cameo": str, "quad": int})
    expected = list(rows(docs, "events"))
    same("codes", list(events["cameo"]), [e["cameo"] for e in expected])
    same("goldstein", list(events["goldstein"]), [e["goldstein"] for e in expected])
    joined = events.merge(pd.read_csv(pathlib.Path(path, "participants.csv")), left_on="id", right_on="event")
    same("joined rows", len(joined), len(list(rows(docs, "participants"))))


def pyarrow(path, docs, _):
    import pyarrow.parquet as pq

    for table in TABLES:
        file = pq.ParquetFile(pathlib.Path(path, f"{table}.parquet"))
        found, expected = file.read().to_pylist(), list(rows(docs, table))
        same(f"rows of {table}", len(found), len(expected))
        for a, b in zip(found, expected):
            columns = [k for k in b if k not in OPEN] + [k for k in OPEN if k in b]
            same(f"columns of {table}", list(a), columns)
            same(table, without_nulls(a), without_nulls(b))


def without_nulls(value):
    """A reason leaves out what it has not, and a column cannot."""
    if isinstance(value, list):
        return [without_nulls(v) for v in value]
    if isinstance(value, dict):
        return {k: without_nulls(v) for k, v in value.items() if v is not None}
    return value


def duckdb(path, docs, _):
    import duckdb as db

    def one(query):
        return db.sql(query.replace("@", str(path) + "/")).fetchall()

    for table in TABLES:
        same(table, one(f"SELECT count(*) FROM '@{table}.parquet'"), [(len(list(rows(docs, table))),)])
    spans = sum(len(q["content"]) for q in rows(docs, "quotes"))
    same("spans", one("SELECT count(*) FROM (SELECT unnest(content) AS s FROM '@quotes.parquet')"), [(spans,)])
    source = sum(len(e["source"]) for e in rows(docs, "events"))
    found = one("SELECT sum(len(source)), min(typeof(cameo)) FROM '@events.parquet'")
    same("sources", found, [(source, "VARCHAR")])
    words = one("SELECT count(*) FROM '@events.parquet' e JOIN '@sentences.parquet' s ON s.id = e.sentence")
    same("sentences", words, [(len(list(rows(docs, "events"))),)])


def pandas_parquet(path, docs, _):
    import pandas as pd
    import pyarrow  # noqa: F401

    quotes = pd.read_parquet(pathlib.Path(path, "quotes.parquet"))
    same("quotes", list(quotes["id"]), [q["id"] for q in rows(docs, "quotes")])
    same("content", quotes["content"][0][0]["text"], next(rows(docs, "quotes"))["content"][0]["text"])


def sqlite(path, docs, _):
    import sqlite3

    db = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    one = lambda query, *a: db.execute(query, a).fetchall()
    same("integrity", one("PRAGMA integrity_check"), [("ok",)])
    same("foreign keys", one("PRAGMA foreign_key_check"), [])
    for table in TABLES:
        db.row_factory = sqlite3.Row
        found, expected = one(f"SELECT * FROM {table} ORDER BY rowid"), list(rows(docs, table))
        same(f"rows of {table}", len(found), len(expected))
        for a, b in zip(found, expected):
            for key, value in b.items():
                held = a[key]
                if isinstance(value, (list, dict)):
                    held = json.loads(held or "[]")
                same(f"{table}.{key}", held, value)
        db.row_factory = None
    events = list(rows(docs, "events"))
    same("who_did_what", one("SELECT count(*) FROM who_did_what WHERE sentence IS NOT NULL"), [(len(events),)])
    quotes = [q for q in rows(docs, "quotes") if q["quote_type"] != "scare"]
    same("who_said_what", one("SELECT count(*) FROM who_said_what"), [(len(quotes),)])
    stances = list(rows(docs, "stances"))
    same("who_stands_where", one("SELECT count(*) FROM who_stands_where"), [(len(stances),)])
    holders = sum(s["holder_actor"] is not None for s in stances)
    same("holders", one("SELECT count(who) FROM who_stands_where"), [(holders,)])
    hits = one("SELECT s.id FROM sentences_fts f JOIN sentences s ON s.rowid = f.rowid WHERE sentences_fts MATCH 'talks'")
    words = [s["id"] for s in rows(docs, "sentences") if "talks" in s["text"].lower().replace("’", " ").split()]
    if not words or not set(words) <= {h[0] for h in hits}:
        sys.exit(f"search: {hits!r} lacks some of {words!r}")
    said = one("SELECT count(*) FROM quotes_fts WHERE quotes_fts MATCH 'the'")
    if said[0][0] == 0:
        sys.exit("search: no quote has the word `the`")
    same("cases", one("SELECT typeof(cameo), typeof(goldstein), typeof(quad) FROM events LIMIT 1"), [("text", "real", "integer")])


def sqlite_shell(path, docs, _):
    out = subprocess.run(["sqlite3", str(path), "SELECT count(*) FROM who_did_what"], capture_output=True, text=True)
    same("sqlite3", out.stdout.strip(), str(len(list(rows(docs, "events")))))


def datasette(path, docs, _):
    import datasette  # noqa: F401

    def get(page):
        command = [sys.executable, "-m", "datasette", str(path), "--get", page]
        out = subprocess.run(command, capture_output=True, text=True)
        if out.returncode:
            sys.exit(f"datasette --get {page}: {out.stdout[-500:]}{out.stderr[-2000:]}")
        return out.stdout

    name = pathlib.Path(path).stem
    found = json.loads(get(f"/{name}/events.json?_shape=array&_size=max"))
    same("events", sorted(e["id"] for e in found), sorted(e["id"] for e in rows(docs, "events")))
    for table in ("sentences", "quotes"):
        if 'name="_search"' not in get(f"/{name}/{table}"):
            sys.exit(f"datasette shows no search box for {table}")
    hits = json.loads(get(f"/{name}/sentences.json?_shape=array&_search=talks"))
    if not hits or not all("talks" in h["text"].lower() for h in hits):
        sys.exit(f"datasette search: {hits!r}")
    view = json.loads(get(f"/{name}/who_said_what.json?_shape=array&_size=max"))
    if not view or any(v["who"] is None and v["actor"] is not None for v in view):
        sys.exit("datasette: who_said_what has speakers without a name")


def jsonschema(_, docs, schemas):
    from jsonschema import Draft202012Validator

    def validator(name):
        schema = json.loads(pathlib.Path(schemas, f"{name}.json").read_text(encoding="utf-8"))
        Draft202012Validator.check_schema(schema)
        return Draft202012Validator(schema)

    def check(validator, instance, what):
        for error in validator.iter_errors(instance):
            sys.exit(f"{what}: {error.json_path}: {error.message}")

    # Slow: one article in full, and of each table the rows of that article.
    whole, some = validator("document"), docs[:1]
    for doc in some:
        check(whole, doc, doc["article"]["source_id"])
    for table in TABLES:
        one = validator(table)
        for row in rows(some, table):
            check(one, row, table)


def main():
    check, path, docs, *rest = sys.argv[1:]
    if check == "sqlite_shell":
        import shutil

        if not shutil.which("sqlite3"):
            print("sqlite3 (the shell) is not installed")
            sys.exit(77)
    try:
        globals()[check](path, documents(docs), rest[0] if rest else None)
    except ModuleNotFoundError as e:
        print(e)
        sys.exit(77)


if __name__ == "__main__":
    main()
