"""The command as a user meets it: same bytes in any order and with any number of jobs, colour, help, manual, meta, standard input."""

import gzip
import itertools
import json
import sys
import unittest
import xml.etree.ElementTree
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from support.command import EXAMPLES, REPORT, CommandTest  # noqa: E402


class Command(CommandTest):
    def test_same_bytes_in_any_order_and_with_any_number_of_jobs(self):
        reports = sorted(EXAMPLES.iterdir())
        self.assertGreaterEqual(len(reports), 5)
        runs = set()
        for order, jobs in itertools.product((reports, reports[::-1], reports[3:] + reports[:3]), (1, 8)):
            for form in ("json", "html", "text"):
                run = self.run_stemma("brief", *order, "--jobs", jobs, "--format", form)
                self.assertEqual(run.returncode, 0, self.lines(run))
                runs.add((form, run.stdout))
        self.assertEqual(len(runs), 3)

    def test_annotations_do_not_depend_on_order_or_jobs(self):
        reports = sorted(EXAMPLES.iterdir())
        runs = set()
        for order, jobs in itertools.product((reports, reports[::-1], reports[3:] + reports[:3]), (1, 3)):
            run = self.run_stemma("annotate", *order, "--date", "2019-01-02", "--jobs", jobs)
            self.assertEqual(run.returncode, 0, self.lines(run))
            runs.add(b"".join(sorted(run.stdout.splitlines(keepends=True))))
        self.assertEqual(len(runs), 1)

    def test_no_colour_where_nobody_asked(self):
        for environment in ({}, {"NO_COLOR": "1"}):
            self.assertNotIn(b"\x1b[", self.run_stemma("brief", EXAMPLES, environment=environment).stdout)
        self.assertIn(b"\x1b[", self.run_stemma("brief", EXAMPLES, "--color", "always").stdout)

    def test_width_is_kept(self):
        for width in (60, 80, 140):
            text = self.run_stemma("brief", EXAMPLES, "--width", width).stdout.decode()
            self.assertLessEqual(max(map(len, text.splitlines())), width)

    def test_all_forms_at_once(self):
        run = self.run_stemma("brief", EXAMPLES, "--html", "d.html", "--json", "d.json", "--csv", "tables", "--graphml", "d.graphml",
                               "--dot", "d.dot")
        self.assertEqual(run.returncode, 0, self.lines(run))
        names = sorted(p.name for p in (self.folder / "tables").iterdir())
        self.assertEqual(names, ["articles.csv", "claims.csv", "conflicts.csv", "statements.csv", "timeline.csv"])
        self.assertTrue((self.folder / "d.html").read_bytes().lower().startswith(b"<!doctype html>"))
        dossier = json.loads((self.folder / "d.json").read_bytes())
        graph = xml.etree.ElementTree.parse(self.folder / "d.graphml").getroot()
        nodes = {n.get("id") for n in graph.iter("{http://graphml.graphdrawing.org/xmlns}node")}
        self.assertEqual(nodes, {n["id"] for n in dossier["stemma"]["nodes"]})
        edges = [(e.get("source"), e.get("target")) for e in graph.iter("{http://graphml.graphdrawing.org/xmlns}edge")]
        self.assertEqual(edges, [(e["from"], e["to"]) for e in dossier["stemma"]["edges"]])
        self.assertTrue((self.folder / "d.dot").read_text(encoding="utf-8").startswith("digraph stemma {"))

    def test_every_stage_reads_what_extract_wrote(self):
        articles = self.run_stemma("extract", EXAMPLES)
        path = self.file("articles.jsonl", articles.stdout)
        again = self.run_stemma("extract", path)
        mine, theirs = self.records(articles), self.records(again)
        for a, b in zip(mine, theirs, strict=True):
            for field in ("id", "text", "text_sha256", "blocks", "published", "outlet", "title"):
                self.assertEqual(a[field], b[field], field)
        here = self.run_stemma("statements", EXAMPLES).stdout
        self.assertEqual(sorted(here.splitlines()), sorted(self.run_stemma("statements", path).stdout.splitlines()))

    def test_meta_names_outlet_and_date(self):
        good = self.file("good.txt", REPORT)
        meta = self.file("meta.csv", 'path,outlet,url,date,title\ngood.txt,"The Varno, Times",https://varno.example/1,2024-05-07,\n')
        article = self.records(self.run_stemma("extract", good, "--meta", meta))[0]
        self.assertEqual((article["outlet"], article["published"]), ("The Varno, Times", "2024-05-07T00:00:00Z"))
        times = self.records(self.run_stemma("annotate", good, "--meta", meta))[0]["times"]
        self.assertIn("2024-05-06", {t["date"] for t in times})

    def test_date_for_reports_without_one(self):
        good = self.file("good.txt", REPORT)
        times = self.records(self.run_stemma("annotate", good, "--date", "2024-05-07"))[0]["times"]
        self.assertIn(("2024-05-06", "2024-05-06"), [(t["value"], t["date"]) for t in times])
        undated = self.records(self.run_stemma("annotate", good))[0]["times"]
        self.assertIn(("XXXX-WXX-1", None), [(t["value"], t["date"]) for t in undated])

    def test_standard_input_and_gzip(self):
        plain = self.run_stemma("extract", "-", input=REPORT.encode())
        packed = self.run_stemma("extract", self.file("r.txt.gz", gzip.compress(REPORT.encode())))
        self.assertEqual([r["text"] for r in self.records(plain)], [REPORT])
        self.assertEqual([r["text"] for r in self.records(packed)], [REPORT])

    def test_offsets_are_code_points(self):
        text = REPORT.replace("Dam at", "😀 Dam at")
        run = self.run_stemma("statements", self.file("emoji.txt", text))
        records = self.records(run)
        self.assertTrue(records)
        for record in records:
            for (start, end), exact in zip(record["content"], record["exact"], strict=True):
                self.assertEqual(text[start:end], exact)

    def test_help_manual_and_completion_name_every_flag(self):
        manual = self.run_stemma("--generate", "man").stdout.decode()
        for command in ("brief", "extract", "annotate", "statements"):
            shown = self.run_stemma(command, "--help")
            self.assertEqual(shown.returncode, 0)
            self.assertIn("Example:", shown.stdout.decode())
            for shell in ("bash", "zsh", "fish"):
                self.assertIn(command, self.run_stemma("--generate", shell).stdout.decode())
        for flag in ("html", "json", "csv", "meta", "jobs", "language", "date", "quiet"):
            self.assertIn("\\-\\-" + flag, manual)
            self.assertIn("--" + flag, self.run_stemma("brief", "--help").stdout.decode())


if __name__ == "__main__":
    unittest.main()
