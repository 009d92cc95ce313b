#!/usr/bin/env python3
"""train/mend_names.py: labels out of the texts, offsets that hold."""

import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

SCRIPT = Path(__file__).resolve().parents[2] / "train/mend_names.py"


def mended(records, *flags):
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "names.jsonl"
        corpus.write_text("".join(json.dumps(r) + "\n" for r in records), encoding="utf-8")
        made = subprocess.run([sys.executable, "-B", SCRIPT, *flags, corpus], capture_output=True, text=True, check=True)
    return [json.loads(line) for line in made.stdout.splitlines()]


def record(text, *names, number=0):
    found = [{"start": text.index(words), "end": text.index(words) + len(words), "type": kind} for words, kind in names]
    return {"id": str(number), "text": text, "names": found}


def names(article):
    return [(article["text"][n["start"]:n["end"]], n["type"]) for n in article["names"]]


class MendNames(unittest.TestCase):
    def test_a_label_in_the_text_becomes_the_mark(self):
        text = "The Velkor Norland\tI-Organization fund in Ostra paid."
        made = mended([record(text, ("Velkor", "organization"), ("Norland\tI-Organization", "place"), ("Ostra", "place"))])
        self.assertEqual(made[0]["text"], "The Velkor Norland fund in Ostra paid.")
        self.assertEqual(names(made[0]), [("Velkor Norland", "organization"), ("Ostra", "place")])

    def test_a_name_goes_on_behind_its_labelled_words(self):
        text = "The Ostra\tB-Organization Youth Forum met."
        made = mended([record(text, ("Ostra\tB-Organization", "place"), ("Youth Forum", "organization"))])
        self.assertEqual(names(made[0]), [("Ostra Youth Forum", "organization")])

    def test_closed_articles_come_twice(self):
        made = mended([record("Karim al - Velk of Ostra’ s council, anti - war.", ("Karim al - Velk", "person"), ("Ostra", "place"))], "--closed")
        self.assertEqual([a["text"] for a in made],
                         ["Karim al - Velk of Ostra’ s council, anti - war.", "Karim al-Velk of Ostra’s council, anti-war."])
        self.assertEqual(names(made[1]), [("Karim al-Velk", "person"), ("Ostra", "place")])

    def test_folds_part_the_corpus(self):
        corpus = [record("Ostra.", ("Ostra", "place"), number=n) for n in range(10)]
        self.assertEqual([a["id"] for a in mended(corpus, "--only", "0/5")], ["0", "5"])
        self.assertEqual([a["id"] for a in mended(corpus, "--fold", "0/5")], ["1", "2", "3", "4", "6", "7", "8", "9"])


if __name__ == "__main__":
    unittest.main()
