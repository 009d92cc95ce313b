#!/usr/bin/env python3
"""Mends the marked corpus of names before anything learns from it.

usage: mend_names.py [--fold K/N] [--only K/N] [--closed] NAMES.jsonl[.gz] > MENDED.jsonl

NAMES lines: {"id", "text", "names": [{"start", "end", "type"}]}. Some words of the corpus carry a label inside the text ("Velkor<tab>I-Organization"):
what a corrector meant, left there by a conversion, while the mark beside it is the one that was to be replaced. The label is taken out
of the text and set as the word's mark; a model that saw it would read the answer (micro F1 87.1 instead of 79.4 on the texts as they are).
--fold K/N leaves out every article whose number gives K when divided by N, --only K/N keeps those alone (--fold 0/5 and --only 0/5: training and
held-out part of models/en.names.md). --closed adds each article once more with "al - Masri", "Velkor ’ s" and "U. S." closed up, as
outlets print them: the corpus has blanks around every hyphen.
"""
import argparse
import gzip
import json
import re
import sys

LABEL = re.compile(r"\t([BI])-([A-Za-z]+)")
KINDS = {"Organization": "organization", "Location": "place", "Facility": "place", "NORP": "nationality", "Person": "person",
         "Product": "product"}
BEFORE_HYPHEN = {"anti", "non", "ex", "pro", "co", "self", "well", "vice", "multi", "mid", "so", "pre", "post", "semi", "re", "cross", "sub", "al", "el"}
AFTER_HYPHEN = {"based", "led", "backed", "born", "old", "year", "style", "controlled", "run", "owned", "made", "held", "wide", "in", "up", "to", "general", "elect", "speaking"}
SPACED = re.compile(r"(?<=\w) - (?=\w)")
CLITIC = re.compile(r"(?<=\w)([’']) (?=(?:s|t|re|ll|ve|d|m)\b)")
INITIALS = re.compile(r"(?<=\b[A-Z]\.) (?=[A-Z]\.)")


class Cut:
    """Takes stretches out of a text and moves offsets along."""

    def __init__(self, text, stretches):
        self.at, out, last = [], [], 0
        for start, end, instead in stretches:
            self.at += range(self.size(out), self.size(out) + start - last)
            out.append(text[last:start])
            self.at += [self.size(out)] * (end - start)
            out.append(instead)
            last = end
        self.at += range(self.size(out), self.size(out) + len(text) - last + 1)
        self.text = "".join(out) + text[last:]

    @staticmethod
    def size(parts):
        return sum(map(len, parts))

    def names(self, names):
        moved = [(self.at[a], self.at[b], kind) for a, b, kind in names]
        return [n for n in moved if n[0] < n[1]]


def relabelled(text, names, at, begins, kind):
    """`names` with the word that ends at `at` marked as the label says."""
    word = at
    while word > 0 and not text[word - 1].isspace():
        word -= 1
    while word < at and not text[word].isalnum():
        word += 1
    if word == at:
        return names
    out = []
    for a, b, old in names:
        if b <= word or a >= at:
            out.append([a, b, old])
            continue
        if a < word:
            out.append([a, len(text[:word].rstrip()), old])
        rest = at + len(text[at:b]) - len(text[at:b].lstrip())
        if rest < b:
            out.append([rest, b, old])
    before = [n for n in out if n[1] <= word and not text[n[1]:word].strip()]
    if not begins and before and before[-1][2] == kind:
        before[-1][1] = at
        name = before[-1]
    else:
        name = [word, at, kind]
        out.append(name)
    out.sort()
    following = next((n for n in out if n[0] == at + 1 and n[2] == kind and text[at] == " "), None)
    if following:
        name[1] = following[1]
        out.remove(following)
    return out


def mended(text, names):
    found = list(LABEL.finditer(text))
    cut = Cut(text, [(m.start(), m.end(), "") for m in found])
    names, done = cut.names(names), set()
    for m in found:
        at = cut.at[m.start()]
        if at in done:
            continue   # two labels behind one word: the first counts
        done.add(at)
        names = relabelled(cut.text, names, at, m[1] == "B", KINDS.get(m[2], "other"))
    return cut.text, names


def closed(text, names):
    stretches = [(m.start(), m.end(), m[1]) for m in CLITIC.finditer(text)]
    stretches += [(m.start(), m.end(), "") for m in INITIALS.finditer(text)]
    for m in SPACED.finditer(text):
        left = re.search(r"\w+$", text[max(0, m.start() - 30):m.start()])[0].lower()
        right = re.match(r"\w+", text[m.end():m.end() + 30])[0].lower()
        inside = any(a < m.start() and m.end() < b for a, b, _ in names)
        if inside or left in BEFORE_HYPHEN or right in AFTER_HYPHEN:
            stretches.append((m.start(), m.end(), "-"))
    cut = Cut(text, sorted(stretches))
    return cut.text, cut.names(names)


def part(text):
    k, n = text.split("/")
    return int(k), int(n)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names")
    parser.add_argument("--fold", type=part)
    parser.add_argument("--only", type=part)
    parser.add_argument("--closed", action="store_true")
    args = parser.parse_args()
    opened = gzip.open(args.names, "rt", encoding="utf-8") if args.names.endswith(".gz") else open(args.names, encoding="utf-8")
    for number, line in enumerate(opened):
        if args.fold and number % args.fold[1] == args.fold[0]:
            continue
        if args.only and number % args.only[1] != args.only[0]:
            continue
        record = json.loads(line)
        text, names = mended(record["text"], [[n["start"], n["end"], n["type"]] for n in record["names"]])
        versions = [(str(record["id"]), text, names)]
        if args.closed:
            versions.append((str(record["id"]) + " closed", *closed(text, names)))
        for name, words, marks in versions:
            row = {"id": name, "text": words, "names": [{"start": a, "end": b, "type": kind} for a, b, kind in sorted(map(tuple, marks))]}
            sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
