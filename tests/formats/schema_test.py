"""Every record the command prints is of the form that docs/records.schema.json states, and its offsets slice back."""

import csv
import io
import json
import sys
import unittest
from pathlib import Path

import jsonschema

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from support.command import EXAMPLES, TOP, CommandTest  # noqa: E402

SCHEMA = json.loads((TOP / "docs/records.schema.json").read_text(encoding="utf-8"))


def validator(name):
    return jsonschema.Draft202012Validator({"$ref": f"#/$defs/{name}", "$defs": SCHEMA["$defs"]})


class Forms(CommandTest):
    def check_lines(self, command, name, *more):
        records = self.records(self.run_stemma(command, EXAMPLES, *more))
        self.assertTrue(records)
        for record in records:
            validator(name).validate(record)
        return records

    def test_article_records(self):
        for article in self.check_lines("extract", "article", TOP / "examples/korvel", "--with", "links"):
            ends = [0] + [block["end"] for block in article["blocks"]]
            for block, before in zip(article["blocks"], ends, strict=False):
                self.assertLessEqual(before, block["start"])
                self.assertTrue(article["text"][block["start"]:block["end"]].strip())

    def test_annotation_records(self):
        texts = {a["id"]: a["text"] for a in self.records(self.run_stemma("extract", EXAMPLES))}
        for record in self.check_lines("annotate", "annotation"):
            for role in record["roles"]:
                self.assertEqual(texts[record["article"]][role["start"]:role["end"]], role["text"])

    def test_statement_records(self):
        ids = [s["id"] for s in self.check_lines("statements", "statement")]
        self.assertEqual(len(ids), len(set(ids)))

    def test_dossier(self):
        dossier = json.loads(self.run_stemma("brief", EXAMPLES, "--format", "json").stdout)
        validator("dossier").validate(dossier)
        texts = {a["id"]: a["text"] for a in dossier["articles"]}
        statements = {s["id"]: s for s in dossier["statements"]}
        claims = {c["id"] for c in dossier["claims"]}
        facts = {f["id"] for f in dossier["facts"]}

        def slices(evidence):
            self.assertEqual(texts[evidence["article"]][evidence["start"]:evidence["end"]], evidence["exact"])

        for claim in dossier["claims"]:
            slices(claim["core_at"])
            self.assertLessEqual(set(claim["statements"]), statements.keys())
            self.assertLessEqual(set(claim["facts"]), facts)
            self.assertLessEqual(set(claim["again"]), claims)
            for variant in claim["variants"]:
                for reading in variant["readings"]:
                    for part in reading["parts"]:
                        self.assertLessEqual(part["end"], len(texts[part["article"]]))
        for entry in dossier["summary"] + dossier["timeline"] + dossier["places"] + dossier["stemma"]["edges"]:
            for evidence in entry["evidence"]:
                slices(evidence)
        for conflict in dossier["conflicts"]:
            self.assertLessEqual(set(conflict["claims"]), claims)
            for side in conflict["sides"]:
                for evidence in side["evidence"]:
                    slices(evidence)
        nodes = {n["id"] for n in dossier["stemma"]["nodes"]}
        for edge in dossier["stemma"]["edges"]:
            self.assertLessEqual({edge["from"], edge["to"]}, nodes)
        cells = {(c["claim"], c["article"]) for c in dossier["coverage"]}
        self.assertEqual(len(cells), len(dossier["coverage"]))

    def test_csv(self):
        self.run_stemma("brief", EXAMPLES, "--csv", "tables", "--format", "json")
        for path in sorted((self.folder / "tables").iterdir()):
            raw = path.read_bytes()
            self.assertTrue(raw.startswith(b"\xef\xbb\xbf"), path.name)
            self.assertTrue(raw.endswith(b"\r\n"), path.name)
            rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
            self.assertTrue(rows, path.name)
            for row in rows:
                self.assertTrue({"outlet", "url", "date", "start", "end"} <= row.keys(), path.name)
                self.assertNotIn(None, row)
                for cell in row.values():
                    self.assertFalse(cell.startswith(("=", "+", "-", "@")), cell)


if __name__ == "__main__":
    unittest.main()
