#!/usr/bin/env python3
"""Learns the word-class tables of a language from Universal Dependencies, as Brill (1995) does.

usage: tag_rules.py TRAIN.tsv.gz REPORTING_VERBS.tsv OUT_FOLDER [DEV.tsv.gz ..]

TRAIN lines: form, UPOS, XPOS, head, relation, space-after; a blank line ends a sentence. Writes to OUT_FOLDER
  tag_words.tsv     a word's tags, most frequent first
  tag_suffixes.tsv  tag of an unknown word by its ending and shape
  tag_rules.tsv     rules in the order in which they are tried: change tag FROM to TO where the context holds
and prints the share of right tags and classes on each DEV. Needs numpy.

A word first gets its most frequent tag, an unknown one the tag of its longest known ending. Then the rules run, each over the
whole text, in order. A rule may give a known word only a tag that it was seen with. Words seen once in training count as unknown
while rules are learnt, so that rules for unknown words are learnt too. Seen tags are completed by paradigm: a word seen as VBD may
be VBN, what adds -s to a verb may be VBZ; the forms of reporting verbs are added even where they were never seen.
"""
import collections
import gzip
import sys

import numpy as np

from tables import read_table, write_table

kMinGain = 4        # a rule must mend at least this many more tokens than it breaks
kMaxRules = 1200
kSuffixLength = 5
kMinSuffix = 3

OPEN = ["NN", "NNS", "PN", "JJ", "RB", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ"]


def tag_of(form, upos, xpos):
    """One tag for a UD pair: what rules look at, and from which class and verb form follow."""
    if upos == "NOUN":
        return "NNS" if xpos == "NNS" else "NN"
    if upos == "PROPN":
        return "PN"
    if upos in ("VERB", "AUX"):
        if xpos == "MD":
            return "MD"
        if xpos not in ("VB", "VBD", "VBG", "VBN", "VBP", "VBZ"):
            xpos = "VB" if upos == "VERB" else "VBP"
        return xpos if upos == "VERB" else "A" + xpos[1:]
    if upos == "PRON":
        if xpos in ("PRP$", "WP$"):
            return "PP$"
        return {"WP": "WP", "WDT": "WP", "EX": "EX", "DT": "PD"}.get(xpos, "PP")
    if upos == "ADV":
        return "WRB" if xpos == "WRB" else "RB"
    if upos == "ADP":
        return "RP" if xpos == "RP" else "IN"
    if upos == "PART":
        return {"TO": "TO", "POS": "POS"}.get(xpos, "NOT")
    if upos == "DET":
        return "DT"
    return {"ADJ": "JJ", "SCONJ": "SC", "CCONJ": "CC", "NUM": "CD", "INTJ": "UH", "PUNCT": ".", "SYM": "SYM"}.get(upos, "X")


def class_of(tag):
    if tag in ("NN", "NNS"):
        return "N"
    if tag.startswith("VB"):
        return "V"
    if tag == "MD" or tag.startswith("AB"):
        return "A"
    return {"PP$": "PRON", "WP": "PRON", "EX": "PRON", "PD": "PRON", "PP": "PRON", "WRB": "RB", "RP": "IN", "TO": "PART",
            "POS": "PART", "NOT": "PART", "SYM": "X"}.get(tag, tag)


def plain(word):
    for curly, straight in (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("–", "-"), ("—", "-")):
        word = word.replace(curly, straight)
    return word


# Parts of GUM whose texts may not be used freely (train/words.py leaves them out too).
kLeftOut = ("# GUM_whow", "# GUM_fiction", "# GUM_conversation", "# GENTLE")


def read(path, leave_out=()):
    sentences, now, skip = [], [], False
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if not line:
                if now and not skip:
                    sentences.append(now)
                now = []
            elif line.startswith("# "):
                skip = line.startswith(tuple(leave_out)) if leave_out else False
            else:
                cells = line.split("\t")
                if len(cells) >= 3:
                    now.append((plain(cells[0]), tag_of(*cells[:3])))
    return sentences


def shape(form):
    """Letter for an unknown word's outside: d has a digit, p no letter nor digit, A all capitals, C capital, h hyphen, l else.
    A word with a capital behind a hyphen ("pro-Paris") is h too: it is an adjective more often than a verb in -ing."""
    if any(c.isdigit() for c in form):
        return "d"
    if not any(c.isalpha() for c in form):
        return "p"
    letters = [c for c in form if c.isalpha()]
    if len(letters) >= 2 and all(c.isupper() for c in letters):
        return "A"
    if form[0].isupper():
        return "C"
    return "h" if "-" in form[1:-1] else "l"


def title_case(sentence):
    """Most words of four letters or more are capitalised: capitals tell nothing."""
    words = [f for f, _ in sentence if len(f) >= 4 and f.isalpha()]
    return len(words) >= 4 and sum(f[0].isupper() for f in words) * 5 >= len(words) * 4


def keys_of(sentence):
    """The key under which each word is looked up: ^word where a capital tells something, else the word in small letters."""
    titled, out, start = title_case(sentence), [], True
    for form, _ in sentence:
        capital = form[:1].isupper() and not start and not titled
        out.append(("^" if capital else "") + form.lower())
        start = start and not any(c.isalnum() for c in form) or form in ('"', "``", "(", "'", ":")
    return out


def learn_words(sentences):
    counts, total = collections.defaultdict(collections.Counter), collections.Counter()
    for s in sentences:
        for key, (form, tag) in zip(keys_of(s), s):
            counts[key][tag] += 1
            total[key] += 1
    return counts, total


def keep_tags(counter):
    """Tags in order, without the rare ones that are slips of the annotators."""
    total = sum(counter.values())
    ranked = sorted(counter.items(), key=lambda x: (-x[1], x[0]))
    return [t for i, (t, n) in enumerate(ranked) if i == 0 or (n >= 2 and n * 200 >= total) or (n * 20 >= total)][:6]


def complete(words, verbs):
    """Adds to each word the tags that its paradigm allows."""
    def allow(word, *tags):
        if word in words:
            words[word] += [t for t in tags if t not in words[word] and len(words[word]) < 6]

    for forms in verbs:
        base, third, past, *more = forms
        for word, tags in [(base, ["VB", "VBP"]), (third, ["VBZ"]), (past, ["VBD", "VBN"] if len(more) == 1 else ["VBD"]), (more[-1], ["VBG"])] + \
                ([(more[0], ["VBN"])] if len(more) == 2 else []):
            if word.isalpha() and word.islower():
                words.setdefault(word, [])
                allow(word, *tags)
    for word in list(words):
        tags = words[word]
        if word.startswith("^") or not word.isalpha():
            continue
        if "VB" in tags or "VBP" in tags:
            allow(word, "VB", "VBP")
        if word.endswith("ed") and ("VBD" in tags or "VBN" in tags):
            allow(word, "VBD", "VBN")
        if word.endswith("s"):
            for base in (word[:-1], word[:-2] if word.endswith("es") else "", word[:-3] + "y" if word.endswith("ies") else ""):
                known = words.get(base, [])
                if "VB" in known or "VBP" in known:
                    allow(word, "VBZ")
                if "NN" in known and set(tags) & {"VBZ", "NNS"}:
                    allow(word, "NNS")
        if word.endswith("ing") and "VBG" in tags:
            allow(word, "NN")
        if word.endswith("ing") and "NN" in tags and {"VB", "VBP"} & set(words.get(word[:-3], []) + words.get(word[:-3] + "e", [])):
            allow(word, "VBG")


def learn_suffixes(sentences, total):
    counts = collections.defaultdict(collections.Counter)
    for s in sentences:
        for key, (form, tag) in zip(keys_of(s), s):
            if total[key] > 3 or tag not in OPEN + ["CD", "X", "UH", "."]:
                continue
            outside, low = shape(form) if key.startswith("^") or not form[:1].isupper() else "C0", form.lower()
            outside = "l" if outside == "C0" else outside
            for n in range(0, min(kSuffixLength, len(low) - 1) + 1):
                counts[outside, low[len(low) - n:] if n else ""][tag] += 1
    table = {}
    for (outside, suffix), c in sorted(counts.items(), key=lambda x: len(x[0][1])):
        best, n = max(sorted(c.items()), key=lambda x: x[1])
        if suffix and (sum(c.values()) < kMinSuffix or n < 2):
            continue
        above = guess_suffix(table, outside, suffix[1:]) if suffix else None
        if best != above:
            table[outside, suffix] = best
    return table


def guess_suffix(table, outside, low):
    for n in range(min(kSuffixLength, len(low)), -1, -1):
        tag = table.get((outside, low[len(low) - n:] if n else ""))
        if tag:
            return tag
    return "NN"


def first_tags(sentences, words, suffixes, unknown):
    """Tag, allowed tags (None: any open one) of each token."""
    tags, allowed = [], []
    for s in sentences:
        for key, (form, _) in zip(keys_of(s), s):
            known = None if key in unknown else words.get(key)
            low = key.lstrip("^") if len(key) > 1 else key
            if known:
                tags.append(known[0])
                allowed.append(known)
                continue
            other = words.get(low if key.startswith("^") else "^" + low) if low not in unknown else None
            if key.startswith("^"):
                if other and other[0] not in OPEN:
                    tags.append(other[0])
                    allowed.append(other + ["PN"])
                else:
                    outside = shape(form)
                    tags.append(guess_suffix(suffixes, outside, low))
                    allowed.append(None)
            elif other:
                tags.append(other[0])
                allowed.append(None)
            else:
                outside = shape(form)
                if outside == "C":
                    outside = "h" if "-" in form[1:-1] else "l"
                tags.append(guess_suffix(suffixes, outside, low))
                allowed.append(None)
    return tags, allowed


# Context of a rule: offsets of the tags and words it looks at. t: tag, w: word (small letters).
TEMPLATES = ["t-1", "t+1", "t-2", "t+2", "t-1 t+1", "t-2 t-1", "t+1 t+2", "w0", "w-1", "w+1", "w-2", "w+2", "w0 t-1", "w0 t+1", "w0 w-1", "w0 w+1",
             "w-1 t+1", "t-1 w+1", "w0 t+2", "w0 t-2", "w0 w+2", "w0 w-2", "t-1 t+2", "t-2 t+1", "w0 t-1 t+1", "t-2 t-1 t+1", "t-1 t+1 t+2",
             "w-1 w+1", "t-3 t-2 t-1", "w0 t-2 t-1", "w0 t+1 t+2", "c0 t-1", "c0 t+1", "c0 t-1 t+1", "s0 t-1", "s0 t+1"]


def learn_rules(sentences, words, suffixes, unknown):
    names = sorted({t for s in sentences for _, t in s})
    number = {t: i + 1 for i, t in enumerate(names)}   # 0: beyond the sentence
    lexicon = {}
    gap = 3
    size = sum(len(s) + gap for s in sentences) + gap
    gold, now, word = (np.zeros(size, dtype=np.int64) for _ in range(3))
    caps, ends = np.zeros(size, dtype=np.int64), np.zeros(size, dtype=np.int64)
    allow = np.zeros((size, len(names) + 1), dtype=bool)
    suffix_number = {}
    tags, allowed = first_tags(sentences, words, suffixes, unknown)
    opens = [number[t] for t in OPEN]
    at, k = gap, 0
    for s in sentences:
        for form, tag in s:
            gold[at], now[at] = number[tag], number[tags[k]]
            word[at] = lexicon.setdefault(form.lower(), len(lexicon) + 1)
            caps[at] = 1 + "dpAChl".index(shape(form))
            ends[at] = suffix_number.setdefault(form.lower()[-2:], len(suffix_number) + 1)
            for t in (allowed[k] or []):
                allow[at, number[t]] = True
            if allowed[k] is None:
                allow[at, opens] = True
            at += 1
            k += 1
        at += gap
    spelled = {v: w for w, v in lexicon.items()}
    spelled_suffix = {v: w for w, v in suffix_number.items()}
    base = len(lexicon) + 2
    real = gold > 0

    def context(template, places):
        key = np.zeros(len(places), dtype=np.int64)
        for part in template.split():
            key = key * base + {"t": now, "w": word, "c": caps, "s": ends}[part[0]][places + int(part[1:])]
        return key

    rules = []
    while len(rules) < kMaxRules:
        wrong = np.nonzero(real & (now != gold))[0]
        keep = allow[wrong, gold[wrong]]
        wrong = wrong[keep]
        best, best_gain = None, kMinGain - 1
        candidates = []
        pair = now[wrong] * 64 + gold[wrong]
        for number_of, template in enumerate(TEMPLATES):
            key = context(template, wrong)
            order = np.lexsort((key, pair))
            p, q = pair[order], key[order]
            change = np.nonzero((p[1:] != p[:-1]) | (q[1:] != q[:-1]))[0] + 1
            starts = np.concatenate(([0], change))
            sizes = np.diff(np.concatenate((starts, [len(p)])))
            for i in np.argsort(-sizes, kind="stable")[:60]:
                if sizes[i] > best_gain:
                    candidates.append((int(sizes[i]), number_of, int(p[starts[i]]), int(q[starts[i]])))
        candidates.sort(key=lambda c: (-c[0], c[1], c[2], c[3]))
        places, keys = {}, {}
        for good, number_of, pair, q in candidates:
            if good <= best_gain:
                break
            a, b = divmod(pair, 64)
            if pair not in places:
                places[pair] = np.nonzero((now == a) & allow[:, b])[0]
            if (pair, number_of) not in keys:
                keys[pair, number_of] = context(TEMPLATES[number_of], places[pair])
            hits = places[pair][keys[pair, number_of] == q]
            truth = gold[hits]
            gain = int(np.sum(truth == b)) - int(np.sum(truth == a))
            if gain > best_gain:
                best, best_gain = (number_of, a, b, q, hits), gain
        if best is None:
            break
        number_of, a, b, q, hits = best
        parts, values = TEMPLATES[number_of].split(), []
        for part in reversed(parts):
            q, value = divmod(q, base)
            values.append({"w": lambda v: spelled.get(v, "#"), "s": lambda v: spelled_suffix.get(v, "#"), "c": lambda v: " dpAChl"[v],
                           "t": lambda v: names[v - 1] if v else "#"}[part[0]](value))
        values.reverse()
        now[hits] = b
        rules.append((names[a - 1], names[b - 1], " ".join(f"{p}={v}" for p, v in zip(parts, values)), best_gain))
        if len(rules) % 50 == 0:
            print(len(rules), best_gain, f"{np.mean(now[real] == gold[real]):.4f}", flush=True)
    return rules


def apply_rules(sentences, words, suffixes, rules):
    """The plain way, for measuring: the way the C++ must agree with."""
    tags, allowed = first_tags(sentences, words, suffixes, set())
    out, at = [], 0
    by_from = collections.defaultdict(list)
    for s in sentences:
        forms = [f for f, _ in s]
        now, may = tags[at:at + len(s)], allowed[at:at + len(s)]
        at += len(s)
        low, outside = [f.lower() for f in forms], [shape(f) for f in forms]
        for a, b, conditions, _ in rules:
            hits = []
            for i, t in enumerate(now):
                if t != a or not (b in may[i] if may[i] is not None else b in OPEN):
                    continue
                for part, value in conditions:
                    j = i + int(part[1:])
                    inside = 0 <= j < len(s)
                    got = "#" if not inside else {"t": now, "w": low, "c": outside}[part[0]][j] if part[0] != "s" else low[j][-2:]
                    if got != value:
                        break
                else:
                    hits.append(i)
            for i in hits:
                now[i] = b
        out.append(now)
    return out


def main():
    train_path, verbs_path, folder, *devs = sys.argv[1:]
    train = read(train_path, kLeftOut)
    counts, total = learn_words(train)
    words = {w: keep_tags(c) for w, c in counts.items()}
    _, columns, rows = read_table(verbs_path)
    complete(words, [f for f in (row[columns.index("forms")].split() for row in rows) if len(f) in (4, 5)])
    suffixes = learn_suffixes(train, total)
    rare = {w for w in words if total[w] <= 1}
    rules = learn_rules(train, words, suffixes, rare)
    head = ["", "# Origin: learnt on Universal Dependencies English EWT and GUM (without its wikiHow, fiction and conversation parts) by"
            " train/tag_rules.py.\n# EWT: Natalia Silveira and others, Stanford. GUM: Amir Zeldes and others, Georgetown. Licence: CC BY-SA 4.0."]
    write_table(f"{folder}/tag_words.tsv", ["# Tags of words, most frequent first. ^ marks a word written with a capital inside a sentence."] + head[1:],
                ["word", "tags"], [[w, " ".join(t)] for w, t in words.items() if w.strip() and not w.startswith("#")])
    write_table(f"{folder}/tag_suffixes.tsv", ["# Tag of an unknown word by its shape (see train/tag_rules.py) and its ending; \"*\" is any ending."] + head[1:],
                ["shape", "ending", "tag"], [[s, e or "*", t] for (s, e), t in suffixes.items() if not e.startswith("#")])
    with open(f"{folder}/tag_rules.tsv", "w", encoding="utf-8") as file:
        file.write("# Change tag `from` to `to` where the context holds; in this order. t-1=NN: the tag before is NN; w+1=of: the next word is \"of\";\n")
        file.write("# c0=C: the word's shape; s0=ed: its last two letters; # stands beyond the sentence.\n" + head[1] + "\n")
        file.write("order\tfrom\tto\tcontext\tgain\n")
        for i, (a, b, c, gain) in enumerate(rules):
            file.write(f"{i + 1}\t{a}\t{b}\t{c}\t{gain}\n")
    parsed = [(a, b, [c.split("=", 1) for c in context.split(" ")], g) for a, b, context, g in rules]
    for dev in devs:
        sentences = read(dev)
        got = apply_rules(sentences, words, suffixes, parsed)
        right = klass = n = 0
        confusion = collections.Counter()
        for s, g in zip(sentences, got):
            for (form, tag), t in zip(s, g):
                n += 1
                right += tag == t
                klass += class_of(tag) == class_of(t)
                if class_of(tag) != class_of(t):
                    confusion[tag, t] += 1
        print(dev, f"tags {100 * right / n:.2f} classes {100 * klass / n:.2f} of {n}", confusion.most_common(12))


if __name__ == "__main__":
    main()
