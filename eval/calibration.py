#!/usr/bin/env python3
"""How far confidences can be trusted: of statements (is it one that is marked?) and of their speakers (is it who says it?).

    eval/calibration.py STEMMA GOLD.jsonl[.gz] [--plot FILE.svg]

Runs `STEMMA statements` on GOLD (the form of score/statements.py), pairs what it finds with what is marked (at least half of the content in
common), and prints the expected calibration error: the mean distance of confidence and share of right ones over ten bins of width 0.1,
weighted by their size (Naeini, Cooper and Hauskrecht 2015). Speakers are judged on paired statements whose speaker is marked; right is who
shares a word with it. --plot draws the reliability diagram (needs matplotlib). The corpora are found as eval/run.py finds them.
"""

import argparse
import collections
import json
import os
import subprocess
import sys
from pathlib import Path

CORPORA = Path(os.environ.get("STEMMA_CORPORA", Path(__file__).resolve().parent.parent.parent / "shared"))
BINS = 10


def judged(stemma, gold):
    """(confidence, right) of every statement, and of every speaker that can be judged."""
    sys.path.insert(0, str(CORPORA / "score"))
    from spans import match, positions, read_jsonl

    run = subprocess.run([stemma, "statements", gold, "--quiet"], capture_output=True, text=True, check=True)
    found = collections.defaultdict(list)
    for line in run.stdout.splitlines():
        record = json.loads(line)
        found[record["article"]].append(record)
    statements, speakers = [], []
    for document in read_jsonl(gold):
        text, mine = document["text"], found[document["id"]]
        pairs = dict(match([positions(text, s["content"]) for s in mine], [positions(text, q["content"]) for q in document["quotations"]], 0.5))
        for index, statement in enumerate(mine):
            statements.append((statement["confidence"], index in pairs))
            if index not in pairs or not document["quotations"][pairs[index]]["speaker"] or not statement["speaker"]["span"]:
                continue
            wanted = positions(text, document["quotations"][pairs[index]]["speaker"])
            speakers.append((statement["speaker"]["confidence"], bool(wanted & positions(text, statement["speaker"]["span"]))))
    return {"statements": statements, "speakers": speakers}


def bins(pairs):
    """(mean confidence, share right, number) of each bin that holds something."""
    held = collections.defaultdict(list)
    for confidence, right in pairs:
        held[min(BINS - 1, int(confidence * BINS))].append((confidence, right))
    return [(sum(c for c, _ in b) / len(b), sum(r for _, r in b) / len(b), len(b)) for _, b in sorted(held.items())]


def error(pairs):
    return sum(n * abs(confidence - right) for confidence, right, n in bins(pairs)) / max(1, len(pairs))


def plot(sets, path):
    import matplotlib

    matplotlib.use("svg")
    matplotlib.rcParams["svg.hashsalt"] = "stemma"
    from matplotlib import pyplot

    figure, panes = pyplot.subplots(1, len(sets), figsize=(8, 4))
    for pane, (name, pairs) in zip(panes, sets.items()):
        pane.plot([0, 1], [0, 1], color="0.7", linewidth=1)
        rows = bins(pairs)
        pane.plot([c for c, _, _ in rows], [r for _, r, _ in rows], color="#1f5fa8", linewidth=1)
        pane.scatter([c for c, _, _ in rows], [r for _, r, _ in rows], s=[12 + 200 * n / len(pairs) for _, _, n in rows], color="#1f5fa8")
        pane.set(title=f"{name}: {len(pairs)}, error {error(pairs):.3f}", xlabel="confidence", ylabel="share right", xlim=(0, 1), ylim=(0, 1))
    figure.tight_layout()
    figure.savefig(path, metadata={"Date": None})


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stemma")
    parser.add_argument("gold")
    parser.add_argument("--plot", metavar="FILE.svg")
    args = parser.parse_args()
    sets = judged(args.stemma, args.gold)
    for name, pairs in sets.items():
        print(f"{name}: {len(pairs)}, expected calibration error {error(pairs):.3f}")
        for confidence, right, number in bins(pairs):
            print(f"  confidence {confidence:.2f}  right {right:.2f}  of {number}")
    if args.plot:
        plot(sets, args.plot)


if __name__ == "__main__":
    main()
