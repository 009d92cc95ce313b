#!/usr/bin/env python3
"""Writes train/words.tsv: the word classes of the common words of English, counted over tagged sentences.

usage: words.py TAGGED.tsv.gz OUT.tsv

TAGGED: Universal Dependencies English, one token a line (form, UPOS, XPOS, head, relation, space-after), sentences
headed by "# id". Of GUM only the parts whose texts may be used for any purpose are counted: kLeftOut names the
genres with non-commercial or no-derivatives texts, and GENTLE is left out whole for the same reason.

Keys are lower case, whatever the case in the text. A word that is most often a name keeps its row, with class PROPN: a
reader that asks "is this capitalised word at the start of a sentence a common word?" asks for a class other than PROPN.
"""
import collections
import gzip
import re
import sys

from tables import write_table

kLeftOut = ("GUM_whow", "GUM_fiction", "GUM_conversation", "GENTLE")
kLeast = 2
kVerbForms = {"VBD", "VBN", "VBZ", "VBP", "VB", "VBG", "MD"}
WORD = re.compile(r"[a-z]+(?:['’.-][a-z]+)*\.?|'[a-z]+|’[a-z]+|n[’']t")
HEAD = """# Word classes of the common words of English.
# word: lower case. class: its most frequent universal part of speech. second: the next one, or -.
# share: per mille of its occurrences that are of the first class. form: its most frequent tag as a verb
#   (VBD VBN VBZ VBP VB VBG MD), or - if it was seen as a verb in fewer than 20 per mille of its occurrences.
# class PROPN: mostly seen as (part of) a name. All other rows are common words.
# Origin: counts over Universal Dependencies English EWT and GUM (without its wikiHow, fiction and conversation parts),
#   made by train/words.py. EWT: Natalia Silveira and others, Stanford. GUM: Amir Zeldes and others, Georgetown.
# Licence: this table stands under CC BY-SA 4.0, as EWT does (https://creativecommons.org/licenses/by-sa/4.0/)."""


def main(tagged, out):
    classes = collections.defaultdict(collections.Counter)
    forms = collections.defaultdict(collections.Counter)
    skip = False
    with gzip.open(tagged, "rt", encoding="utf-8") as lines:
        for line in lines:
            cells = line.rstrip("\n").split("\t")
            if len(cells) < 5:
                if line.startswith("# "):
                    skip = line[2:].startswith(kLeftOut)
                continue
            form, upos, xpos = cells[:3]
            word = form.lower()
            if skip or upos in ("X", "SYM", "PUNCT") or not WORD.fullmatch(word):
                continue
            classes[word][upos] += 1
            if upos in ("VERB", "AUX") and xpos in kVerbForms:
                forms[word][xpos] += 1
    rows = []
    for word, count in classes.items():
        total = sum(count.values())
        if total < kLeast:
            continue
        ranked = sorted(count.items(), key=lambda item: (-item[1], item[0]))
        verb = sorted(forms[word].items(), key=lambda item: (-item[1], item[0]))
        seen = sum(n for _, n in verb)
        rows.append([
            word, ranked[0][0], ranked[1][0] if len(ranked) > 1 else "-",
            round(1000 * ranked[0][1] / total),
            verb[0][0] if verb and seen * 50 >= total else "-",
        ])
    write_table(out, HEAD.split("\n"), ["word", "class", "second", "share", "form"], rows)


if __name__ == "__main__":
    if len(sys.argv) != 3 or sys.argv[1] in ("-h", "--help"):
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2])
