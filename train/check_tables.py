#!/usr/bin/env python3
"""Checks the form of tables: UTF-8, LF, head lines first, one header row, as many cells in every row, no space at the end
of a line or cell, no row twice.

usage: check_tables.py TABLE.tsv..

Prints a line per fault and exits 1 where there is one.
"""
import sys


def faults(path):
    with open(path, "rb") as file:
        raw = file.read()
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return [f"not UTF-8: {error}"]
    found = []
    if "\r" in text or not text.endswith("\n") or text.startswith("\ufeff"):
        found.append("wants LF at the end of every line and no byte-order mark")
    lines = text.rstrip("\n").split("\n")
    head = next((i for i, line in enumerate(lines) if not line.startswith("#")), len(lines))
    if head == 0:
        found.append("no head lines")
    if head >= len(lines) - 1:
        return found + ["no rows"]
    width, seen = len(lines[head].split("\t")), set()
    for number, line in enumerate(lines[head:], head + 1):
        cells = line.split("\t")
        if len(cells) != width:
            found.append(f"line {number}: {len(cells)} cells, not {width}")
        if any(cell != cell.strip() or not cell for cell in cells):
            found.append(f"line {number}: an empty cell, or space around one")
        if line in seen:
            found.append(f"line {number}: twice")
        seen.add(line)
    return found


if __name__ == "__main__":
    if len(sys.argv) < 2 or sys.argv[1] in ("-h", "--help"):
        sys.exit(__doc__)
    every = [f"{path}: {fault}" for path in sys.argv[1:] for fault in faults(path)]
    print("\n".join(every) if every else f"{len(sys.argv) - 1} tables, no fault")
    sys.exit(bool(every))
