#!/usr/bin/env python3
"""Writes data/web/world_outline.tsv: coasts and borders of the world, as the page's map draws them.

usage: world_outline.py countries-50m.json OUT.tsv        (the file is npm world-atlas 2.0.2's)

The map shows a region with a dozen points in it; a tenth of a degree is finer than its strokes. Lines are thinned (Douglas and Peucker),
rounded, and small islands dropped, until the table is small enough to travel in every binary.
"""
import json
import math
import sys

kTolerance = 0.15  # degrees a thinned line may lie from the true one
kUnits = 10        # per degree
kLeastIsland = 1.0  # degrees of width and height together

HEAD = """# Coasts and borders of the world, each shared border once.
# line: first point as lon,lat and then steps dlon,dlat, in tenths of a degree.
# Origin: Natural Earth (public domain), 1:50m countries, through npm world-atlas 2.0.2 (ISC). Made by train/world_outline.py.
# Licence: public domain."""


def points_of(arc, transform):
    (scale_x, scale_y), (move_x, move_y) = transform["scale"], transform["translate"]
    x = y = 0
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        yield x * scale_x + move_x, y * scale_y + move_y


def thinned(points):
    keep = {0, len(points) - 1}
    open_parts = [(0, len(points) - 1)]
    while open_parts:
        first, last = open_parts.pop()
        (ax, ay), (bx, by) = points[first], points[last]
        length = math.hypot(bx - ax, by - ay)
        farthest, distance = first, 0.0
        for i in range(first + 1, last):
            x, y = points[i]
            off = abs((bx - ax) * (y - ay) - (by - ay) * (x - ax)) / length if length else math.hypot(x - ax, y - ay)
            if off > distance:
                farthest, distance = i, off
        if distance > kTolerance:
            keep.add(farthest)
            open_parts += [(first, farthest), (farthest, last)]
    return [points[i] for i in sorted(keep)]


def line_of(arc, transform):
    rounded = [(round(x * kUnits), round(y * kUnits)) for x, y in thinned(list(points_of(arc, transform)))]
    points = [p for i, p in enumerate(rounded) if i == 0 or p != rounded[i - 1]]
    width = max(x for x, _ in points) - min(x for x, _ in points)
    height = max(y for _, y in points) - min(y for _, y in points)
    if len(points) < 2 or (points[0] == points[-1] and width + height < kLeastIsland * kUnits):
        return None
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in zip(points, points[1:])]
    return " ".join(f"{x},{y}" for x, y in [points[0]] + steps)


def main():
    source, out = sys.argv[1:]
    with open(source, encoding="utf-8") as file:
        topology = json.load(file)
    lines = [line for arc in topology["arcs"] if (line := line_of(arc, topology["transform"]))]
    with open(out, "w", encoding="utf-8", newline="\n") as file:
        file.write("\n".join([HEAD, "line"] + lines) + "\n")


if __name__ == "__main__":
    main()
