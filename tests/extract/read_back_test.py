"""An article record read back says of its page what it said before."""

import json
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from support.command import CommandTest  # noqa: E402

BODY = (
    "<p>The bridge over the Ilm was closed to all traffic on Monday after a storm, the mayor said, and it will stay closed.</p>"
    "<p>Engineers will look at the cables once the wind has gone down, which may take until the end of the week, he said.</p>"
)
PAGE = """<html lang="en"><head><title>Bridge closed | The Daily</title><link rel="canonical" href="https://www.daily.example/2018/05/29/bridge">
<meta property="og:title" content="What the wind did to Ilmstad"><meta property="og:site_name" content="The Daily">
<meta property="article:section" content="Regional"><meta property="article:published_time" content="2018-05-29T{time}">
<meta property="article:modified_time" content="2018-05-30T08:00:00Z"></head>
<body><article><h1>Bridge closed</h1><p class="byline">By Ada Lind</p>""" + BODY + "</article></body></html>"
KEPT = (
    "url outlet title subtitle authors domain section canonical page_id published published_precision published_day published_zone "
    "modified modified_from language blocks sources disagree text text_sha256 content_hash content_simhash"
).split()


class ReadBack(CommandTest):
    def again(self, record):
        path = self.file("records.jsonl", json.dumps(record) + "\n")
        return self.records(self.run_stemma("extract", path))[0]

    def test_every_field_of_the_page_stays(self):
        for time, zone in (("10:15:00+02:00", "+02:00"), ("10:15:00", "unknown"), ("10:15:00Z", "+00:00")):
            first = self.records(self.run_stemma("extract", self.file("page.html", PAGE.replace("{time}", time))))[0]
            self.assertEqual(first["published_zone"], zone)
            self.assertEqual(first["section"], "Regional")
            self.assertEqual(first["disagree"], ["title"])
            self.assertEqual(first["page_id"], "daily.example/2018/05/29/bridge")
            second = self.again(first)
            for field in KEPT:
                self.assertEqual(second[field], first[field], field)
            self.assertEqual(self.again(second), second)


if __name__ == "__main__":
    unittest.main()
