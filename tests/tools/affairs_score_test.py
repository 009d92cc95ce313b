"""eval/affairs.py must give a faultless dossier full marks, and take the mark away for every part that is damaged."""

import copy
import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

SCRIPT = Path(__file__).resolve().parents[2] / "eval" / "affairs.py"

HARE = (
    "Ferry sinks off Ostry\n\nOSTRY (Lodewick) - The ferry went down on Sunday, and at least 12 people died, two miles from Ostry.\n\n"
    "“The lamps may have failed,” said Jon Halm. There was no deal with the crew, he said."
)
TERN = (
    "Ferry sinks\n\nThe ferry went down on Sunday, and 15 people died off Ostry.\n\n"
    "'The lamps failed,' said Halm. A deal with the crew was made, the union said."
)
TEXTS = {"hare.txt": HARE, "tern.txt": TERN, "wren.txt": "Wren looks on\n\nHalm praised the divers."}


def at(file, words):
    start = TEXTS[file].index(words)
    return {"article": file[:-4], "start": start, "end": start + len(words), "exact": words}


def span(file, words):
    mark = at(file, words)
    return [mark["start"], mark["end"]]


def part(file, words):
    return {"statement": None, "article": file[:-4], "spans": [span(file, words)], "exact": [words]}


def reading(text, *places):
    return {"text": text, "parts": [{"statement": None, **{k: at(f, w)[k] for k in ("article", "start", "end")}} for f, w in places]}


def side(file, words):
    return {"value": words, "stance": None, "who": "", "evidence": [at(file, words)]}


LAMPS = ("The lamps may have failed", "The lamps failed")
SANK = "The ferry went down on Sunday"
DIED = ("at least 12 people died", "15 people died")

DOSSIER = {
    "articles": [{"id": name[:-4], "path": f"affair/{name}", "text": text} for name, text in TEXTS.items()],
    "statements": [{"article": "hare", "content": [span("hare.txt", LAMPS[0])], "polarity": "hedges"}],
    "facts": [{"id": f"f{n}", **at(*w)} for n, w in enumerate([("hare.txt", SANK), ("tern.txt", SANK)])],
    "claims": [
        {"id": "c1", "parts": [part("hare.txt", LAMPS[0]), part("tern.txt", LAMPS[1])], "facts": [], "origins": 2, "variants": [
            {"kind": "modality", "slot": "", "readings": [
                reading("may have", ("hare.txt", "may have")),
                {"text": "", "parts": [{"statement": None, "article": "tern", "start": TERN.index("failed"), "end": TERN.index("failed")}]},
            ]}]},
        {"id": "c2", "parts": [], "facts": ["f0", "f1"], "origins": 1, "variants": []},
    ],
    "conflicts": [
        {"class": "conflict", "sides": [side("hare.txt", "There was no deal"), side("tern.txt", "A deal with the crew was made")]},
        {"class": "hedge", "sides": [side("hare.txt", DIED[0]), side("tern.txt", DIED[1])]},
    ],
    "reuse": [{"from": "hare", "to": "tern", "direction": "known", "kind": "copy",
               "passages": [{"from": span("hare.txt", SANK), "to": span("tern.txt", SANK)}]}],
    "coverage": [{"claim": "c1", "article": "hare", "state": "carries"}, {"claim": "c1", "article": "wren", "state": "leaves out"}],
    "dates": [{**at("hare.txt", "Sunday"), "date": "2031-05-04", "precision": "day"}],
    "timeline": [{"date": "2031-05-04", "evidence": [at("hare.txt", SANK), at("tern.txt", SANK)]}],
    "places": [{"name": "Ostry", "country": "Velland", "what": "the ferry went down", "evidence": [at("hare.txt", "two miles from Ostry")]}],
}

GOLD = {
    "conflicts": [
        {"issue": "deal", "class": "conflict", "strict": True, "positions": [
            {"file": "hare.txt", "quote": "There was no deal", "value": "none", "stance": "deny"},
            {"file": "tern.txt", "quote": "a deal with the crew was made", "value": "deal", "stance": "assert"}]},
        {"issue": "toll", "class": "hedge", "strict": False, "positions": [
            {"file": "hare.txt", "quote": DIED[0], "value": "12+"}, {"file": "tern.txt", "quote": DIED[1], "value": "15"}]},
    ],
    "same": [
        {"claim": "lamps", "origins": 2, "wordings": [{"file": "hare.txt", "quote": LAMPS[0]}, {"file": "tern.txt", "quote": LAMPS[1]}]},
        {"claim": "sank", "origins": 1, "wordings": [{"file": "hare.txt", "quote": SANK}, {"file": "tern.txt", "quote": SANK}]},
    ],
    "not_the_same": [{"why": "lamps and deal", "a": ["hare.txt", LAMPS[0]], "b": ["tern.txt", "A deal with the crew was made"]}],
    "variants": [{"claim": "lamps", "kind": "modality", "readings": [
        {"file": "hare.txt", "quote": LAMPS[0], "text": "may have"}, {"file": "tern.txt", "quote": LAMPS[1], "text": ""}]}],
    "reuse": [{"from": "hare.txt", "to": "tern.txt", "direction": "known", "kind": "copy",
               "passages": [{"from": ["hare.txt", SANK], "to": ["tern.txt", SANK]}]}],
    "no_reuse": [["hare.txt", "wren.txt"]],
    "coverage": [{"claim": "lamps", "file": "hare.txt", "state": "carries"}, {"claim": "lamps", "file": "wren.txt", "state": "leaves out"}],
    "dates": [{"file": "hare.txt", "quote": "on Sunday", "context": "went down on Sunday", "date": "2031-05-04", "precision": "day"}],
    "timeline": [{"date": "2031-05-04", "precision": "day", "what": "sinks",
                  "evidence": [{"file": "hare.txt", "quote": SANK}, {"file": "tern.txt", "quote": SANK}]}],
    "places": [{"name": "Ostry", "country": "Velland", "what": "sinks", "evidence": [{"file": "hare.txt", "quote": "two miles from Ostry"}]}],
    "statements": [{"file": "hare.txt", "quote": '"The lamps may  have failed,"', "polarity": "hedges"}],
}


def score(damage=lambda dossier: None):
    """Lines by their first words."""
    dossier = copy.deepcopy(DOSSIER)
    damage(dossier)
    with tempfile.TemporaryDirectory() as name:
        gold, made = Path(name) / "gold.json", Path(name) / "dossier.json"
        gold.write_text(json.dumps(GOLD))
        made.write_text(json.dumps(dossier))
        done = subprocess.run([sys.executable, "-B", SCRIPT, gold, made], capture_output=True, text=True, check=True)
    return dict(line.split(": ", 1) for line in done.stdout.splitlines())


class AffairsScore(unittest.TestCase):
    def test_a_faultless_dossier_has_full_marks(self):
        lines = score()
        self.assertEqual(lines["strict conflicts found"], "1 of 1")
        self.assertIn("hedge 1 of 1", lines["differences told right"])
        self.assertEqual(lines["differences called conflict"], "0 of 1")
        self.assertEqual(lines["hard conflicts reported"], "1, of them in the gold: 1")
        self.assertIn("100.0/100.0/100.0", lines["same-claim pairs"])
        self.assertEqual(lines["not the same, kept apart"], "1 of 1")
        self.assertEqual(lines["origins right"], "2 of 2")
        self.assertIn("1 of 1, kind right 1", lines["variants found"])
        self.assertEqual(lines["reuse found"], "1 of 1, kind right 1, direction right 1; reported where there is none: 0 of 1")
        self.assertIn("2 of 2", lines["coverage states right"])
        self.assertIn("1 of 1", lines["dates right"])
        self.assertIn("1 of 1, with all their evidence 1", lines["timeline entries found"])
        self.assertIn("1 of 1, country right 1, with what happened 1", lines["places found"])
        self.assertEqual(lines["statements found"], "1 of 1, polarity right 1")

    def check(self, line, wanted, damage):
        self.assertIn(wanted, score(damage)[line])

    def test_conflicts(self):
        self.check("strict conflicts found", "0 of 1", lambda d: d["conflicts"].pop(0))
        self.check("strict conflicts found", "0 of 1", lambda d: d["conflicts"][0].update({"class": "difference"}))
        self.check("strict conflicts found", "0 of 1", lambda d: d["conflicts"][0]["sides"].pop())
        self.check("hard conflicts reported", "2, of them in the gold: 1", lambda d: d["conflicts"][1].update({"class": "conflict"}))
        self.check("differences called conflict", "1 of 1", lambda d: d["conflicts"][1].update({"class": "conflict"}))
        self.check("differences told right", "hedge 0 of 1", lambda d: d["conflicts"].pop())
        self.check("differences told right", "hedge 0 of 1 (seen 1)", lambda d: d["conflicts"][1].update({"class": "update"}))

    def test_claims(self):
        def split(d):
            d["claims"].append({**copy.deepcopy(d["claims"][0]), "id": "c3", "parts": [d["claims"][0]["parts"].pop()]})

        def merge(d):
            d["claims"][0]["facts"] = d["claims"].pop()["facts"]

        self.check("same-claim pairs", "100.0/50.0/", split)
        self.check("same-claim pairs", "33.3/100.0/", merge)
        self.check("not the same, kept apart", "0 of 1",
                   lambda d: d["claims"][0]["parts"].append(part("tern.txt", "A deal with the crew was made")))
        self.check("origins right", "1 of 2", lambda d: d["claims"][1].update(origins=2))

    def test_variants(self):
        variant = lambda d: d["claims"][0]["variants"]  # noqa: E731
        self.check("variants found", "1 of 1, kind right 0", lambda d: variant(d)[0].update(kind="synonym"))
        self.check("variants found", "0 of 1", lambda d: variant(d).clear())
        self.check("variants found", "0 of 1", lambda d: variant(d)[0]["readings"][1].update(text="surely"))
        self.check("variants found", "0 of 1", lambda d: variant(d)[0]["readings"][0]["parts"][0].update(start=0, end=5))

    def test_reuse(self):
        self.check("reuse found", "0 of 1", lambda d: d["reuse"].clear())
        self.check("reuse found", "1 of 1, kind right 0", lambda d: d["reuse"][0].update(kind="agency"))
        self.check("reuse found", "direction right 0", lambda d: d["reuse"][0].update(direction="unknown"))
        self.check("reuse found", "none: 1 of 1", lambda d: d["reuse"].append({**d["reuse"][0], "to": "wren"}))

        def turn(d):
            r = d["reuse"][0]
            r["from"], r["to"] = r["to"], r["from"]
            r["passages"] = [{"from": p["to"], "to": p["from"]} for p in r["passages"]]

        self.check("reuse found", "direction right 0", turn)
        self.check("reuse found", "0 of 1", lambda d: d["reuse"][0].update(passages=[{"from": [0, 5], "to": [0, 5]}]))

    def test_the_rest(self):
        self.check("coverage states right", "leaves out 0/1", lambda d: d["coverage"][1].update(state="not covered"))
        self.check("dates right", "0 of 1 (wrong 1", lambda d: d["dates"][0].update(date="2031-05-11"))
        self.check("dates right", "0 of 1 (wrong 0, unresolved 1", lambda d: d["dates"].clear())
        self.check("timeline entries found", "0 of 1", lambda d: d["timeline"][0].update(date="2031-05-05"))
        self.check("timeline entries found", "1 of 1, with all their evidence 0", lambda d: d["timeline"][0]["evidence"].pop())
        self.check("places found", "0 of 1", lambda d: d["places"][0].update(name="Ostrava"))
        self.check("places found", "country right 0", lambda d: d["places"][0].update(country="Ruritania"))
        self.check("places found", "what happened 0", lambda d: d["places"][0].update(what=None))
        self.check("statements found", "0 of 1", lambda d: d["statements"].clear())
        self.check("statements found", "polarity right 0", lambda d: d["statements"][0].update(polarity="asserts"))


if __name__ == "__main__":
    unittest.main()
