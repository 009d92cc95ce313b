#!/usr/bin/env python3
"""Writes data/first_names.tsv: given names of the world in Latin script, with the gender they tell.

usage: first_names.py EXTRA.tsv WORDS.tsv OUT.tsv        (needs PyPI faker)

EXTRA: train/first_names_extra.tsv, our own rows (name, gender), which outrank all counts. WORDS: train/words.tsv.

The lists of all of faker's locales are joined. Lists in Cyrillic, Greek, Georgian and Armenian are transliterated letter by
letter as news in English does; other scripts have no such simple way, and EXTRA stands in for them. A name is male or female
when at least kSure of the locales that list it say so (English ones count thrice: the news we read is English), else "-".
A name that is also a common English word is left out, unless English-speaking people do bear it (kWordsToo, or EXTRA).
"""
import collections
import importlib
import os
import re
import sys

import faker.providers.person as person

from tables import read_table, write_table

kSure = 0.75
kEnglish = {"en", "en_US", "en_GB", "en_IE", "en_NZ"}
kWordsToo = set("""Abby Amber Amy Angel Anita April Archer Art Arthur Asher Ash Ashton Aspen Autumn Barb Basil Bay Beau Bella Belle
    Ben Beth Bill Billy Bob Bobby Brad Brandy Brook Brooke Brooks Bud Buddy Buster Candy Carol Cash Cat Chad Charity Chase
    Cherry Christian Chuck Clay Cliff Colt Constance Cooper Coral Crystal Curt Daisy Dale Dawn Dean Dee Destiny Dick Diamond
    Dixie Don Drake Drew Duke Earl Earnest Ed Eve Faith Fern Flora Forest Forrest Frank Fred Gene Ginger Glen Glenn Gloria
    Grace Grant Gray Guy Hank Hans Harry Hazel Heath Heather Henry Herb Holly Honor Hope Hunter Iris Ivory Ivy
    Jack Jade Jasmine Jay Jean Jerry Jersey Jim Jimmy Joe Joey John Jordan Josh Joy Juan June Justice Kay Ken Kent King Lance
    Lane Lark Lee Liberty Lily Lou Luke Mack Marina Mark Mary Mason Matt Max May Mel Melody Mercedes Mercy Mike
    Miles Misty Mitch Nat Nell Nick Nina Norm Oliver Olive Otto Page Paige Pat Patience Patsy Patty Pearl Peg Penny
    Pete Peter Phil Piper Pierce Polly Poppy Porter Prince Prudence Ralph Ray Reed Rex Rich Rick Rob Robin Rocky Rod Roger Rose
    Ruby Russ Rusty Ruth Sage Sally Sam Sandy Savannah Serena Serenity Shad Skye Sonny Spencer Stan Sterling Stew Stu
    Summer Sue Ted Temple Terry Tiffany Tim Tom Tommy Tony Tracy Trinity Tripp Troy Tucker Ty Van Vic Victor Viola Violet
    Wade Walker Ward Warren Wayne Webb Wes Will Willow Winter Woody Zion""".split())
kCyrillic = dict(zip("абвгдезийклмнопрстуфъыьэіїєґ", [*"abvgdeziyklmnoprstuf", "a", "y", "", "e", "i", "yi", "ye", "g"])) | {
    "ё": "yo", "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya", "'": "", "’": "", "ј": "j",
    "љ": "lj", "њ": "nj", "ѓ": "gj", "ќ": "kj", "џ": "dz", "ѕ": "dz"}
kGreek = [("ου", "ou"), ("ού", "ou"), ("αι", "ai"), ("ει", "ei"), ("εί", "ei"), ("οι", "oi"), ("ευ", "ev"), ("εύ", "ev"), ("αυ", "av"),
          ("αύ", "av"), ("γγ", "ng"), ("μπ", "b"), ("ντ", "nt"), ("τζ", "tz"), ("θ", "th"), ("χ", "ch"), ("ψ", "ps"), ("ξ", "x"),
          *zip("αάβγδεέζηήιίϊΐκλμνοόπρσςτυύϋφωώ", "aavgdeeziiiiiiklmnooprsstyyyfoo")]
kGeorgian = dict(zip("აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ", ["a", "b", "g", "d", "e", "v", "z", "t", "i", "k", "l", "m", "n", "o", "p", "zh",
                     "r", "s", "t", "u", "p", "k", "gh", "q", "sh", "ch", "ts", "dz", "ts", "ch", "kh", "j", "h"]))
kArmenian = {"և": "ev"} | dict(zip("աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆ", ["a", "b", "g", "d", "e", "z", "e", "y", "t", "zh",
                     "i", "l", "kh", "ts", "k", "h", "dz", "gh", "ch", "m", "y", "n", "sh", "o", "ch", "p", "j", "r", "s", "v", "t", "r",
                     "ts", "v", "p", "k", "o", "f"]))
LATIN = re.compile(r"[^\W\d_ªº]['’]?(?:[^\W\d_]|['’-](?=\w))+")

HEAD = """# Given names of the world in Latin script.
# name: as written with a capital; a reader folds case and marks. gender: m, f, or - where it tells none.
# Origin: the lists of PyPI faker (https://github.com/joke2k/faker, MIT licence, (c) Daniele Faraglia and contributors) over all
#   its locales, transliterated where need be, and our own rows (train/first_names_extra.tsv). Made by train/first_names.py.
# Licence: MIT as faker's (its notice is in docs/licences.md); our own rows as the project."""


def latin(name):
    """The name in Latin letters, or None."""
    low = name.lower()
    if re.fullmatch(r"[а-яёіїєґјљњѓќџѕ'’-]+", low):
        low = re.sub(r"ий$|ый$", "y", low)
        low = re.sub(r"^е", "ye", low) if re.match(r"е[влгфкр]", low) else low
        return "".join(kCyrillic.get(c, c) for c in low).title()
    if re.fullmatch(r"[α-ωά-ώϊΐϋΰ-]+", low):
        for greek, other in kGreek:
            low = low.replace(greek, other)
        return low.title()
    if re.fullmatch(r"[ა-ჰ]+", low):
        return "".join(kGeorgian[c] for c in low).title()
    if re.fullmatch(r"[ա-ֆև]+", low):
        low = low.replace("ու", "u")
        return "".join(kArmenian.get(c, c) for c in low).title()
    if re.fullmatch(r"[A-Za-zÀ-ɏḀ-ỿ'’-]+", name) and LATIN.fullmatch(name):
        return name if not name.isupper() else name.title()
    return None


def words_of(names):
    for name in names:
        # Compound names count word by word: María José.
        yield from (word for word in (name[0] if isinstance(name, tuple) else name).split() if len(word) > 1)


def main(extra_path, words_path, out):
    common = {row[0] for row in read_table(words_path)[2] if row[1] != "PROPN"}
    votes = collections.defaultdict(collections.Counter)
    folder = os.path.dirname(person.__file__)
    for locale in sorted(entry for entry in os.listdir(folder) if os.path.isdir(os.path.join(folder, entry))):
        if locale.startswith("__"):
            continue
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        weight = 3 if locale in kEnglish else 1
        lists = {"m": [], "f": []}
        for key in dir(provider):
            if not re.match(r"first_(romanized_)?names?", key) or callable(getattr(provider, key)) or "kana" in key or "pairs" in key:
                continue
            gender = "f" if "female" in key else "m" if "male" in key else None
            if gender:
                lists[gender] += words_of(getattr(provider, key))
        for gender, names in lists.items():
            for name in {latin(name) for name in names} - {None}:
                if name.lower() not in common or name in kWordsToo:
                    votes[name][gender] += weight
    rows = {}
    for name, count in votes.items():
        total = sum(count.values())
        gender, most = max(count.items(), key=lambda item: (item[1], item[0]))
        rows[name] = gender if most >= kSure * total else "-"
    for name, gender in read_table(extra_path)[2]:
        rows[name] = gender
    write_table(out, HEAD.split("\n"), ["name", "gender"], rows.items())


if __name__ == "__main__":
    if len(sys.argv) != 4 or sys.argv[1] in ("-h", "--help"):
        sys.exit(__doc__)
    main(*sys.argv[1:])
