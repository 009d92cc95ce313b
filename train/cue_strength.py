#!/usr/bin/env python3
"""Writes how often each cue word introduces content into the cue tables.

usage: cue_strength.py [--apart] TRAIN.jsonl.gz TABLE.tsv..

TRAIN (PolNeAR for en, German Wikinews for de) lines: {"text", "quotations": [{"cue": [[s,e],..]}, ..]}. --apart: the parts of
a form may stand apart in their sentence, as "teilte … mit" does; such a form counts by its first part. TABLE is reporting_verbs, cue_nouns or
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
kReach = 30  # words between the parts of a form that stand apart
TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def stand_apart(text, tokens, i, form):
    """Whether the other parts of the form follow token i in order, in the same sentence."""
    at = i
    for part in form[1:]:
        for at in range(at + 1, min(at + 1 + kReach, len(tokens))):
            if re.search(r"[.!?;]", text[tokens[at - 1][2]:tokens[at][1]]):
                return False
            if tokens[at][0] == part:
                break
        else:
            return False
    return True


def count(path, forms, apart):
    """forms: set of tuples of lower-case words. Gives {form: (inside a cue, in all)}."""
    by_first = collections.defaultdict(list)
    for form in forms:
        if apart and len(form) > 1:
            by_first[form[0]].append(form)
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
            for i, (first, start, end) in enumerate(tokens):
                for form in by_first[first]:
                    if stand_apart(text, tokens, i, form):
                        total[form] += 1
                        inside[form] += all(cue[start:end])
                for n in range(1, longest + 1):
                    form = tuple(word for word, _, _ in tokens[i:i + n])
                    if len(form) == n and form in forms and form not in by_first[form[0]]:
                        start, end = tokens[i][1], tokens[i + n - 1][2]
                        total[form] += 1
                        inside[form] += all(cue[start:end])
    return inside, total


def per_mille(inside, total, prior):
    return round(1000 * (inside + kWeight * prior) / (total + kWeight))


def update(corpus, path, apart):
    head, columns, rows = read_table(path)
    at = {name: i for i, name in enumerate(columns)}
    split = lambda row: [tuple(f.lower().split("_")) for f in row[at.get("forms", 0)].split()]
    inside, total = count(corpus, {form for row in rows for form in split(row)}, apart)
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
    arguments = [a for a in sys.argv[1:] if a != "--apart"]
    for table in arguments[1:]:
        update(arguments[0], table, "--apart" in sys.argv)
