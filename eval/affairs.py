#!/usr/bin/env python3
"""usage: affairs.py GOLD.json DOSSIER.json [--list]

Scores a dossier (stemma brief --json) against the gold of an invented affair (docs/annotation.md). Prints one line for each part; with
--list also what was missed. Files are told apart by the name in `path`. Words of the gold are looked for in the articles' texts with white
space, case and the form of quotation marks folded; two stretches meet where they share at least half of the shorter one.
"""

import argparse
import collections
import json
import re
import sys
from pathlib import Path

FORMS = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-"})


class Text:
    """An article's text that finds words whatever their white space, case and quotation marks."""

    def __init__(self, text):
        self.folded, self.at = "", []
        for i, c in enumerate(text.translate(FORMS)):
            c = " " if c.isspace() else c.lower()
            if len(c) != 1 or (c == " " and self.folded[-1:] in ("", " ")):
                continue
            self.folded += c
            self.at.append(i)

    def find(self, words, inside=None):
        """(start, end) of the words, within `inside` where given and there; None where they are not."""
        folded = re.sub(r"\s+", " ", words.translate(FORMS)).lower().strip()
        if not folded:
            return None
        low = 0
        if inside:
            low = next((k for k, i in enumerate(self.at) if i >= inside[0]), 0)
        found = self.folded.find(folded, low)
        if inside and (found < 0 or self.at[found] >= inside[1]):
            return None
        return None if found < 0 else (self.at[found], self.at[found + len(folded) - 1] + 1)


def shared(a, b):
    return min(a[1], b[1]) - max(a[0], b[0])


def meet(a, b):
    """Two (file, (start, end)) share at least half of the shorter one."""
    return a[0] == b[0] and 2 * shared(a[1], b[1]) >= min(a[1][1] - a[1][0], b[1][1] - b[1][0]) > 0


class Scorer:
    def __init__(self, gold, dossier):
        self.gold, self.dossier, self.missed = gold, dossier, []
        self.file = {a["id"]: Path(a["path"]).name for a in dossier["articles"]}
        self.texts = {Path(a["path"]).name: Text(a["text"]) for a in dossier["articles"]}
        facts = {f["id"]: (self.file[f["article"]], (f["start"], f["end"])) for f in dossier["facts"]}
        self.claims = []  # of each claim, where its wordings stand
        for claim in dossier["claims"]:
            spans = [(self.file[p["article"]], tuple(s)) for p in claim["parts"] for s in p["spans"]]
            spans += [facts[f] for f in claim["facts"]]
            if not spans:
                spans = [self.evidence(claim["core_at"])]
            self.claims.append(spans)

    def place(self, file, words, inside=None):
        text = self.texts.get(file)
        span = text.find(words, inside) if text else None
        return (file, span) if span else None

    def quoted(self, mark):
        return self.place(mark["file"], mark["quote"])

    def evidence(self, e):
        return self.file[e["article"]], (e["start"], e["end"])

    def miss(self, part, what):
        self.missed.append(f"{part}: {what}")

    def claims_at(self, mark):
        """Indices of the claims of which a wording meets the place."""
        return {k for k, spans in enumerate(self.claims) if mark and any(meet(mark, s) for s in spans)}

    def claim_of(self, name):
        """Index of the claim that carries most wordings of a gold claim; None where no claim carries one."""
        votes = collections.Counter()
        for same in self.gold.get("same", []):
            if same["claim"] == name:
                for wording in same["wordings"]:
                    votes.update(self.claims_at(self.quoted(wording)))
        return min(votes, key=lambda k: (-votes[k], k)) if votes else None

    def conflicts(self):
        def sides(conflict):
            return [[self.evidence(e) for e in side["evidence"]] for side in conflict["sides"]]

        reported = [(c["class"], sides(c)) for c in self.dossier["conflicts"]]
        explained, found, right = set(), collections.Counter(), collections.Counter()
        total = collections.Counter()
        hard_on_soft = 0
        for issue in self.gold.get("conflicts", []):
            positions = collections.defaultdict(list)
            for position in issue["positions"]:
                positions[position["value"], position.get("stance")].append(self.quoted(position))
            kind = "strict" if issue["strict"] else issue["class"]
            total[kind] += 1
            classes = set()
            for k, (class_, evidence) in enumerate(reported):
                met = [{v for v, marks in positions.items() if any(m and meet(m, e) for m in marks for e in side)} for side in evidence]
                if any(met[i] and met[j] and len(met[i] | met[j]) > 1 for i in range(len(met)) for j in range(i)):
                    classes.add(class_)
                    if issue["strict"]:
                        explained.add(k)
            wanted = "conflict" if issue["strict"] else issue["class"]
            found[kind] += bool(classes)
            right[kind] += wanted in classes
            hard_on_soft += not issue["strict"] and "conflict" in classes
            if wanted not in classes:
                self.miss("conflict", f"{kind}: {issue['issue']} (reported as {', '.join(sorted(classes)) or 'nothing'})")
        hard = [k for k, (class_, _) in enumerate(reported) if class_ == "conflict"]
        soft = sum(n for kind, n in total.items() if kind != "strict")
        yield f"strict conflicts found: {right['strict']} of {total['strict']}"
        yield "differences told right: " + ", ".join(
            f"{kind} {right[kind]} of {total[kind]} (seen {found[kind]})" for kind in ("update", "hedge", "difference"))
        yield f"differences called conflict: {hard_on_soft} of {soft}"
        yield f"hard conflicts reported: {len(hard)}, of them in the gold: {sum(k in explained for k in hard)}"

    def same(self):
        marks = []
        for n, same in enumerate(self.gold.get("same", [])):
            marks += [(n, place, self.claims_at(place), w) for w in same["wordings"] if (place := self.quoted(w))]
        wanted = got = true = 0
        for i, (n, place, claims, words) in enumerate(marks):
            for m, other, others, _ in marks[:i]:
                if meet(place, other):
                    continue
                together = bool(claims & others)
                wanted += n == m
                got += together
                true += together and n == m
            if not claims:
                self.miss("same", f"no claim at {words['file']}: {words['quote']}")
        p, r = true / max(1, got), true / max(1, wanted)
        yield (f"same-claim pairs: P/R/F1 {100 * p:.1f}/{100 * r:.1f}/{200 * p * r / max(1e-9, p + r):.1f} "
               f"({true} right, {got} reported, {wanted} in the gold)")
        apart = 0
        pairs = self.gold.get("not_the_same", [])
        for pair in pairs:
            a, b = (self.claims_at(self.place(*pair[side])) for side in ("a", "b"))
            apart += not a & b
            if a & b:
                self.miss("not the same", pair["why"])
        yield f"not the same, kept apart: {apart} of {len(pairs)}"
        known = [s for s in self.gold.get("same", []) if s.get("origins") is not None]
        right = 0
        for same in known:
            k = self.claim_of(same["claim"])
            ours = None if k is None else self.dossier["claims"][k]["origins"]
            right += ours == same["origins"]
            if ours != same["origins"]:
                self.miss("origins", f"{same['claim']}: {ours}, not {same['origins']}")
        yield f"origins right: {right} of {len(known)}"

    def variants(self):
        slots = []  # kind, readings as (text is empty, places)
        for claim in self.dossier["claims"]:
            for v in claim["variants"]:
                slots.append((v["kind"], [(not r["text"], [(self.file[p["article"]], (p["start"], p["end"])) for p in r["parts"]])
                                          for r in v["readings"]]))

        def holds(reading, mark):
            quote = self.quoted(mark)
            if not quote:
                return False
            empty, places = reading
            if not mark["text"]:
                return empty and any(f == quote[0] and quote[1][0] - 2 <= s[0] <= quote[1][1] + 2 for f, s in places)
            text = self.place(mark["file"], mark["text"], quote[1])
            return not empty and text is not None and any(meet(text, p) for p in places)

        total, found, right = collections.Counter(), collections.Counter(), collections.Counter()
        for variant in self.gold.get("variants", []):
            total[variant["kind"]] += 1
            groups = {}
            for mark in variant["readings"]:
                groups.setdefault(mark["text"].lower(), []).append(mark)
            kinds = set()
            for kind, readings in slots:
                met = [{text for text, marks in groups.items() if any(holds(r, m) for m in marks)} for r in readings]
                if any(met[i] and met[j] and len(met[i] | met[j]) > 1 for i in range(len(met)) for j in range(i)):
                    kinds.add(kind)
            # What one outlet adds another omits: which it is depends on the wording one starts from.
            wanted = {"omission", "addition"} if variant["kind"] in ("omission", "addition") else {variant["kind"]}
            found[variant["kind"]] += bool(kinds)
            right[variant["kind"]] += bool(wanted & kinds)
            if not wanted & kinds:
                texts = " / ".join(m["text"][:40] or "-" for m in variant["readings"])
                self.miss("variant", f"{variant['kind']}: {texts} (reported as {', '.join(sorted(kinds)) or 'nothing'})")
        yield (f"variants found: {sum(found.values())} of {sum(total.values())}, kind right {sum(right.values())}: " + ", ".join(
            f"{kind} {right[kind]}/{total[kind]}" for kind in sorted(total)) + f" ({len(slots)} reported)")

    def reuse(self):
        records = [(self.file[r["from"]], self.file[r["to"]], r) for r in self.dossier["reuse"]]
        found = kinds = directions = 0
        marks = self.gold.get("reuse", [])
        for mark in marks:
            pair = {mark["from"], mark["to"]}
            places = [self.place(*p[side]) for p in mark["passages"] for side in ("from", "to")]

            def holds(record, places=places):
                from_, to, r = record
                spans = [(from_, tuple(p["from"])) for p in r["passages"]] + [(to, tuple(p["to"])) for p in r["passages"]]
                return not places or any(p and meet(p, s) for p in places for s in spans)

            met = [record for record in records if {record[0], record[1]} == pair and holds(record)]
            alike = [record for record in met if record[2]["kind"] == mark["kind"]]
            found += bool(met)
            kinds += bool(alike)
            known = mark["direction"] == "known"
            told = any((r["direction"] == "known") == known and (not known or from_ == mark["from"]) for from_, _, r in alike or met)
            directions += told
            if not alike or not told:
                self.miss("reuse", f"{mark['from']} {mark['to']} {mark['kind']}, {mark['direction']} "
                          f"(reported as {', '.join(r['kind'] + ' ' + r['direction'] for _, _, r in met) or 'nothing'})")
        none = self.gold.get("no_reuse", [])
        false = [pair for pair in none if any({a, b} == set(pair) for a, b, _ in records)]
        for pair in false:
            self.miss("no reuse", " ".join(pair))
        yield (f"reuse found: {found} of {len(marks)}, kind right {kinds}, direction right {directions}; "
               f"reported where there is none: {len(false)} of {len(none)}")

    def coverage(self):
        state = {(c["claim"], self.file[c["article"]]): c["state"] for c in self.dossier["coverage"]}
        right = collections.Counter()
        total = collections.Counter()
        for cell in self.gold.get("coverage", []):
            k = self.claim_of(cell["claim"])
            ours = None if k is None else state.get((self.dossier["claims"][k]["id"], cell["file"]))
            total[cell["state"]] += 1
            right[cell["state"]] += ours == cell["state"]
            if ours != cell["state"]:
                self.miss("coverage", f"{cell['claim']}, {cell['file']}: {ours}, not {cell['state']}")
        yield (f"coverage states right: {sum(right.values())} of {sum(total.values())}: "
               + ", ".join(f"{s} {right[s]}/{total[s]}" for s in sorted(total)))

    def dates(self):
        ours = [(self.file[d["article"]], (d["start"], d["end"]), d["date"]) for d in self.dossier.get("dates", [])]
        right = total = wrong = 0
        for mark in self.gold.get("dates", []):
            around = self.place(mark["file"], mark.get("context") or "")
            at = (around and self.place(mark["file"], mark["quote"], around[1])) or self.quoted(mark)
            got = sorted({date for file, span, date in ours if at and file == at[0] and shared(span, at[1]) > 0})
            total += 1
            good = got == ([mark["date"]] if mark["date"] else [])
            right += good
            wrong += not good and bool(got)
            if not good:
                self.miss("date", f"{mark['file']} {mark.get('context') or mark['quote']}: {', '.join(got) or None}, not {mark['date']}")
        yield f"dates right: {right} of {total} (wrong {wrong}, unresolved {total - right - wrong})"

    def timeline(self):
        ours = [(t["date"], [self.evidence(e) for e in t["evidence"]]) for t in self.dossier["timeline"]]
        used, found, whole = set(), 0, 0
        marks = self.gold.get("timeline", [])
        for mark in marks:
            places = [self.quoted(e) for e in mark["evidence"]]
            met = [k for k, (date, evidence) in enumerate(ours)
                   if date == mark["date"] and any(p and meet(p, e) for p in places for e in evidence)]
            used.update(met)
            found += bool(met)
            whole += any(all(p and any(meet(p, e) for e in ours[k][1]) for p in places) for k in met)
            if not met:
                other = sorted({date for date, evidence in ours if any(p and meet(p, e) for p in places for e in evidence)})
                self.miss("timeline", f"{mark['date']} {mark['what']} (reported as {', '.join(other) or 'nothing'})")
        yield f"timeline entries found: {found} of {len(marks)}, with all their evidence {whole} ({len(ours)} reported, {len(used)} in the gold)"

    def places(self):
        def plain(name):
            return re.sub(r"^the ", "", re.sub(r"\s*\(.*\)$", "", name).translate(FORMS).lower())

        ours = [(plain(p["name"]), p.get("country") or "", [self.evidence(e) for e in p["evidence"]], p) for p in self.dossier["places"]]
        found = country = told = 0
        marks = self.gold.get("places", [])
        for mark in marks:
            evidence = [self.quoted(e) for e in mark["evidence"]]
            met = [o for o in ours if o[0] == plain(mark["name"]) and any(q and meet(q, e) for q in evidence for e in o[2])]
            found += bool(met)
            country += any(o[1].lower() == (mark.get("country") or "").lower() for o in met)
            told += any(o[3].get("what") for o in met)
            if not met:
                self.miss("place", mark["name"])
        yield f"places found: {found} of {len(marks)}, country right {country}, with what happened {told} ({len(ours)} reported)"

    def statements(self):
        marks = [(m, place) for m in self.gold.get("statements", self.gold.get("reported", [])) if "quote" in m and (place := self.quoted(m))]
        if not marks:
            return
        ours = [(s, [(self.file[s["article"]], tuple(span)) for span in s["content"]]) for s in self.dossier["statements"]]
        found = polarity = 0
        for mark, place in marks:
            met = [s for s, spans in ours if any(meet(place, span) for span in spans)]
            found += bool(met)
            polarity += any(s["polarity"] == mark.get("polarity") for s in met)
            if not met:
                self.miss("statement", f"{mark['file']}: {mark['quote']}")
        yield f"statements found: {found} of {len(marks)}, polarity right {polarity}"

    def lines(self):
        for part in (self.conflicts, self.same, self.variants, self.reuse, self.coverage, self.dates, self.timeline, self.places,
                     self.statements):
            yield from part()


def main():
    options = argparse.ArgumentParser()
    options.add_argument("gold")
    options.add_argument("dossier")
    options.add_argument("--list", action="store_true", help="also what was missed")
    options = options.parse_args()
    gold, dossier = (json.loads(Path(p).read_text(encoding="utf-8")) for p in (options.gold, options.dossier))
    scorer = Scorer(gold, dossier)
    for line in scorer.lines():
        print(line)
    if options.list:
        for line in scorer.missed:
            print("  missed", line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
