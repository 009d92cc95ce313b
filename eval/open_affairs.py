#!/usr/bin/env python3
"""usage: open_affairs.py STEMMA OPEN.jsonl.gz [--part development|checking]

Conflicts of twenty real affairs against eval/open_marks.json, which holds ids, offsets and hashes and none of their words. A conflict is found
when one reported conflict of class "conflict" has two sides whose evidence (at most 400 code points) overlaps positions of two values and none of both.
"""

import argparse
import collections
import gzip
import hashlib
import itertools
import json
import subprocess
import sys
import tempfile
from pathlib import Path

MARKS = Path(__file__).resolve().parent / "open_marks.json"


def text_of(record):
    body = record["body"] if isinstance(record["body"], str) else "\n\n".join(record["body"])
    title = (record["title"] or "").strip()
    return (title + "\n\n" if title else "") + body


def dossier(stemma, texts):
    with tempfile.TemporaryDirectory() as tmp:
        for number, text in enumerate(texts):
            (Path(tmp) / f"{number}.txt").write_text(text, encoding="utf-8")
        made = subprocess.run([stemma, "brief", tmp, "--format", "json", "--quiet"], capture_output=True, check=False)
        if made.returncode not in (0, 1):
            raise SystemExit(f"stemma brief left with {made.returncode}: {made.stderr.decode().strip()}")
        return json.loads(made.stdout)


def touched(side, report_of, positions):
    return {
        p["value"]
        for e in side["evidence"]
        if e["end"] - e["start"] <= 400
        for p in positions
        if report_of[e["article"]] == p["report"] and p["start"] < e["end"] and e["start"] < p["end"]
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stemma")
    parser.add_argument("corpus")
    parser.add_argument("--part", choices=["development", "checking"])
    args = parser.parse_args()
    clusters = collections.defaultdict(list)
    with gzip.open(args.corpus, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            clusters[record["cluster"]].append(record)
    found = strict = false = compatible = hard = matching = 0
    for affair in json.loads(MARKS.read_text(encoding="utf-8"))["affairs"]:
        if args.part not in (None, affair["part"]):
            continue
        by_url = {record["url"]: text_of(record) for record in clusters[affair["cluster"]]}
        texts = [by_url[report["url"]] for report in affair["reports"]]
        for text, report in zip(texts, affair["reports"]):
            if hashlib.sha256(text.encode()).hexdigest() != report["sha256"]:
                raise SystemExit(f"{affair['cluster']}: the text of {report['url']} is not the one that was marked")
        made = dossier(args.stemma, texts)
        report_of = {a["id"]: int(Path(a["path"]).stem) for a in made["articles"]}
        told = [c for c in made["conflicts"] if c["class"] == "conflict"]
        hard += len(told)
        used = set()
        for issue in affair["conflicts"]:
            hits = [
                number
                for number, c in enumerate(told)
                if any(
                    a and b and not a & b
                    for a, b in itertools.combinations([touched(s, report_of, issue["positions"]) for s in c["sides"]], 2)
                )
            ]
            if issue["strict"]:
                strict, found = strict + 1, found + bool(hits)
                used.update(hits)
            else:
                compatible, false = compatible + 1, false + bool(hits)
        matching += len(used)
    print(f"strict conflicts found: {found} of {strict}")
    print(f"compatible differences reported as hard conflicts: {false} of {compatible}")
    print(f"hard conflicts reported: {hard}; matching a strict issue: {matching}")


if __name__ == "__main__":
    sys.exit(main())
