"""`stemma extract` as a user meets it: forms, captions, links, pages made like real outlets', an archive."""

import gzip
import json
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from support.command import TOP, CommandTest  # noqa: E402

PAGES = TOP / "examples/korvel"
LANTERN = PAGES / "daily_lantern.html"


def warc(*pages):
    """An archive of (address, bytes) as crawlers write it, a gzip member per record."""
    members = []
    for url, page in pages:
        http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
        head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nContent-Length: {len(http)}\r\n\r\n"
        members.append(gzip.compress(head.encode() + http + b"\r\n\r\n"))
    return b"".join(members)


class Extract(CommandTest):
    def test_text_has_no_captions_and_boilerplate_unless_asked(self):
        plain = self.run_stemma("extract", LANTERN, "--format", "text").stdout.decode()
        self.assertIn("A nurse has told how she swam for her life", plain)
        self.assertNotIn("Divers search the brown water", plain)
        self.assertNotIn("shares", plain)
        self.assertIn("Divers search the brown water", self.run_stemma(
            "extract", LANTERN, "--format", "text", "--with", "captions").stdout.decode())

    def test_markdown_with_captions_and_links(self):
        text = self.run_stemma("extract", LANTERN, "--format", "markdown", "--with", "captions,links").stdout.decode()
        self.assertTrue(text.startswith("# "), text[:80])
        self.assertIn("\n- At least 17 dead after the Zvezdana capsized", text)
        self.assertIn("[March 2, 2025](<https://chirrup.example/davor_korvel/1895991>)", text)
        self.assertRegex(text, r"(?m)^\*Divers search .*\*$")

    def test_links_slice_back_and_lead_somewhere(self):
        seen = 0
        for article in self.records(self.run_stemma("extract", PAGES, "--with", "links")):
            for link in article.get("links", []):
                words = article["text"][link["start"]:link["end"]]
                self.assertEqual(words, words.strip())
                self.assertTrue(words)
                self.assertRegex(link["url"], "^https?://")
                seen += 1
        self.assertGreaterEqual(seen, 2)
        for article in self.records(self.run_stemma("extract", PAGES)):
            self.assertNotIn("links", article)

    def test_unknown_parts_are_misuse(self):
        run = self.run_stemma("extract", LANTERN, "--with", "comments")
        self.assertEqual(run.returncode, 2, self.lines(run))

    def test_the_same_pages_from_an_archive(self):
        names = ["carrow_falls_tribune.html", "daily_lantern.html"]
        archive = self.file("crawl.warc.gz", warc(*((f"https://host.example/{n}", (PAGES / n).read_bytes()) for n in names)))
        packed = self.records(self.run_stemma("extract", archive))
        loose = self.records(self.run_stemma("extract", *(PAGES / n for n in names)))
        self.assertEqual([a["text"] for a in packed], [a["text"] for a in loose])
        self.assertEqual([a["content_hash"] for a in packed], [a["content_hash"] for a in loose])

    def test_a_page_is_one_page_by_every_address(self):
        page = b"""<html><head><title>Bridge closed</title></head><body><h1>Bridge closed</h1>
            <p>The old bridge over the Drusna was closed to all traffic on Friday at noon, the mayor of the town said.</p>
            <p>She had the order on her desk, she told reporters, and a stamp was on it, and the ministry had sent it to her.</p>"""
        addresses = ("https://www.town.example/news/bridge?utm_source=x", "http://m.town.example/news/bridge/amp/", "https://town.example/news/bridge#top")
        articles = self.records(self.run_stemma("extract", self.file("a.warc.gz", warc(*((one, page) for one in addresses)))))
        self.assertEqual(len(articles), 3)
        self.assertEqual({a["page_id"] for a in articles}, {"town.example/news/bridge"})

    def test_stats_name_the_stage_and_what_an_archive_held_besides(self):
        http = b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>gone</p>"
        head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/\r\nContent-Length: {len(http)}\r\n\r\n"
        archive = warc(("https://host.example/a", LANTERN.read_bytes())) + gzip.compress(head.encode() + http + b"\r\n\r\n")
        errors = self.run_stemma("extract", self.file("b.warc.gz", archive), "--stats").stderr.decode()
        self.assertRegex(errors, r"extract +\d+\.\d+ s")
        self.assertRegex(errors, r"passed over +1 ")

    def test_addresses_of_this_machine_are_refused(self):
        run = self.run_stemma("extract", "http://127.0.0.1:9/page.html")
        self.assertEqual(run.returncode, 3)
        self.assertIn(b"http://127.0.0.1:9/page.html", run.stderr)

    def test_a_dossier_of_pages(self):
        run = self.run_stemma("brief", PAGES, "--format", "json")
        dossier = json.loads(run.stdout)
        self.assertEqual(len(dossier["articles"]), 6)
        wordings = max(dossier["claims"], key=lambda claim: len(claim["outlets"]))
        self.assertGreaterEqual(len(wordings["outlets"]), 3)
        self.assertTrue(any(c["kind"] == "denial" and c["class"] == "conflict" for c in dossier["conflicts"]))


if __name__ == "__main__":
    unittest.main()
