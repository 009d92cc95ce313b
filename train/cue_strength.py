#!/usr/bin/env python3
"""Writes how often each cue word introduces content into the cue tables.

usage: cue_strength.py POLNEAR_TRAIN.jsonl.gz TABLE.tsv..

POLNEAR_TRAIN lines: {"text", "quotations": [{"cue": [[s,e],..]}, ..]}. TABLE is reporting_verbs, cue_nouns or
cue_adjectives: any table with columns forms (or lemma), act, frames, strength and, if wanted, form_strengths.
All other columns are kept.

An occurrence of a form counts when it stands wholly inside the cue of some attribution. A raw share of a rare word is
noise, so each share is drawn towards a prior as if kWeight further occurrences had been seen: for a form the share of
its word, for a word the share of all words of its table with the same act and first frame (of the same act where
those have been seen fewer than kEnough times).
"""
import collections
import gzip
import json
import re
import sys

from tables import read_table, write_table

kWeight = 4
kEnough = 50
TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def count(path, forms):
    """forms: set of tuples of lower-case words. Gives {form: (inside a cue, in all)}."""
    longest = max(len(form) for form in forms)
    inside, total = collections.Counter(), collections.Counter()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            text = article["text"]
            cue = bytearray(len(text) + 1)
            for quotation in article["quotations"]:
                for start, end in quotation["cue"] or []:
                    cue[start:end] = b"\1" * (end - start)
            tokens = [(m.group().lower(), m.start(), m.end()) for m in TOKEN.finditer(text)]
            for i in range(len(tokens)):
                for n in range(1, longest + 1):
                    form = tuple(word for word, _, _ in tokens[i:i + n])
                    if len(form) == n and form in forms:
                        start, end = tokens[i][1], tokens[i + n - 1][2]
                        total[form] += 1
                        inside[form] += all(cue[start:end])
    return inside, total


def per_mille(inside, total, prior):
    return round(1000 * (inside + kWeight * prior) / (total + kWeight))


def update(corpus, path):
    head, columns, rows = read_table(path)
    at = {name: i for i, name in enumerate(columns)}
    split = lambda row: [tuple(f.lower().split("_")) for f in row[at.get("forms", 0)].split()]
    inside, total = count(corpus, {form for row in rows for form in split(row)})
    groups = collections.defaultdict(lambda: [0, 0])
    for row in rows:
        a, n = sum(inside[f] for f in set(split(row))), sum(total[f] for f in set(split(row)))
        # One very frequent word must not speak for its group.
        scale = min(1.0, 30 / n) if n else 0
        for key in (row[at["act"]], (row[at["act"]], row[at["frames"]].split(",")[0])):
            groups[key][0] += a * scale
            groups[key][1] += n * scale
    for row in rows:
        key = (row[at["act"]], row[at["frames"]].split(",")[0])
        a, n = groups[key] if groups[key][1] >= kEnough else groups[key[0]]
        forms = split(row)
        prior = per_mille(sum(inside[f] for f in set(forms)), sum(total[f] for f in set(forms)), a / n) / 1000
        row[at["strength"]] = round(1000 * prior)
        if "form_strengths" in at:
            row[at["form_strengths"]] = " ".join(str(per_mille(inside[f], total[f], prior)) for f in forms)
    write_table(path, head, columns, rows)


if __name__ == "__main__":
    if len(sys.argv) < 3 or sys.argv[1] in ("-h", "--help"):
        sys.exit(__doc__)
    for table in sys.argv[2:]:
        update(sys.argv[1], table)
