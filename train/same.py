#!/usr/bin/env python3
"""Learns what words mean and which sentences say the same: models/en.vectors.model and models/en.same.model.

usage: same.py teach TRAIN_SAME CORPORA MINILM WORK     (an hour: what MiniLM says of words and sentences, kept in WORK)
       same.py vectors WORK models/en.vectors.model     (a minute)
       same.py pairs TRAIN_SAME CORPORA/align models/en.same.model   (after a rebuild with the new vectors; a minute)

TRAIN_SAME is the program build/train_same; MINILM the folder of all-MiniLM-L6-v2. Needs numpy, scipy, catboost, safetensors, tokenizers.

A word's vector is MiniLM's of the word alone, then moved (ridge regression) so that the sum over a sentence comes near MiniLM's vector of
the sentence. Pairs: two ensembles of trees over the signs of src/collate/sameness/same_signs.h. The figures printed are of groups (subtopic,
question, cluster) that no model has seen; thresholds are those of the same folds.
"""
import collections
import gzip
import json
import pathlib
import random
import re
import struct
import subprocess
import sys

import numpy as np

DIMENSIONS, LENGTH, RARITY = 128, 440, 20
RIDGE, ROUNDS = 2.0, 40
LEAST_TEXTS = 4
SENTENCES = (("align", 9000), ("stories/headlines_dev", 2500), ("open", 9000), ("stories/editors_dev", 16000), ("polnear/train", 4000),
             ("stories/events_dev", 1500), ("names/train", 4000))  # fmt: skip
SETS = (("mrpc", 0), ("ecb", 1), ("nanco", 1), ("superpal_mn", 3), ("sts_headlines", 4))
LEARNT_FROM = ("mrpc", "ecb", "superpal_mn", "sts_headlines")  # four questions teach trees about those questions: nanco is left out
SETTINGS = dict(iterations=320, depth=5, learning_rate=0.06, l2_leaf_reg=8, rsm=0.4, bootstrap_type="Bernoulli", subsample=0.8,
                border_count=64, thread_count=1, verbose=False, allow_writing_files=False)  # fmt: skip
SEEDS = (1, 2)
VERSION = 1  # kSameVersion


def lines(path):
    with gzip.open(path, "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


def texts(corpora):
    for name in ("stories/editors_dev", "stories/events_dev", "stories/headlines_dev", "polnear/train", "names/train"):
        for r in lines(corpora / (name + ".jsonl.gz")):
            yield name, (r.get("title") or "") + "\n" + (r.get("text") or "")
    for r in lines(corpora / "affairs/open.jsonl.gz"):
        yield "open", (r.get("title") or "") + "\n" + "\n".join(r["body"])
    for name in ("ecb", "mrpc", "sts_headlines"):
        for r in lines(corpora / f"align/{name}.jsonl.gz"):
            if r["split"] == "train":
                yield "align", r["a"] + "\n" + r["b"]


def stems(program, sentences):
    flat = "\n".join(re.sub(r"\s+", " ", s) for s in sentences) + "\n"
    made = subprocess.run([program, "words"], input=flat, capture_output=True, text=True, check=True).stdout.split("\n")[:-1]
    assert len(made) == len(sentences)
    return [m.split(" ") if m else [] for m in made]


def teach(program, corpora, minilm, work):
    from minilm import MiniLM

    corpora, work = pathlib.Path(corpora), pathlib.Path(work)
    count, in_texts, sentences, articles = collections.Counter(), collections.Counter(), collections.defaultdict(set), []
    for name, text in texts(corpora):
        words = re.findall(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*", text.lower().replace("’", "'"))
        words = [w[:-2] if w.endswith("'s") else w for w in words]
        count.update(words)
        in_texts.update(set(words))
        if name not in ("align", "stories/headlines_dev"):
            articles.append(text)
        for s in re.split(r'\n+|(?<=[.!?]["”])\s+|(?<=[.!?])\s+(?=[A-Z“"])', text):
            if 35 < len(s.strip()) < 260:
                sentences[name].add(s.strip())
    words = [w for w, _ in count.most_common() if in_texts[w] >= LEAST_TEXTS and 2 <= len(w) <= 20]
    random.seed(3)
    taken = []
    for name, most in SENTENCES:
        of_it = sorted(sentences[name])
        random.shuffle(of_it)
        taken += of_it[:most]
    random.shuffle(taken)
    texts_with = collections.Counter()
    for s in stems(program, articles):
        texts_with.update(set(s))
    model = MiniLM(minilm)
    np.save(work / "words.npy", model.encode(words))
    np.save(work / "sentences.npy", model.encode(taken))
    (work / "stems.json").write_text(json.dumps(
        [len(articles), texts_with, [s[0] if len(s) == 1 else "" for s in stems(program, words)], stems(program, taken)]))  # fmt: skip


def vectors(work, out):
    import scipy.sparse as sparse

    from pages import fnv1a64

    work = pathlib.Path(work)
    of_words, target = np.load(work / "words.npy"), np.load(work / "sentences.npy")
    articles, texts_with, stem_of, sentences = json.loads((work / "stems.json").read_text())
    sums = {}
    for rank, (stem, vector) in enumerate(zip(stem_of, of_words)):
        if stem and texts_with.get(stem, 0) >= LEAST_TEXTS:
            share = (1 + rank) ** -0.5  # the commoner form counts more
            sums[stem] = sums.get(stem, 0) + np.append(share * vector, share)
    words = list(sums)
    place = {w: i for i, w in enumerate(words)}
    v = np.array([sums[w][:-1] / sums[w][-1] for w in words])
    rarity = np.log(articles / np.array([texts_with[w] for w in words]))
    rows, columns, values = [], [], []
    for i, sentence in enumerate(sentences):
        known = [place[w] for w in sentence if w in place]
        rows += [i] * len(known)
        columns += known
        values += [max(1, len(known)) ** -0.5] * len(known)
    x = sparse.csr_matrix((values, (rows, columns)), shape=(len(sentences), len(words)))
    target = target - target.mean(0)
    v = (v - v.mean(0)) * (rarity / rarity.mean())[:, None]
    fit = x @ v
    v *= (fit * target).sum() / (fit * fit).sum()
    # Conjugate gradients for the move that brings sums nearer, each dimension by itself.
    move = np.zeros_like(v)
    left = x.T @ (target - x @ v)
    way, size = left.copy(), (left * left).sum(0)
    for _ in range(ROUNDS):
        ahead = x.T @ (x @ way) + RIDGE * way
        step = size / (way * ahead).sum(0)
        move += step * way
        left -= step * ahead
        before, size = size, (left * left).sum(0)
        way = left + way * (size / before)
    v += move
    loud = np.linalg.norm(v, axis=1)
    unit = v / loud[:, None] * np.sqrt(rarity)[:, None]
    axes = np.linalg.svd(unit.T @ unit)[0]
    short = v @ axes[:, :DIMENSIONS]
    short = np.clip(np.round(short / np.linalg.norm(short, axis=1, keepdims=True) * LENGTH), -127, 127).astype(np.int8)
    loud = np.clip(np.round(loud / loud.max() * 255), 1, 255).astype(np.uint8)
    rare = np.clip(np.round(rarity * RARITY), 0, 255).astype(np.uint8)
    hashes = np.array([(h ^ (h >> 32)) & 0xFFFFFFFF for h in (fnv1a64(w.encode()) for w in words)], np.uint64).astype("<u4")
    order = np.argsort(hashes, kind="stable")
    order = order[np.append(True, hashes[order][1:] != hashes[order][:-1])]
    pad = lambda b: b + bytes(-len(b) % 16)
    body = b"".join(pad(column[order].tobytes()) for column in (hashes, rare, loud, short))
    unknown = min(255, round(np.log(articles / 2) * RARITY))
    head = b"STEMVECT" + struct.pack("<6IQ", 1, 1, len(order), DIMENSIONS, unknown, 0, fnv1a64(body))
    pathlib.Path(out).write_bytes(head.ljust(64, b"\0") + body)
    print(f"{len(order)} words, {len(body)} bytes")


def best(score, same):
    """The best F1 and the least score that it says yes to."""
    order = np.argsort(-score, kind="stable")
    f = 2 * np.cumsum(same[order]) / (np.arange(1, len(same) + 1) + same.sum())
    return f.max(), score[order][f.argmax()]


def f1(yes, same):
    return 2 * (yes & same).sum() / max(1, yes.sum() + same.sum())


def read_signs(program, align):
    names = subprocess.run([program, "--signs"], capture_output=True, text=True, check=True).stdout.split()
    x, same, held, of, group = [], [], [], [], []
    for number, (name, kind) in enumerate(SETS):
        path = pathlib.Path(align) / f"{name}.jsonl.gz"
        raw = subprocess.run([program, "signs", str(kind), str(path)], capture_output=True, check=True).stdout
        raw = np.frombuffer(raw, np.uint8).reshape(-1, len(names) + 2)
        x.append(raw[:, 2:])
        same.append(raw[:, 0] == 1)
        held.append(raw[:, 1] == 1)
        of.append(np.full(len(raw), number))
        for i, r in enumerate(lines(path)):
            group.append(r.get("subtopic") or r.get("question") or (r["id"].rsplit("-", 1)[0] if name == "superpal_mn" else f"{name} {i // 25}"))
    return names, np.concatenate(x), np.concatenate(same), np.concatenate(held), np.concatenate(of), np.array(group)


def pairs(program, align, out):
    from catboost import CatBoostClassifier

    from pages import Trees, per_mille

    names, x, same, held, of, group = read_signs(program, align)
    size = np.bincount(of).astype(float)
    weight = size[of] ** -0.5
    weight /= weight.mean()
    learnt = np.isin(of, [k for k, (name, _) in enumerate(SETS) if name in LEARNT_FROM])
    fold = np.zeros(len(same), int)
    rng = np.random.RandomState(0)
    for k in range(len(SETS)):
        groups = sorted(set(group[of == k]))
        rng.shuffle(groups)
        number = {g: i % (4 if len(groups) < 6 else 5) for i, g in enumerate(groups)}
        fold[of == k] = [number[g] for g in group[of == k]]

    def fit(rows):
        return Trees([CatBoostClassifier(random_seed=seed, **SETTINGS).fit(x[rows].astype(np.float32), same[rows], sample_weight=weight[rows])
                      for seed in SEEDS])  # fmt: skip

    unseen = np.zeros(len(same), int)
    for k in range(5):
        unseen[fold == k] = per_mille(fit((fold != k) & learnt).score(x[fold == k]))
    no_dev = per_mille(fit(learnt & (~held | (of == [n for n, _ in SETS].index("superpal_mn")))).score(x)).astype(int)
    for k, (name, _) in enumerate(SETS):
        q = of == k
        f, threshold = best(unseen[q], same[q])
        yes = np.zeros(q.sum(), bool)
        for z in set(fold[q]):
            yes[fold[q] == z] = unseen[q][fold[q] == z] >= best(unseen[q][fold[q] != z], same[q][fold[q] != z])[1]
        line = f"{name:14} threshold {threshold}  F1 unseen {f:.3f}, threshold of the other folds {f1(yes, same[q]):.3f}"
        if (q & ~held).any():
            dev, train = q & held, q & ~held
            line += f"  dev, nothing of it seen {f1(no_dev[dev] >= best(unseen[train], same[train])[1], same[dev]):.3f} (best {best(no_dev[dev], same[dev])[0]:.3f})"
        print(line + f"  all yes {2 * same[q].mean() / (1 + same[q].mean()):.3f}")
    trees = fit(learnt)
    pathlib.Path(out).write_bytes(trees.bytes(VERSION, len(names), 0))


if __name__ == "__main__":
    command, *rest = sys.argv[1:] or [""]
    if (command, len(rest)) not in (("teach", 4), ("vectors", 2), ("pairs", 3)):
        sys.exit(__doc__)
    {"teach": teach, "vectors": vectors, "pairs": pairs}[command](*rest)
