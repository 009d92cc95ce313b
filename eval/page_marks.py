#!/usr/bin/env python3
"""Scores the article records of `stemma extract` against pages that were marked whole, to the letter.

    eval/page_marks.py GOLD.json ARTICLES.jsonl

GOLD is the gold of an example affair whose "pages" (see its "pages_note") give every field and every block of each page. Fields count as right
when they are equal, not when they are alike; a body block that is not there word for word is missed, one that is there and not marked is
extra. White space is collapsed, nothing else is folded.
"""

import argparse
import collections
import datetime
import json
from pathlib import Path


def collapsed(text):
    return " ".join((text or "").split())


def instant(text):
    """A date as a day, where no time is told, or as an instant."""
    if not text:
        return None
    if len(text) <= 10:
        return text
    moment = datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))
    return moment.astimezone(datetime.timezone.utc) if moment.tzinfo else moment


def same_date(marked, record, field):
    if not marked or not record.get(field):
        return not marked and not record.get(field)
    wanted, found = instant(marked), instant(record[field])
    if isinstance(wanted, str):  # the day is all the page tells
        return (record.get("published_day") or record[field])[:10] == wanted if field == "published" else record[field][:10] == wanted
    if wanted.tzinfo is None:  # a time without its zone: the day by the outlet's clock, or the time as if it were UTC
        return record[field][:19] == marked[:19] or (record.get("published_day") or record[field][:10]) == marked[:10]
    return found == wanted


def blocks(record, kinds):
    return [collapsed(record["text"][b["start"]:b["end"]]) for b in record["blocks"] if b["kind"] in kinds]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--show", action="store_true", help="name every fault")
    args = parser.parse_args()
    gold = json.loads(args.gold.read_text(encoding="utf-8"))["pages"]
    records = {}
    for line in args.articles.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        records[Path(record["path"]).name] = record
    right, body = collections.Counter(), collections.Counter()
    fields = ("title", "subtitle", "authors", "published", "modified", "outlet", "language", "agency", "dateline", "page", "truncated")

    def fault(page, what, marked, found):
        if args.show:
            print(f"  {page} {what}: marked {marked!r}, found {found!r}")

    for name, page in gold.items():
        record = records.get(name, {"text": "", "blocks": []})
        found = {field: record.get(field) for field in fields}
        # A credit counts by its full name, or as it is printed.
        printed = {record["text"][a["start"]:a["end"]]: a["name"] for a in record.get("agency") or []}
        found["agency"] = sorted(words if words in (page.get("agency") or []) else name for words, name in printed.items())
        found["dateline"] = (record.get("dateline") or {}).get("place")
        marked = {field: page.get(field) for field in fields}
        marked["agency"] = sorted(a["name"] if isinstance(a, dict) else a for a in page.get("agency") or [])
        marked["dateline"] = (page.get("dateline") or {}).get("place")
        for field in fields:
            if field in ("published", "modified"):
                good = same_date(marked[field], record, field)
            elif field in ("title", "authors"):
                good = found[field] in [marked[field], *page.get(f"{field}_also", [])]
            else:
                good = found[field] == marked[field]
            right[field] += good
            if not good:
                fault(name, field, marked[field], found[field])
        wanted = collections.Counter(map(collapsed, page["body"]))
        either = set(map(collapsed, page.get("either", [])))
        got = collections.Counter(blocks(record, ("paragraph", "list", "heading")))
        text = "\n".join(got.elements())
        for words in (wanted - got).elements():
            # Items of a list may be one block, and the line below the headline a subheadline.
            whole = words in either or words in text or words in blocks(record, ("subheadline",))
            body["missed"] += not whole
            if not whole:
                fault(name, "body", words, None)
        for words in (got - wanted).elements():
            extra = words not in either and not any(one in words or words in one for one in wanted)
            body["extra"] += extra
            if extra:
                fault(name, "body", None, words)
        body["marked"] += sum(wanted.values())
        for words in page.get("boilerplate_not_in_body", []):
            leaked = collapsed(words) in text
            body["boilerplate"] += leaked
            if leaked:
                fault(name, "boilerplate", words, "in the body")
        captions = "\n".join(blocks(record, ("caption",)))
        for words in map(collapsed, page.get("captions", [])):
            body["captions"] += words in captions
            body["captions marked"] += 1
            if words not in captions:
                fault(name, "caption", words, "in the body" if words in text else None)
    for field in fields:
        print(f"{field} right {right[field]} of {len(gold)}")
    print(f"body blocks missed {body['missed']} of {body['marked']}, extra {body['extra']}, boilerplate in it {body['boilerplate']}")
    print(f"captions right {body['captions']} of {body['captions marked']}")


if __name__ == "__main__":
    main()
