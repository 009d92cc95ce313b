#!/usr/bin/env python3
"""Labels many real pages with their main text, as material to train the main-text classifier on.

usage: page_teachers.py teach OUT [--comparison DIR] [--readability DIR] [--gold GOLD.jsonl.gz PAGES]...
       page_teachers.py label OUT [the same]

`teach` runs four extractors over every page and keeps their texts in OUT/teachers.jsonl (some minutes; a page done before
is not read again). `label` joins them with what is marked and writes OUT/pages.jsonl, OUT/meta_extra.jsonl and OUT/report.txt.

Needs (once; none of it goes into the project):
  pip install trafilatura==2.3.1 readability-lxml==0.9 resiliparse==2.0.1 newspaper4k==0.9.6 lxml==6.1.3 lxml_html_clean==0.4.6
  go mod download github.com/markusmobius/go-trafilatura@v1.12.2     its folder is --comparison (Apache-2.0)
  go mod download github.com/go-shiori/go-readability@v0.0.0-20251205110129-5db1dc9836f0   its folder is --readability (MIT; pages of Mozilla, Apache-2.0)
  --gold: pages with marked bodies (ID.html.gz under PAGES), which are passed through and measure the teachers.

A page of --comparison has a few strings that its text must hold and must not hold, a page of --readability a whole
expected article, a page of --gold its body. The few strings alone make no label, nor does any one extractor. So the page
is cut into blocks, and each teacher votes for those that it keeps (kTrust). Blocks with half the votes are the body, but
for the headline and captions that not nearly all keep. The strings then add or drop blocks. An expected article or a
marked body stands as it is. Blocks where votes are split, or are all against the expected article, are listed as
`unsure`: leave them out of training. The weight says how far a label is to be believed: 1 marked, 0.7 expected, 0.5 to
0.1 by how far the teachers agree with the body and whether all strings are right; pages below that are dropped.
A boosted tree over the votes and the neighbours' votes, trained on marked pages, was on the whole no better than plain votes (five
folds: news2023 94.2 against 94.4, German outlets 96.3 against 95.6, English 95.7 against 96.1, expected articles 92.3 against 93.5).
"""
import argparse
import collections
import glob
import gzip
import html
import json
import logging
import os
import re
import signal
import statistics
import urllib.parse

from page_blocks import HIDDEN, WORD, blocks_of, fold, read_page, score, shingles

kTrust = {"trafilatura": 0.34, "newspaper": 0.22, "resiliparse": 0.22, "readability": 0.22}  # the first and one more, or all but the first
kKept = 0.6  # share of a block's shingles that a teacher's text must hold
kLeastText = 300  # characters: less is no article
kSeconds = 20  # for one teacher on one page
kSplit = (0.3, 0.6)  # votes between are no clear answer

COMMON = {
    "en": "the and of to that is was with for", "de": "der die und das ist nicht mit den von auf", "fr": "les des est dans une pour pas que sur",
    "es": "los las que una para con del por", "it": "che della sono con per gli del nel", "pl": "się nie jest że przez oraz dla",
    "pt": "que não uma para com os dos", "nl": "het een van dat niet voor zijn", "el": "και του της είναι από", "ru": "что это как для его",
}


class Timeout(Exception):
    pass


def teach(text):
    """The texts of all teachers; an empty one where a teacher fails or takes too long."""
    import newspaper
    import readability
    import trafilatura
    from resiliparse.extract.html2text import extract_plain_text

    logging.disable(logging.CRITICAL)

    def ring(*_):
        raise Timeout

    def by_newspaper():
        article = newspaper.Article("http://example.org/", fetch_images=False)  # it would ask the network
        article.download(input_html=text)
        article.parse()
        return article.text

    def by_readability():
        return "\n".join(b.text for b in blocks_of(readability.Document(text).summary()))

    ways = {
        "trafilatura": lambda: trafilatura.extract(text, include_comments=False, include_tables=True),
        "newspaper": by_newspaper,
        "resiliparse": lambda: extract_plain_text(text, main_content=True, alt_texts=False),
        "readability": by_readability,
    }
    signal.signal(signal.SIGALRM, ring)
    given = {}
    for name, way in ways.items():
        signal.setitimer(signal.ITIMER_REAL, kSeconds)
        try:
            given[name] = way() or ""
        except (Exception, Timeout):
            given[name] = ""
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
    return given


# ---- what is marked ----

GO_FIELD = re.compile(r"^\t\t(\w+): +(.*?),?$", re.M)
GO_ENTRY = re.compile(r'^\t("(?:[^"\\]|\\.)*"): \{\n(.*?)^\t\},', re.M | re.S)
GO_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')


def go_entries(path):
    """Address and fields of the entries of a Go map of structures that is laid out by gofmt."""
    with open(path, encoding="utf-8") as file:
        source = file.read()
    for address, body in GO_ENTRY.findall(source):
        fields = {}
        for name, value in GO_FIELD.findall(body):
            strings = [json.loads(s, strict=False) for s in GO_STRING.findall(value)]
            fields[name] = strings if value.startswith("[]") else (strings or [""])[0]
        yield json.loads(address), fields


def host_of(address):
    host = (urllib.parse.urlsplit(address or "").hostname or "").removeprefix("www.")
    if host.endswith("archive.org"):  # the address behind an archive's
        inner = re.search(r"/(https?:/.*)", address)
        host = host_of(inner.group(1)) if inner else host
    parts = host.split(".")
    keep = 3 if len(parts) > 2 and parts[-2] in ("co", "com", "org", "net", "gov", "ac", "edu", "or") else 2
    return ".".join(parts[-keep:])


def own_address(text):
    """The address that a page gives as its own."""
    for tag in re.findall(r"<(?:link|meta)\b[^>]*>", text[:200000], re.I):
        if re.search(r"canonical|og:url", tag, re.I):
            found = re.search(r"(?:href|content)\s*=\s*[\"']?(https?://[^\"'\s>]+)", tag, re.I)
            if found:
                return html.unescape(found.group(1))
    return ""


def language_of(text, page):
    words = collections.Counter(WORD.findall(text.lower()))
    best = max(COMMON, key=lambda code: sum(words[w] for w in COMMON[code].split()))
    if sum(words[w] for w in COMMON[best].split()) >= 5:
        return best
    named = re.search(r"<html[^>]*\blang\s*=\s*[\"']?([a-zA-Z]{2})", page[:5000])
    return named.group(1).lower() if named else ""


def marked_pages(args):
    """All pages: id, path, set, address and the marks."""
    pages = []
    if args.comparison:
        seen = set()
        for address, entry in go_entries(os.path.join(args.comparison, "scripts/comparison/data.go")):
            for folder in ("comparison", "mock"):
                path = os.path.join(args.comparison, "test-files", folder, entry["File"])
                if os.path.exists(path) and path not in seen:
                    seen.add(path)
                    pages.append(dict(
                        id=re.sub(r"\.html?$", "", entry["File"]), path=path, set="trafilatura_" + folder, url=address,
                        title=entry.get("Title"), date=entry.get("Date"), author="; ".join(entry.get("Authors", [])),
                        holds=entry.get("With", []), lacks=entry.get("Without", []) + entry.get("Comments", [])))
                    break
    if args.readability:
        for path in sorted(glob.glob(os.path.join(args.readability, "test-pages/*/source.html"))):
            folder = os.path.dirname(path)
            with open(os.path.join(folder, "expected-metadata.json"), encoding="utf-8") as file:
                meta = json.load(file)
            # Title, byline and time are what Readability itself found, no marks: they are not taken over.
            pages.append(dict(id="readability_" + os.path.basename(folder), path=path, set="readability", url=meta.get("url"),
                              expected=os.path.join(folder, "expected.html")))
    for gold, folder in args.gold or []:
        with gzip.open(gold, "rt", encoding="utf-8") as file:
            for line in file:
                g = json.loads(line)
                pages.append(dict(
                    id=g["id"], path=os.path.join(folder, g["id"] + ".html.gz"), set=os.path.basename(folder.rstrip("/")), url=g.get("url"),
                    title=g.get("title"), date=g.get("date"), author=g.get("author"), body=g.get("body"),
                    captions=[c["caption"] for c in g.get("captions") or [] if c.get("caption")]))
    return pages


# ---- votes ----


def votes_of(blocks, texts, trust):
    """For each block the trust of the teachers that keep it."""
    total = sum(trust[name] for name, text in texts.items() if text) or 1.0
    votes = [0.0] * len(blocks)
    for name, text in texts.items():
        if not text:
            continue
        held = shingles(text.lower())
        lines = {fold(line) for line in text.split("\n")}
        for i, block in enumerate(blocks):
            w = WORD.findall(block.text.lower())
            if len(w) < 6:  # too short to be told by its words
                kept = " ".join(w) in lines and bool(w)
            else:
                grams = [tuple(w[k : k + 4]) for k in range(len(w) - 3)]
                kept = sum(g in held for g in grams) >= kKept * len(grams)
            votes[i] += trust[name] / total if kept else 0.0
    return votes


def once(blocks, chosen):
    """Of blocks with one text keeps the one nearest to the middle of the chosen."""
    if not chosen:
        return chosen
    middle = statistics.median(chosen)
    best = {}
    for i in chosen:
        text = fold(blocks[i].text)
        if text not in best or abs(i - middle) < abs(best[text] - middle):
            best[text] = i
    return set(best.values())


def headlines(blocks, chosen, title, source):
    """The blocks that are the page's headline (like its title, or <h1> before the text begins) and the few words about it."""
    named = re.search(r"<title[^>]*>([^<]*)", source, re.I)
    titles = {fold(title or ""), fold(html.unescape(named.group(1))) if named else ""}
    begin = next((i for i in sorted(chosen) if len(blocks[i].text) > 100 and blocks[i].tag[:1] != "h"), 0)
    found = set()
    for i in chosen:
        text = fold(blocks[i].text)
        like = text in titles or len(text) > 20 and any(t.startswith(text) for t in titles)
        if i < begin and (like or blocks[i].tag == "h1" or len(text.split()) < 6):
            found.add(i)
    return found


def correct(blocks, chosen, page):
    """Adds and drops blocks by the strings that a text must and must not hold; gives the share kept before and after."""
    def share():
        text = fold("\n".join(blocks[i].text for i in sorted(chosen)))
        good = [fold(s) in text for s in page["holds"]] + [fold(s) not in text for s in page["lacks"]]
        return sum(good) / len(good) if good else 1.0

    before = share()
    for string in map(fold, page["lacks"]):
        if string:
            chosen -= {i for i in chosen if string in fold(blocks[i].text) and len(blocks[i].text) < 400}
    text = fold("\n".join(blocks[i].text for i in sorted(chosen)))
    middle = statistics.median(chosen) if chosen else len(blocks) / 2
    lacking = [fold(s) for s in page["lacks"]]
    for string in map(fold, page["holds"]):
        if string not in text:
            having = [i for i, b in enumerate(blocks) if string in fold(b.text) and not any(s and s in fold(b.text) for s in lacking)]
            if having:
                chosen.add(min(having, key=lambda i: abs(i - middle)))
    return before, share()


def expected_blocks(path):
    with open(path, encoding="utf-8") as file:
        return blocks_of(file.read())


def label(page, texts, trust):
    """The page's line, or nothing where it is no article."""
    source = read_page(page["path"])
    blocks = blocks_of(source)
    votes = votes_of(blocks, texts, trust)
    chosen = once(blocks, {i for i, v in enumerate(votes) if v >= 0.5 and not (blocks[i].caption and v < 0.8)})
    chosen -= headlines(blocks, chosen, page.get("title"), source)
    line = {key: page.get(key) for key in ("id", "path", "set", "title", "date", "author")}
    line["consensus"] = "\n".join(blocks[i].text for i in sorted(chosen))
    unsure = {i for i, v in enumerate(votes) if kSplit[0] < v < kSplit[1]}
    captions = {b.text for i, b in enumerate(blocks) if b.caption and i not in chosen}
    if page.get("body"):
        line["body"], line["weight"] = page["body"], 1.0
        captions = set(page["captions"]) or {c for c in captions if fold(c) not in fold(page["body"])}
        unsure = set()
    elif page.get("expected"):
        wanted = expected_blocks(page["expected"])
        expected = "\n".join(b.text for b in wanted if not b.caption)
        line["body"], line["weight"] = expected, 0.7 if score(expected, line["consensus"])[2] > 0.5 else 0.3
        captions |= {b.text for b in wanted if b.caption}
        kept = votes_of(blocks, {"expected": expected}, {"expected": 1.0})
        unsure = {i for i, v in enumerate(votes) if (v < 0.25 if kept[i] else v > 0.75)}  # all others say otherwise
    else:
        before, after = correct(blocks, chosen, page)
        line["body"] = "\n".join(blocks[i].text for i in sorted(chosen))
        unsure -= {i for i in chosen if any(fold(s) in fold(blocks[i].text) for s in page["holds"])}
        near = sorted(score(line["body"], text)[2] for text in texts.values())[1:]  # one may be wrong
        agreed = sum(near) / len(near)
        line.update(agreed=round(agreed, 3), strings_before=round(before, 3), strings=round(after, 3))
        line["weight"] = 0.5 if agreed > 0.9 else 0.35 if agreed > 0.75 else 0.2
        if after < 0.99:
            line["weight"] = min(line["weight"], 0.35 if after > 0.8 else 0.1)
        if agreed < 0.5 or after < 0.5:
            return None
    if len(line["body"]) < kLeastText or "lorem ipsum" in line["body"].lower():
        return None
    address = page.get("url") or own_address(source)
    line.update(url=address, site=host_of(address) or page["id"], language=language_of(line["body"], source),
                captions=sorted(c for c in captions if len(c) > 2), unsure=[blocks[i].text for i in sorted(unsure)])
    return line


def report(lines, dropped, pages, given, out):
    """Counts, and how good the teachers and their consensus are."""
    rows = ["set\tpages kept\tdropped\tweights"]
    for name in sorted({p["set"] for p in pages}):
        kept = [x for x in lines if x["set"] == name]
        weights = collections.Counter(x["weight"] for x in kept)
        rows.append(f"{name}\t{len(kept)}\t{dropped[name]}\t" + " ".join(f"{w}:{n}" for w, n in sorted(weights.items(), reverse=True)))
    rows.append("languages\t" + " ".join(f"{c or '-'}:{n}" for c, n in collections.Counter(x["language"] for x in lines).most_common()))
    rows.append("\nmarked strings of the comparison held, and not held: share right; pages with all right")
    marked = [p for p in pages if p.get("holds") or p.get("lacks")]
    by_id = {x["id"]: x for x in lines}
    for name in list(kTrust) + ["consensus", "body"]:
        counts = collections.Counter()
        for p in marked:
            if p["id"] not in by_id:
                continue
            text = fold(given[p["id"]][name] if name in kTrust else by_id[p["id"]][name])
            held, lacked = [fold(s) in text for s in p["holds"]], [fold(s) not in text for s in p["lacks"]]
            counts.update(held=sum(held), holds=len(held), lacked=sum(lacked), lacks=len(lacked), all=all(held + lacked), n=1)
        if counts["n"]:
            share = [100 * counts[a] / counts[b] for a, b in (("held", "holds"), ("lacked", "lacks"), ("all", "n"))]
            rows.append(f"{name}\t" + "\t".join(f"{x:.1f}" for x in share) + f"% of {counts['n']}")
    rows.append("\nP R F1 by shared shingles against the marked or expected body")
    for name in sorted({p["set"] for p in pages if p.get("body") or p.get("expected")}):
        for who in list(kTrust) + ["consensus"]:
            found = [score(x["body"], given[x["id"]][who] if who in kTrust else x["consensus"]) for x in lines if x["set"] == name and x["id"] in given]
            if found:
                p, r = (sum(f[k] for f in found) / len(found) for k in (0, 1))
                rows.append(f"{name}\t{who}\t{100 * p:.2f}\t{100 * r:.2f}\t{200 * p * r / (p + r):.2f}\t{len(found)}")
    with open(os.path.join(out, "report.txt"), "w", encoding="utf-8") as file:
        file.write("\n".join(rows) + "\n")
    print("\n".join(rows))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("step", choices=("teach", "label"))
    parser.add_argument("out")
    parser.add_argument("--comparison", help="folder of go-trafilatura")
    parser.add_argument("--readability", help="folder of go-readability")
    parser.add_argument("--gold", nargs=2, action="append", metavar=("GOLD", "PAGES"))
    args = parser.parse_args()
    pages = marked_pages(args)
    kept = os.path.join(args.out, "teachers.jsonl")
    given = {}
    if os.path.exists(kept):
        with open(kept, encoding="utf-8") as file:
            given = {x["id"]: {name: HIDDEN.sub("", text) for name, text in x["texts"].items()} for x in map(json.loads, file)}
    if args.step == "teach":
        os.makedirs(args.out, exist_ok=True)
        with open(kept, "a", encoding="utf-8") as file:
            for page in pages:
                if page["id"] not in given:
                    file.write(json.dumps({"id": page["id"], "texts": teach(read_page(page["path"]))}, ensure_ascii=False) + "\n")
                    file.flush()
        return
    lines, dropped = [], collections.Counter()
    for page in pages:
        line = label(page, given.get(page["id"], dict.fromkeys(kTrust, "")), kTrust)
        if line:
            lines.append(line)
        dropped[page["set"]] += line is None
    report(lines, dropped, pages, given, args.out)
    os.makedirs(os.path.join(args.out, "html"), exist_ok=True)
    with open(os.path.join(args.out, "pages.jsonl"), "w", encoding="utf-8") as file:
        for line in lines:
            line.pop("consensus")
            if not line["path"].endswith(".gz"):
                copy = os.path.abspath(os.path.join(args.out, "html", line["id"] + ".html"))
                with open(line["path"], "rb") as source, open(copy, "wb") as target:
                    target.write(source.read())
                line["path"] = copy
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
    with open(os.path.join(args.out, "meta_extra.jsonl"), "w", encoding="utf-8") as file:
        for page in pages:
            if page["set"].startswith("trafilatura") and (page["title"] or page["date"] or page["author"]):
                file.write(json.dumps({key: page[key] or None for key in ("id", "url", "title", "date", "author")} | {"body": None}, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
