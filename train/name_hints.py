#!/usr/bin/env python3
"""Learns how much each hint speaks for each type of name: multinomial logistic regression over the hints of names.

usage: name_hints.py NAMES.jsonl[.gz] HINTS.jsonl OUT.tsv

NAMES lines: {"id", "text", "names": [{"start", "end", "type"}]}. HINTS lines: what the program train/name_hints.cc prints
for the same articles. OUT: data/LANG/name_hints.tsv. Needs numpy.

A name found counts as its gold type when it lies over one (for people: ends with one), as other when it lies over none. Words
next to names and endings that were met fewer than kLeast times, or all on one or two articles' account, tell nothing and are left out.
"""
import collections
import gzip
import json
import sys

import numpy as np

from tables import write_table

TYPES = ["person", "organization", "place", "nationality", "other"]
kLeast = 5
kLeastArticles = 3
kRidge = 1.0
kRounds = 300
kLeastPoints = 2   # a row whose weights are all smaller (in tenths) is left out


def lines(path):
    with (gzip.open(path, "rt", encoding="utf-8") if path.endswith(".gz") else open(path, encoding="utf-8")) as file:
        for line in file:
            yield json.loads(line)


def samples(names_path, hints_path):
    gold = {str(d["id"]): d["names"] for d in lines(names_path)}
    for d in lines(hints_path):
        if str(d["article"]) not in gold:
            continue
        for name in d["names"]:
            label = "other"
            for g in gold[str(d["article"])]:
                if g["start"] < name["end"] and name["start"] < g["end"]:
                    label = g["type"] if g["type"] in TYPES else "other"
                    if g["end"] == name["end"]:
                        break
            yield d["article"], label, name["hints"]


def main():
    names_path, hints_path, out = sys.argv[1:]
    data = list(samples(names_path, hints_path))
    count, articles = collections.Counter(), collections.defaultdict(set)
    for article, _, hints in data:
        for hint in set(hints):
            count[hint] += 1
            articles[hint].add(article)
    keep = sorted(h for h, n in count.items() if n >= kLeast and len(articles[h]) >= kLeastArticles)
    number = {h: i for i, h in enumerate(keep)}
    rows = [[number[h] for h in set(hints) if h in number] for _, _, hints in data]
    labels = np.array([TYPES.index(label) for _, label, _ in data])
    sample = np.repeat(np.arange(len(rows)), [len(r) for r in rows])
    column = np.concatenate([np.array(r, dtype=np.int64) for r in rows])
    weights = np.zeros((len(keep), len(TYPES)))
    target = np.eye(len(TYPES))[labels]
    moment, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, kRounds + 1):   # Adam on the whole set: the same result every time
        scores = np.zeros((len(rows), len(TYPES)))
        np.add.at(scores, sample, weights[column])
        scores -= scores.max(axis=1, keepdims=True)
        chance = np.exp(scores)
        chance /= chance.sum(axis=1, keepdims=True)
        gradient = np.zeros_like(weights)
        np.add.at(gradient, column, (chance - target)[sample])
        gradient += kRidge * weights
        moment = 0.9 * moment + 0.1 * gradient
        square = 0.999 * square + 0.001 * gradient ** 2
        weights -= 0.05 * (moment / (1 - 0.9 ** step)) / (np.sqrt(square / (1 - 0.999 ** step)) + 1e-8)
        if step % 100 == 0:
            print(step, f"{np.mean(scores.argmax(axis=1) == labels):.4f}", len(keep), len(rows), flush=True)
    points = np.rint(10 * (weights - weights.mean(axis=1, keepdims=True))).astype(int)
    table = [[h] + [str(p) for p in points[i]] for i, h in enumerate(keep) if abs(points[i]).max() >= kLeastPoints and "\t" not in h and h.strip() == h]
    write_table(out, ["# How much a hint in or around a name speaks for each type: weights of a logistic regression, in tenths.",
                      "# hint: p= p1= word before a name (of one word), n= n1= word after, f= l= first and last word, e= e1= last three letters, others by name",
                      "#   (src/annotate/name_hints.cc). # stands beyond the sentence.",
                      "# Origin: learnt by train/name_hints.py on 860 annotated news articles from around the world (worldwide newswire). It holds no text of them.",
                      "# Licence: the weights are our own, as the project; the articles they were learnt on state none."],
                ["hint"] + TYPES, table)


if __name__ == "__main__":
    main()
