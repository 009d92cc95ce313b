"""Bad input: one clear line each (file, cause, place), the rest is done, the exit code tells, nothing half-written stays."""

import json
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from support.command import REPORT, CommandTest  # noqa: E402


class BadInput(CommandTest):
    def check(self, run, code, *expected, lines=1):
        """The run left with `code`, said `lines` lines, and one of them holds all of `expected`."""
        said = self.lines(run)
        self.assertEqual((run.returncode, len(said)), (code, lines), said)
        self.assertTrue(any(all(part in line for part in expected) for line in said), said)

    def with_good(self, name, content):
        """Runs `statements` over a bad file and a good one; the good one must come out."""
        self.file("good.txt", REPORT)
        bad = self.file(name, content)
        run = self.run_stemma("statements", bad, self.folder / "good.txt")
        self.assertIn("good", {r["article"] for r in self.records(run)})
        return run

    def test_missing_file(self):
        self.file("good.txt", REPORT)
        run = self.run_stemma("statements", "good.txt", "none.txt")
        self.check(run, 1, "none.txt", "missing")
        self.assertTrue(self.records(run))

    def test_only_a_missing_file(self):
        self.assertEqual(self.run_stemma("statements", "none.txt").returncode, 3)
        self.assertEqual(self.run_stemma("brief", "none.txt").returncode, 3)

    def test_folder_without_reports(self):
        (self.folder / "empty").mkdir()
        run = self.run_stemma("statements", "empty")
        self.check(run, 3, "empty", "not a report")

    def test_empty_file(self):
        self.check(self.with_good("empty.txt", ""), 1, "empty.txt", "empty")
        self.check(self.with_good("empty.txt", " \n\n "), 1, "empty.txt", "empty")

    def test_binary_file(self):
        self.check(self.with_good("picture.txt", bytes(range(256)) * 20), 1, "picture.txt", "binary")

    def test_settings_are_no_report(self):
        self.check(self.with_good("META.json", json.dumps({"cluster": "x", "reports": [{"file": "a"}]})), 1, "META.json", "not a report")

    def test_broken_utf8_is_read_and_said(self):
        broken = REPORT.replace('"We', "“We").replace('gate,"', "gate,”").replace("leaking", "leak\u00e9ing").encode().replace(b"\xc3\xa9", b"\xc3")
        run = self.with_good("broken.txt", broken)
        self.check(run, 0, "broken.txt", "byte")
        self.assertTrue(any("\ufffd" in exact for r in self.records(run) for exact in r["exact"]))

    def test_latin1_is_read(self):
        run = self.with_good("latin1.txt", REPORT.replace("Brask", "Bråsk").encode("latin-1"))
        self.assertEqual(run.returncode, 0, self.lines(run))
        self.assertTrue(any("Bråsk" in (r["speaker"]["text"] or "") for r in self.records(run)))

    def test_fifty_megabytes(self):
        self.check(self.with_good("huge.txt", "All work and no play. " * (50 * 1024 * 1024 // 22)), 1, "huge.txt", "too large")

    def test_json_line_that_is_not_json(self):
        good = json.dumps({"id": "a", "title": "Dam holds", "maintext": REPORT})
        path = self.file("archive.jsonl", good + "\n{\"id\": \"b\", \"title\": \n" + good.replace('"a"', '"c"') + "\n")
        run = self.run_stemma("statements", path)
        self.check(run, 1, "archive.jsonl", "json", "line 2")
        self.assertEqual({r["article"] for r in self.records(run)}, {"a", "c"})

    def test_two_reports_with_one_id(self):
        records = [{"id": "a", "title": "Dam holds", "maintext": REPORT}, {"id": "a", "title": "Dam breaks", "maintext": REPORT}]
        path = self.file("archive.jsonl", "".join(json.dumps(r) + "\n" for r in records))
        run = self.run_stemma("extract", path)
        self.check(run, 0, "archive.jsonl", "duplicate", '"a"')
        ids = [r["id"] for r in self.records(run)]
        self.assertEqual(ids[0], "a")
        self.assertRegex(ids[1], r"^a-[0-9a-f]{8}$")

    def test_the_same_report_twice(self):
        record = json.dumps({"id": "a", "title": "Dam holds", "maintext": REPORT})
        run = self.run_stemma("extract", self.file("archive.jsonl", record + "\n" + record + "\n"))
        self.check(run, 1, "archive.jsonl", "duplicate")
        self.assertEqual(len(self.records(run)), 1)

    def test_same_file_named_twice_is_one_report(self):
        path = self.file("good.txt", REPORT)
        run = self.run_stemma("extract", path, path)
        self.assertEqual((run.returncode, len(self.records(run))), (0, 1))

    def test_one_report_alone_makes_a_dossier(self):
        run = self.run_stemma("brief", self.file("good.txt", REPORT), "--format", "json")
        self.assertEqual(run.returncode, 0, self.lines(run))
        dossier = json.loads(run.stdout)
        self.assertEqual(len(dossier["articles"]), 1)
        self.assertGreaterEqual(len(dossier["claims"]), 2)
        self.assertEqual(dossier["reuse"], [])

    def test_unsupported_language_gives_direct_quotations_and_says_so(self):
        finnish = ("Ministeri: pato kestää\n\nPato kestää koko talven, sanoi energiaministeri maanantaina toimittajille Varnossa pidetyssä "
                   "tiedotustilaisuudessa.\n\n”Olemme tarkistaneet jokaisen portin huolellisesti”, ministeri sanoi. Oppositio kiisti väitteen "
                   "ja vaati uutta tarkastusta ennen kevättä.\n")
        run = self.with_good("finnish.txt", finnish)
        self.check(run, 0, "finnish.txt", "unsupported", '"fi"')
        mine = [r for r in self.records(run) if r["article"] == "finnish"]
        self.assertEqual([r["kind"] for r in mine], ["direct"])

    def test_unwritable_output(self):
        good = self.file("good.txt", REPORT)
        for form in ("json", "graphml", "dot"):
            run = self.run_stemma("brief", good, f"--{form}", f"no/such/folder/x.{form}")
            self.check(run, 4, f"no/such/folder/x.{form}", "unwritable")
            self.assertTrue(run.stdout)
        self.assertEqual(sorted(p.name for p in self.folder.iterdir()), ["good.txt"])

    def test_full_standard_output(self):
        good = self.file("good.txt", REPORT)
        with open("/dev/full", "wb") as full:
            import subprocess
            from support.command import BINARY
            run = subprocess.run([BINARY, "statements", str(good)], stdout=full, stderr=subprocess.PIPE, check=False)
        self.assertEqual(run.returncode, 4)

    def test_misuse(self):
        for arguments in (["brief"], ["nonsense"], [], ["brief", "x", "--jobs", "0"], ["brief", "x", "--date", "yesterday"], ["brief", "x", "--format", "xml"]):
            self.assertEqual(self.run_stemma(*arguments).returncode, 2, arguments)

    def test_bad_meta(self):
        good = self.file("good.txt", REPORT)
        run = self.run_stemma("brief", good, "--meta", self.file("meta.csv", "name,outlet\ngood.txt,X\n"))
        self.check(run, 2, "meta.csv", "path")

    def test_control_characters_in_names_do_not_reach_the_terminal(self):
        run = self.run_stemma("statements", "no\x1b[31mne.txt")
        self.assertNotIn(b"\x1b", run.stderr)


if __name__ == "__main__":
    unittest.main()
