#!/usr/bin/env python3
"""Learns which blocks of a page are its report, and writes models/pages.*.model.

usage: pages.py TRAIN_PAGES PAGES.jsonl [--out models] [--folds 5]

TRAIN_PAGES is the program that build/train_pages is. PAGES: a line for each page, {"id", "path", "set", "body", "site", "weight", "unsure"}:
its HTML file, the set it is of, the report's text, the site that pages are kept together by, how much the page counts (1: people marked it), and texts
of blocks that the teachers disagreed about. Needs catboost and numpy. One thread, the same bytes each time for the same pages.

Names and words weigh what other sites say of them: a page never sees weights that its own site had a part in. The second look learns from
what models that have not seen the page say of its blocks. Both hold for the figures that are printed: of marked pages of sites that no
model has seen.
"""
import argparse
import collections
import json
import pathlib
import re
import struct
import subprocess
import sys
import tempfile
import zlib

import numpy as np
from catboost import CatBoostClassifier, Pool

SETTINGS = dict(iterations=160, depth=6, learning_rate=0.1, l2_leaf_reg=8)
SEEDS = (5, 6)  # models whose mean is taken
THRESHOLD = 48  # of the second look, in units; fixed, since the best one on few pages is chance
UNITS = 256
SCALE = 32  # units of a learned name or word for each nat
SECOND_SIGNS = 32


def words(text):
    return re.findall(r"\w+", text or "")


def shingles(w, n=4):
    if 0 < len(w) < n:
        return collections.Counter([tuple(w)])
    return collections.Counter(tuple(w[i : i + n]) for i in range(len(w) - n + 1))


class Page:
    """What train_pages says of one page."""

    def __init__(self, data, at, signs):
        u32 = lambda: struct.unpack_from("<I", data, self.move(4))[0]
        self.at = at
        size = u32()
        self.id = bytes(data[self.move((size + 3) // 4 * 4) :][:size]).decode()
        self.parents, self.names = [], []
        for _ in range(u32()):
            self.parents.append(u32())
            count = u32()
            self.names.append(np.frombuffer(data, "<u4", count, self.move(4 * count)))
        n = u32()
        self.element, self.box, self.like, self.words, self.texts, self.features = [], [], [], [], [], []
        self.rows = np.zeros((n, signs), np.uint8)
        for i in range(n):
            self.element.append(u32())
            self.box.append(u32())
            self.like.append(u32())
            self.words.append(u32())
            size = u32()
            self.texts.append(bytes(data[self.move((size + 3) // 4 * 4) :][:size]).decode("utf-8", "replace"))
            self.rows[i] = np.frombuffer(data, np.uint8, signs, self.move((signs + 3) // 4 * 4))
            count = u32()
            self.features.append(np.frombuffer(data, "<u4", count, self.move(4 * count)))

    def move(self, size):
        at = self.at
        self.at += size
        return at


def label(page, body, unsure):
    """Share of each block that stands in the marked body, and how much each block counts."""
    gold = shingles(words(body))
    lines = {" ".join(words(line)) for line in body.split("\n")}
    unsure = {" ".join(words(u)) for u in unsure}
    y, weight, keys = [], [], []
    for text in page.texts:
        w = words(text)
        key = " ".join(w)
        if len(w) >= 4:
            own = shingles(w)
            share = sum((own & gold).values()) / sum(own.values())
        else:
            share = float(key in lines and bool(w))
        y.append(share)
        keys.append(key)
        weight.append((len(w) + 3) * (0.2 if key in unsure else 1.0))
    y, weight = np.array(y), np.array(weight)
    # Of blocks that say the same, as many are body as the marked text has, those with body around them first.
    same = collections.defaultdict(list)
    for i, key in enumerate(keys):
        if y[i] > 0.5:
            same[key].append(i)
    whole = " " + " ".join(words(body)) + " "
    raw = y.copy()
    for key, places in same.items():
        if len(places) < 2 or not key:
            continue
        count = max(1, whole.count(" " + key + " "))
        around = lambda i: -sum(raw[j] * weight[j] for j in range(max(0, i - 6), min(len(y), i + 7)) if keys[j] != key)
        for i in sorted(places, key=lambda i: (around(i), i))[count:]:
            y[i] = 0.0
    gold_size = max(sum(gold.values()), 60)
    return y, np.minimum(weight / gold_size, 1.0)


def learn_weights(pages, lists, y, site, keep=3, strength=2.0):
    """Weights of hashed names or words by log odds: those of all sites, and for every entry of `lists` those of all other sites."""
    owner = np.repeat(np.arange(len(lists)), [len(l) for l in lists])
    hashes = np.concatenate(lists) if lists else np.zeros(0, np.uint32)
    distinct, entry = np.unique(hashes, return_inverse=True)
    sites = int(site.max()) + 1
    pair = entry.astype(np.int64) * sites + site[owner]
    pairs, of_pair = np.unique(pair, return_inverse=True)
    n = np.bincount(of_pair).astype(float)
    pos = np.bincount(of_pair, y[owner])
    evidence = 1 - 0.5**n
    p, q = evidence * pos / n, evidence * (1 - pos / n)
    feature = pairs // sites
    total_p = np.bincount(feature, p, len(distinct))
    total_q = np.bincount(feature, q, len(distinct))
    count = np.bincount(feature, minlength=len(distinct))
    prior = total_p.sum() / (total_p.sum() + total_q.sum())

    def weigh(pp, qq, nn):
        w = np.log((pp + strength * prior) / (qq + strength * (1 - prior))) - np.log(prior / (1 - prior))
        return np.where(nn >= keep, np.clip(np.round(w * SCALE), -127, 127), 0).astype(int)

    everyone = weigh(total_p, total_q, count)
    others = weigh(total_p[feature] - p, total_q[feature] - q, count[feature] - 1)
    held = others[of_pair]
    ends = np.cumsum([len(l) for l in lists])
    return distinct, everyone, np.split(held, ends[:-1])


def centred(value, divisor):
    return np.clip(128 + np.floor_divide(value, divisor), 0, 255).astype(np.uint8)


def weigh_names_and_words(pages, ys, site, sign):
    """Puts the signs that stand on learned weights into the pages' rows."""
    # Names: an element speaks for the blocks below it.
    lists, targets, owners = [], [], []
    for k, page in enumerate(pages):
        below = np.zeros(len(page.parents))
        mass = np.zeros(len(page.parents))
        for i, e in enumerate(page.element):
            w = page.words[i] + 3
            below[e] += w * ys[k][i]
            mass[e] += w
        for e in range(len(page.parents) - 1, 0, -1):
            below[page.parents[e]] += below[e]
            mass[page.parents[e]] += mass[e]
        for e, names in enumerate(page.names):
            if mass[e] > 0:
                lists.append(np.unique(names))
                targets.append(below[e] / mass[e])
                owners.append((k, e))
    of_site = np.array([site[k] for k, _ in owners])
    name_keys, name_weights, held = learn_weights(pages, lists, np.array(targets), of_site)
    weight_of = [np.zeros(len(p.parents), int) for p in pages]
    exact = [dict() for _ in pages]
    for (k, e), names, weights in zip(owners, lists, held):
        exact[k][e] = dict(zip(names.tolist(), weights.tolist()))
        weight_of[k][e] = sum(exact[k][e][n] for n in pages[k].names[e].tolist())
    for k, page in enumerate(pages):
        own = np.clip(weight_of[k], -3000, 3000)
        least, most, total = own.copy(), own.copy(), own.copy()
        least[0], most[0] = min(0, own[0]), max(0, own[0])
        for e in range(1, len(own)):
            p = page.parents[e]
            least[e] = min(least[p], own[e])
            most[e] = max(most[p], own[e])
            total[e] = total[p] + own[e]
        e = np.array(page.element, int)
        if not len(e):
            continue
        parent = np.array([page.parents[x] for x in page.element])
        page.rows[:, sign["NameOwn"]] = centred(own[e], 4)
        page.rows[:, sign["NameParent"]] = centred(np.where(parent == 0xFFFFFFFF, 0, own[np.minimum(parent, len(own) - 1)]), 4)
        page.rows[:, sign["NameLeast"]] = centred(least[e], 4)
        page.rows[:, sign["NameMost"]] = centred(most[e], 4)
        page.rows[:, sign["NameSum"]] = centred(total[e], 16)
    # Words of blocks.
    lists = [np.unique(f) for page in pages for f in page.features]
    flat_y = np.concatenate(ys)
    flat_site = np.concatenate([np.full(len(p.features), s) for p, s in zip(pages, site)])
    word_keys, word_weights, held = learn_weights(pages, lists, flat_y, flat_site, keep=4)
    at = 0
    for page in pages:
        n = len(page.features)
        total, least, most = np.zeros(n, int), np.zeros(n, int), np.zeros(n, int)
        for i in range(n):
            of = dict(zip(lists[at + i].tolist(), held[at + i].tolist()))
            weights = [of[f] for f in page.features[i].tolist()]
            total[i], least[i], most[i] = sum(weights), min(weights + [0]), max(weights + [0])
        at += n
        page.rows[:, sign["WordWeight"]] = centred(total, 8)
        page.rows[:, sign["WordLeast"]] = centred(least, 1)
        page.rows[:, sign["WordMost"]] = centred(most, 1)
        if n:
            whole = page.rows[:, sign["WordWeight"]]
            page.rows[:, sign["PreviousWeight"]] = np.concatenate([[128], whole[:-1]])
            page.rows[:, sign["NextWeight"]] = np.concatenate([whole[1:], [128]])
    return (name_keys, name_weights), (word_keys, word_weights)


def train(rows, y, weight):
    # Of the many lines of menus that are links and nothing else a third is enough.
    plain = (rows[:, 2] >= 190) & (rows[:, 1] <= 48) & (y < 0.02)
    kept = ~plain | (np.arange(len(y)) % 3 == 0)
    rows, y, weight = rows[kept], y[kept], np.where(plain, 3 * weight, weight)[kept]
    # A block of which a part is body is given twice.
    both = (y > 0.02) & (y < 0.98)
    x = np.concatenate([rows, rows[both]])
    t = np.concatenate([np.where(both, 1, y > 0.5), np.zeros(both.sum())])
    w = np.concatenate([np.where(both, weight * y, weight), (weight * (1 - y))[both]])
    pool = Pool(x.astype(np.float32), t, weight=w)
    fit = lambda seed: CatBoostClassifier(loss_function="Logloss", thread_count=1, random_seed=seed, verbose=False, border_count=64,
                                          bootstrap_type="Bernoulli", subsample=0.8, rsm=0.4, allow_writing_files=False, boosting_type="Plain",
                                          score_function="L2", **SETTINGS).fit(pool)
    return Trees([fit(seed) for seed in SEEDS])


class Trees:
    """A trained model as it is written: whole numbers only."""

    def __init__(self, models):
        trees, self.bias = [], 0.0
        for model in models:
            with tempfile.TemporaryDirectory() as folder:
                model.save_model(folder + "/m.json", format="json")
                made = json.load(open(folder + "/m.json"))
            scale, bias = made["scale_and_bias"]
            self.bias += (bias[0] if isinstance(bias, list) else bias) / len(models)
            trees += [(t, scale / len(models)) for t in made["oblivious_trees"]]
        self.bias = int(round(self.bias * UNITS))
        self.levels = max(max(len(t["splits"]) for t, _ in trees), 1)
        self.asked = np.zeros((len(trees), self.levels), np.uint8)
        self.borders = np.full((len(trees), self.levels), 255, np.uint8)
        self.leaves = np.zeros((len(trees), 1 << self.levels), np.int16)
        for k, (tree, scale) in enumerate(trees):
            for level, split in enumerate(tree["splits"]):
                self.asked[k, level] = split["float_feature_index"]
                self.borders[k, level] = int(np.clip(np.floor(split["border"]), 0, 255))
            values = np.array(tree["leaf_values"])
            index = np.arange(1 << self.levels) % len(values)
            self.leaves[k] = np.round(values[index] * scale * UNITS)

    def score(self, rows):
        total = np.full(len(rows), self.bias, np.int64)
        for asked, borders, leaves in zip(self.asked, self.borders, self.leaves):
            leaf = np.zeros(len(rows), np.int64)
            for level in range(self.levels):
                leaf |= (rows[:, asked[level]] > borders[level]).astype(np.int64) << level
            total += leaves[leaf]
        return total

    def bytes(self, version, signs, threshold):
        pad = lambda b: b + bytes(-len(b) % 8)
        body = pad(self.asked.tobytes()) + pad(self.borders.tobytes()) + pad(self.leaves.astype("<i2").tobytes())
        head = b"STEMTREE" + struct.pack("<IIIIIiiIQ", 1, version, signs, len(self.asked), self.levels, self.bias, int(threshold), 0, fnv1a64(body))
        return head.ljust(64, b"\0") + body


def per_mille(score):
    s = np.clip(score, -8 * UNITS, 8 * UNITS)
    return (1000.0 / (1.0 + np.exp(-s / UNITS))).astype(np.uint16)


def fnv1a64(data):
    h = 0xCBF29CE484222325
    for b in data:
        h = ((h ^ b) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return h


def linear_bytes(keys, weights, version):
    """The form of src/base/linear_model.h, for one label."""
    kept = weights != 0
    keys, weights = keys[kept], weights[kept]
    log2 = 4
    while len(keys) > 0.5 * (1 << log2):
        log2 += 1
    slots = np.zeros(1 << log2, "<u2")
    values = np.zeros(1 << log2, np.int8)
    for key, weight in sorted(zip(keys.tolist(), weights.tolist())):
        mark = (key >> 16) or 1
        slot = key & ((1 << log2) - 1)
        while slots[slot] != 0 and slots[slot] != mark:
            slot = (slot + 1) & ((1 << log2) - 1)
        if slots[slot] == 0:
            slots[slot], values[slot] = mark, weight
    pad = lambda b: b + bytes(-len(b) % 8)
    body = pad(slots.tobytes()) + pad(values.tobytes())
    head = b"STEMMODL" + struct.pack("<IIIIIIQ", 1, version, 1, log2, 0, 64, fnv1a64(body))
    return head.ljust(64, b"\0") + body


def f1(pages, golds, chosen):
    """As score/pages.py: precision and recall averaged over pages."""
    p = r = 0.0
    each = []
    for page, gold, take in zip(pages, golds, chosen):
        want = shingles(words(gold))
        got = shingles(words("\n".join(t for t, c in zip(page.texts, take) if c)))
        both = sum((want & got).values())
        pp, rr = (both / sum(got.values()) if got else 0.0), (both / sum(want.values()) if want else 0.0)
        p, r = p + pp, r + rr
        each.append((2 * pp * rr / (pp + rr) if pp + rr else 0.0, pp, rr, page.id))
    p, r = p / len(pages), r / len(pages)
    return 100 * p, 100 * r, 100 * 2 * p * r / (p + r), each


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("pages")
    parser.add_argument("--out", type=pathlib.Path)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--worst", type=int, default=0)
    parser.add_argument("--keep", help="write what was read and judged there, for a closer look")
    args = parser.parse_args()

    told = [json.loads(line) for line in open(args.pages)]
    names = subprocess.run([args.program, "--signs"], capture_output=True, text=True, check=True).stdout.split()
    sign = {name: i for i, name in enumerate(names)}
    with tempfile.TemporaryDirectory() as folder:
        pathlib.Path(folder, "list").write_text("".join(f"{t['id']}\t{t['path']}\n" for t in told))
        data = subprocess.run([args.program, folder + "/list"], capture_output=True, check=True).stdout
    data = memoryview(data)
    pages, at = [], 0
    for _ in told:
        pages.append(Page(data, at, len(names)))
        at = pages[-1].at
    labels = [label(page, t["body"], t.get("unsure") or []) for page, t in zip(pages, told)]
    ys = [y for y, _ in labels]
    sites = sorted({t["site"] for t in told})
    site = np.array([sites.index(t["site"]) for t in told])
    fold_of = np.array([zlib.crc32(t["site"].encode()) % args.folds for t in told])
    gold = np.array([t["weight"] >= 1 for t in told])
    learned = weigh_names_and_words(pages, ys, site, sign)
    print(f"{len(pages)} pages of {len(sites)} sites, {sum(len(p.texts) for p in pages)} blocks, "
          f"{(learned[0][1] != 0).sum()} names, {(learned[1][1] != 0).sum()} words", flush=True)

    rows = np.concatenate([p.rows for p in pages])
    y = np.concatenate(ys)
    weight = np.concatenate([w * t["weight"] for (_, w), t in zip(labels, told)])
    weight *= len(weight) / weight.sum()
    page_of = np.repeat(np.arange(len(pages)), [len(p.texts) for p in pages])
    fold = fold_of[page_of]
    ends = np.cumsum([len(p.texts) for p in pages])[:-1]

    def report(scores, title):
        each = np.split(scores, ends)
        print(title)
        for name in sorted({t["set"] for t, is_gold in zip(told, gold) if is_gold}):
            g = [k for k in np.flatnonzero(gold) if told[k]["set"] == name]
            got = f1([pages[k] for k in g], [told[k]["body"] for k in g], [each[k] >= THRESHOLD for k in g])
            print(f"  {name}: P {got[0]:.2f} R {got[1]:.2f} F1 {got[2]:.2f} of {len(g)}", flush=True)
            for row in sorted(got[3])[: args.worst]:
                print("    %.3f P %.3f R %.3f %s" % row)

    first_scores = np.zeros(len(y), np.int64)
    for k in range(args.folds):
        first_scores[fold == k] = train(rows[fold != k], y[fold != k], weight[fold != k]).score(rows[fold == k])
    report(first_scores, "first look, sites not seen")
    likely = per_mille(first_scores)
    with tempfile.TemporaryDirectory() as folder:
        pathlib.Path(folder, "list").write_text("".join(f"{t['id']}\t{t['path']}\n" for t in told))
        pathlib.Path(folder, "likely").write_bytes(likely.astype("<u2").tobytes())
        second = subprocess.run([args.program, folder + "/list", folder + "/likely"], capture_output=True, check=True).stdout
    second_rows = np.concatenate([rows, np.frombuffer(second, np.uint8).reshape(-1, SECOND_SIGNS)], axis=1)
    # Marks that the first look finds very wrong are often marks gone wrong: they teach less.
    weight = np.where((first_scores > 3 * UNITS) & (y < 0.1), 0.3 * weight, weight)
    second_scores = np.zeros(len(y), np.int64)
    for k in range(args.folds):
        second_scores[fold == k] = train(second_rows[fold != k], y[fold != k], weight[fold != k]).score(second_rows[fold == k])
    report(second_scores, "second look, sites not seen")
    if args.keep:
        np.savez(args.keep, rows=rows, second=second_rows, y=y, weight=weight, page=page_of, fold=fold, first=first_scores, scores=second_scores)
    if args.out:
        first = train(rows, y, weight)
        last = train(second_rows, y, weight)
        args.out.joinpath("pages.first.model").write_bytes(first.bytes(1, len(names), 0))
        args.out.joinpath("pages.second.model").write_bytes(last.bytes(1, len(names) + SECOND_SIGNS, THRESHOLD))
        args.out.joinpath("pages.names.model").write_bytes(linear_bytes(*learned[0], 1))
        args.out.joinpath("pages.words.model").write_bytes(linear_bytes(*learned[1], 1))


if __name__ == "__main__":
    main()
