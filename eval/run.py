#!/usr/bin/env python3
"""Scores stemma against marked data and holds the figures to their floors.

    eval/run.py STEMMA [--only NAME]

The corpora and their scorers lie in the folder that STEMMA_CORPORA names (default: ../shared beside the checkout). Where it is not there,
this says so, measures nothing and succeeds: the corpora are their outlets' and do not travel with the project. floors.json holds, per set and
figure, the least (or, under "most", the greatest) value that passes; lowering a floor takes a reason in the commit.

The names sets are every fifth article (the first, the sixth, ...) of corpus/names/train.jsonl.gz: models/en.names.model was trained on the others.
"names" is the corpus as it stands; "names mended" has the labels that lie inside its texts taken out and applied (train/mend_names.py).
"""

import argparse
import collections
import gzip
import json
import os
import re
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
CORPORA = Path(os.environ.get("STEMMA_CORPORA", TOP.parent / "shared"))

# figure -> pattern over the scorer's output; a second group, where there is one, is what the first is out of.
COLLATION = {
    "evidence that does not slice": r"does not slice back to its text: (\d+)",
    "strict conflicts found": r"strict conflicts found: (\d+)",
    "compatible called conflict": r"reported as hard conflicts: (\d+)",
    "hard conflicts": r"hard conflicts reported: (\d+)",
    "core statements": r"core recall (\d+)",
    "speakers right": r"speaker named right (\d+)",
    "denials right": r"denial told right (\d+)",
    "reported speech marked %": r"matching a marked one \d+ \(([\d.]+)%",
    "claims F1": r"claims pairwise P/R/F1 [\d.]+/[\d.]+/([\d.]+)",
    "occasions merged": r"merged into one claim: (\d+)",
    "occasions found": r"both found (\d+)",
    "captions and boilerplate": r"captions and boilerplate told right (\d+)",
}
STATEMENTS = {
    "all exact F1": r"^all .*?exact P/R/F1 [\d.]+/[\d.]+/([\d.]+)",
    "all soft F1": r"^all .*?soft P/R/F1 [\d.]+/[\d.]+/([\d.]+)",
    "speech soft F1": r"^speech .*?soft P/R/F1 [\d.]+/[\d.]+/([\d.]+)",
    "direct recall": r"^all .*?direct recall ([\d.]+)",
    "mixed recall": r"^all .*?mixed recall ([\d.]+)",
    "indirect recall": r"^all .*?indirect recall ([\d.]+)",
    "speaker overlap": r"^all .*?speaker overlap ([\d.]+)",
    "speaker exact": r"^all .*?speaker overlap [\d.]+ exact ([\d.]+)",
    "cue overlap": r"^all .*?cue overlap ([\d.]+)",
}
NAMES = {
    **{f"{kind} F1": rf"^{kind} +P/R/F1 [\d.]+/[\d.]+/([\d.]+)" for kind in ("person", "organization", "place", "nationality")},
    "micro F1": r"^micro of first three P/R/F1 [\d.]+/[\d.]+/([\d.]+)",
}
DATES = {
    "strict F1": r"^strict +P/R/F1 [\d.]+/[\d.]+/([\d.]+)",
    "relaxed F1": r"^relaxed +P/R/F1 [\d.]+/[\d.]+/([\d.]+)",
    "value F1": r"^value +P/R/F1 [\d.]+/[\d.]+/([\d.]+)",
}
PAGES = {
    "body precision": r"^body P/R/F1 ([\d.]+)",
    "body recall": r"^body P/R/F1 [\d.]+/([\d.]+)",
    "body F1": r"^body P/R/F1 [\d.]+/[\d.]+/([\d.]+)",
    "pages missing": r"missing (\d+)",
    "title right %": r"^title right ([\d.]+)%",
    "date right %": r"^date right ([\d.]+)%",
    "author right %": r"^author right ([\d.]+)%",
    "caption leak %": r"^caption leak ([\d.]+)%",
}
PAIRS = {"F1": r"P/R/F1 [\d.]+/[\d.]+/([\d.]+)"}
PAGE_MARKS = {
    **{f"{field} right": rf"^{field} right (\d+)" for field in (
        "title", "subtitle", "authors", "published", "modified", "outlet", "language", "agency", "dateline", "page", "truncated")},
    "body blocks missed": r"body blocks missed (\d+)",
    "body blocks extra": r"extra (\d+)",
    "boilerplate in the body": r"boilerplate in it (\d+)",
    "captions right": r"^captions right (\d+)",
}


AFFAIRS = {
    "strict conflicts found": r"^strict conflicts found: (\d+)",
    "differences called conflict": r"^differences called conflict: (\d+)",
    "hard conflicts": r"^hard conflicts reported: (\d+)",
    "hard conflicts in the gold": r"^hard conflicts reported: \d+, of them in the gold: (\d+)",
    "same-claim pairs right": r"^same-claim pairs: .*?\((\d+) right",
    "not the same, kept apart": r"^not the same, kept apart: (\d+)",
    "origins right": r"^origins right: (\d+)",
    "variants found": r"^variants found: (\d+)",
    "reuse found": r"^reuse found: (\d+)",
    "coverage states right": r"^coverage states right: (\d+)",
    "dates right": r"^dates right: (\d+)",
    "timeline entries found": r"^timeline entries found: (\d+)",
    "places found": r"^places found: (\d+)",
}


def run(*command, **more):
    return subprocess.run([str(part) for part in command], capture_output=True, encoding="utf-8", check=False, **more)


def dossier(stemma, reports, folder, *flags):
    out = folder / "dossier.json"
    made = run(stemma, "brief", reports, "--json", out, "--quiet", *flags)
    if made.returncode not in (0, 1):
        raise SystemExit(f"eval: stemma brief {reports} left with {made.returncode}: {made.stderr.strip()}")
    return out


def extracted(stemma, pages_folder, folder):
    out = folder / "articles.jsonl"
    made = run(stemma, "extract", pages_folder, "--quiet")
    if made.returncode not in (0, 1):
        raise SystemExit(f"eval: stemma extract {pages_folder} left with {made.returncode}: {made.stderr.strip()}")
    out.write_text(made.stdout, encoding="utf-8")
    return out


def collation(stemma, folder, reports, gold, *flags):
    return run(sys.executable, CORPORA / "score/collation.py", gold, dossier(stemma, reports, folder, *flags)), COLLATION


def example(stemma, folder, name):
    """An example affair. Its gold counts a page's offsets in the annotator's own rendering, so its words are found again in ours."""
    made = dossier(stemma, TOP / "examples" / name, folder)
    texts = {Path(a["path"]).name: a["text"] for a in json.loads(made.read_text(encoding="utf-8"))["articles"]}
    gold = json.loads((TOP / f"examples/{name}.gold.json").read_text(encoding="utf-8"))
    for statement in gold["statements"]:
        text = texts.get(statement["doc"], "")
        if all(text[start:end] == words for (start, end), words in zip(statement["content"], statement["content_text"])):
            continue
        at, moved = 0, []
        for words in statement["content_text"]:
            start = text.find(words, at)
            at = start + len(words)
            moved.append([start, at] if start >= 0 else [0, 0])
        statement["content"], statement["alternatives"] = moved, []
    marked = folder / "gold.json"
    marked.write_text(json.dumps(gold), encoding="utf-8")
    return run(sys.executable, CORPORA / "score/collation.py", marked, made), COLLATION


def example_pages(stemma, folder, name):
    """The pages of an example affair, field by field and block by block."""
    predicted = extracted(stemma, TOP / "examples" / name, folder)
    return run(sys.executable, "-B", TOP / "eval/page_marks.py", TOP / f"examples/{name}.gold.json", predicted), PAGE_MARKS


def statements(stemma, folder, gold):
    predicted = folder / "statements.jsonl"
    with open(predicted, "w", encoding="utf-8") as out:
        subprocess.run([str(stemma), "statements", str(gold), "--quiet"], stdout=out, check=True)
    return run(sys.executable, CORPORA / "score/statements.py", gold, predicted), STATEMENTS


def dates(stemma, folder, gold):
    predicted = folder / "annotations.jsonl"
    with open(predicted, "w", encoding="utf-8") as out:
        subprocess.run([str(stemma), "annotate", str(gold), "--quiet"], stdout=out, check=True)
    return run(sys.executable, CORPORA / "score/dates.py", gold, predicted), DATES


def names(stemma, folder, mended):
    """Every fifth article, which training left out."""
    corpus = CORPORA / "corpus/names/train.jsonl.gz"
    gold = folder / "names.jsonl"
    if mended:
        gold.write_text(run(sys.executable, TOP / "train/mend_names.py", "--only", "0/5", corpus).stdout, encoding="utf-8")
    else:
        with gzip.open(corpus, "rt", encoding="utf-8") as lines:
            gold.write_text("".join(line for number, line in enumerate(lines) if number % 5 == 0), encoding="utf-8")
    predicted = folder / "annotations.jsonl"
    with open(predicted, "w", encoding="utf-8") as out:
        subprocess.run([str(stemma), "annotate", str(gold), "--quiet"], stdout=out, check=True)
    return run(sys.executable, CORPORA / "score/names.py", gold, predicted), NAMES


def pages(stemma, folder, name):
    """The pages of corpus/pages/NAME, unpacked here."""
    source = CORPORA / "corpus/pages" / name
    (folder / "pages").mkdir()
    with tarfile.open(source / "pages.tar") as archive:
        for member in archive:
            if member.isfile():
                (folder / "pages" / Path(member.name).name).write_bytes(archive.extractfile(member).read())
    predicted = extracted(stemma, folder / "pages", folder)
    return run(sys.executable, CORPORA / "score/pages.py", source / "gold.jsonl.gz", predicted), PAGES


def same_pairs(stemma, name, split):
    """Pairs of sentences, by the program beside stemma (ninja same_pairs). The model that ships has seen all of them but nanco."""
    scorer = stemma.parent / "same_pairs"
    if not scorer.exists():
        return subprocess.CompletedProcess([], 1, "", f"{scorer} is not built (ninja -C {stemma.parent} same_pairs)"), PAIRS
    return run(scorer, CORPORA / f"corpus/align/{name}.jsonl.gz", "--split", split), PAIRS


def affairs(stemma, folder, part):
    """The invented affairs of one part, summed: what eval/affairs.py prints of each."""
    sums, tried = collections.Counter(), 0
    for marks in sorted((TOP / "eval/affairs").glob("*.gold.json")):
        if json.loads(marks.read_text(encoding="utf-8"))["part"] != part:
            continue
        made = dossier(stemma, marks.with_name(marks.name.removesuffix(".gold.json")), folder)
        scored = run(sys.executable, "-B", TOP / "eval/affairs.py", marks, made)
        if scored.returncode != 0:
            return scored, {}
        tried += 1
        for figure, pattern in AFFAIRS.items():
            if found := re.search(pattern, scored.stdout, re.MULTILINE):
                sums[figure] += int(found[1])
    text = f"affairs {tried}\n" + "".join(f"{figure}: {sums[figure]}\n" for figure in AFFAIRS)
    summed = subprocess.CompletedProcess([], 0, text, "")
    return summed, {figure: rf"^{re.escape(figure)}: (\d+)" for figure in AFFAIRS}


def open_affairs(stemma, part):
    """Ten real affairs, marked without their words."""
    corpus = CORPORA / "corpus/affairs/open.jsonl.gz"
    return run(sys.executable, "-B", TOP / "eval/open_affairs.py", stemma, corpus, "--part", part), COLLATION


def cohen_meta(folder):
    """The affair's dates and addresses as --meta wants them."""
    known = json.loads((CORPORA / "corpus/affairs/buzzfeed_cohen_2019/META.json").read_text(encoding="utf-8"))
    rows = ["path,outlet,url,date,title"] + [f"{r['file']},{r['outlet']},{r['url']},{r['date']}," for r in known["reports"]]
    meta = folder / "meta.csv"
    meta.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return meta


SETS = {
    "examples": lambda stemma, tmp: example(stemma, tmp, "sarnik"),
    "korvel": lambda stemma, tmp: example(stemma, tmp, "korvel"),
    "korvel pages": lambda stemma, tmp: example_pages(stemma, tmp, "korvel"),
    "seeds": lambda stemma, tmp: collation(stemma, tmp, CORPORA / "corpus/seeds", CORPORA / "gold/seeds.json"),
    "cohen": lambda stemma, tmp: collation(
        stemma, tmp, CORPORA / "corpus/affairs/buzzfeed_cohen_2019", CORPORA / "corpus/affairs/buzzfeed_cohen_2019/GOLD.json"),
    "cohen dated": lambda stemma, tmp: collation(
        stemma, tmp, CORPORA / "corpus/affairs/buzzfeed_cohen_2019", CORPORA / "corpus/affairs/buzzfeed_cohen_2019/GOLD.json",
        "--meta", cohen_meta(tmp)),
    "affairs development": lambda stemma, tmp: affairs(stemma, tmp, "development"),
    "affairs checking": lambda stemma, tmp: affairs(stemma, tmp, "checking"),
    "open development": lambda stemma, tmp: open_affairs(stemma, "development"),
    "open checking": lambda stemma, tmp: open_affairs(stemma, "checking"),
    "names": lambda stemma, tmp: names(stemma, tmp, mended=False),
    "names mended": lambda stemma, tmp: names(stemma, tmp, mended=True),
    "polnear dev": lambda stemma, tmp: statements(stemma, tmp, CORPORA / "corpus/polnear/dev.jsonl.gz"),
    "dewikinews dev": lambda stemma, tmp: statements(stemma, tmp, CORPORA / "corpus/dewikinews/dev.jsonl.gz"),
    "pages news2023": lambda stemma, tmp: pages(stemma, tmp, "news2023"),
    "pages outlets_en": lambda stemma, tmp: pages(stemma, tmp, "outlets_en"),
    "pages outlets_de": lambda stemma, tmp: pages(stemma, tmp, "outlets_de"),
    **{f"align {name}": lambda stemma, tmp, name=name: same_pairs(stemma, name, "dev")
       for name in ("ecb", "sts_headlines", "nanco", "superpal_mn", "mrpc")},
    "dates aquaint": lambda stemma, tmp: dates(stemma, tmp, CORPORA / "corpus/dates/aquaint.jsonl.gz"),
    "dates meantime": lambda stemma, tmp: dates(stemma, tmp, CORPORA / "corpus/dates/meantime.jsonl.gz"),
}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stemma", type=Path)
    parser.add_argument("--only", choices=sorted(SETS))
    args = parser.parse_args()
    if not (CORPORA / "score").is_dir():
        print(f"eval: no corpora at {CORPORA} (STEMMA_CORPORA names their folder): nothing measured")
        return 0
    floors = json.loads((TOP / "eval/floors.json").read_text(encoding="utf-8"))
    failures = 0
    for name in [args.only] if args.only else SETS:
        with tempfile.TemporaryDirectory() as tmp:
            scored, figures = SETS[name](args.stemma.resolve(), Path(tmp))
        if scored.returncode != 0:
            print(f"{name}: the scorer failed\n{scored.stderr}")
            failures += 1
            continue
        floor = floors.get(name, {})
        least, most = floor.get("least", {}), floor.get("most", {})
        unknown = (least.keys() | most.keys()) - figures.keys()
        for figure, pattern in figures.items():
            found = re.search(pattern, scored.stdout, re.MULTILINE)
            if not found:
                if figure in least or figure in most:
                    unknown.add(figure)
                continue
            value = float(found[1])
            good = value >= least.get(figure, value) and value <= most.get(figure, value)
            bound = f"at least {least[figure]}" if figure in least else f"at most {most[figure]}" if figure in most else ""
            print(f"{'    ' if good else 'FAIL'} {name:12} {figure:30} {value:8g}  {bound}")
            failures += not good
        for figure in sorted(unknown):
            print(f"FAIL {name:12} {figure:30} not printed by the scorer")
        failures += len(unknown)
    print(f"eval: {failures} figures below their floor" if failures else "eval: every figure holds its floor")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
