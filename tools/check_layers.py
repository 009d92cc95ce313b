#!/usr/bin/env python3
"""Fails when a file includes what its layer may not know, or two headers define different types of one name.

    check_layers.py [TOP]        TOP is the top of the source tree, by default the one this file lies in

Includes in quotes are the project's own and are written from include/ ("stemma/article.h") or from src/
("annotate/tokens.h"); everything else comes in angle brackets. Who may include what is the table RULES. Every breach is
printed as file:line: what, and the rule it breaks; the exit code is 1 then, and 2 when there is nothing to check.
"""

import re
import sys
from pathlib import Path

STAGES = ("read", "extract", "annotate", "attribute", "cluster", "collate")

# Layer -> the layers its files may include, itself among them. "stemma" is include/stemma.
RULES = {
    "stemma": {"stemma"},
    "base": {"stemma", "base"},
    **{stage: {"stemma", "base", stage} for stage in STAGES},
    "store": {"stemma", "base", "store"},
    "present": {"stemma", "base", "present", "store"},
    "pipeline": {"stemma", "base", "store", "present", *STAGES},
    "apps": {"stemma", "base", "present", "apps"},
}

# The C++ standard library's headers: no slash, no extension. Nothing else may come into include/stemma.
STANDARD = re.compile(r"[a-z_0-9]+\Z")

INCLUDE = re.compile(r'\s*#\s*include\s*(?:"([^"]+)"|<([^>]+)>)')
SOURCES = {".h", ".cc"}


def layer_of(path: Path) -> str | None:
    """The layer a file belongs to, by its path from the top; None for a file outside all rules (tests, fuzz, bench)."""
    match path.parts:
        case ("include", "stemma", *_):
            return "stemma"
        case ("src", _):
            return "pipeline"
        case ("src", folder, *_):
            return folder
        case ("apps", *_):
            return "apps"
    return None


def breaches(top: Path, path: Path) -> list[str]:
    """The breaches of one file, given by its path from the top, as lines to print."""
    layer = layer_of(path)
    if layer is None:
        return []
    if layer not in RULES:
        return [f"{path}:1: src/{layer} is no layer: name it in tools/check_layers.py with what it may include"]
    found = []
    for number, line in enumerate((top / path).read_text(encoding="utf-8").splitlines(), 1):
        match = INCLUDE.match(line)
        if not match:
            continue
        quoted, angled = match.groups()
        if angled is not None:
            if layer == "stemma" and not STANDARD.match(angled):
                found.append(f"{path}:{number}: <{angled}>: include/stemma uses the standard library only")
            elif angled.startswith("stemma/") or angled.split("/")[0] in RULES and (top / "src" / angled).exists():
                found.append(f"{path}:{number}: <{angled}>: the project's own headers are included with quotes")
            continue
        folder = quoted.split("/")[0] if "/" in quoted else None
        if folder == "stemma":
            exists = (top / "include" / quoted).exists()
        elif layer == "apps" and (top / "apps" / quoted).exists():
            folder, exists = "apps", True
        else:
            exists = (top / "src" / quoted).exists()
            folder = layer_of(Path("src") / quoted) if exists else folder
        if not exists:
            found.append(f'{path}:{number}: "{quoted}": no such header; write the path from include/ or from src/')
        elif folder not in RULES[layer]:
            others = sorted(RULES[layer] - {layer})
            allowed = "itself" + "".join(f", {other}" for other in others)
            found.append(f'{path}:{number}: "{quoted}": {layer} may include only {allowed}')
    return found


NAMESPACE = re.compile(r"namespace (stemma(?:::\w+)*) \{")
TYPE = re.compile(r"(?:struct|class|enum class|enum) (\w+)\b[^;]*$")


def doubles(top: Path, paths: list[Path]) -> list[str]:
    """Types that two headers define under one name: the linker takes either's functions for both, and no compiler says so."""
    home, found = {}, []
    for path in paths:
        if path.suffix != ".h":
            continue
        namespace = None
        for number, line in enumerate((top / path).read_text(encoding="utf-8").splitlines(), 1):
            if opened := NAMESPACE.match(line):
                namespace = opened[1]
            elif namespace and (defined := TYPE.match(line)):
                name = f"{namespace}::{defined[1]}"
                if home.setdefault(name, path) != path:
                    found.append(f"{path}:{number}: {name} is defined in {home[name]} too")
    return found


def main(arguments: list[str]) -> int:
    top = Path(arguments[0]) if arguments else Path(__file__).resolve().parent.parent
    paths = sorted(path.relative_to(top) for folder in ("include", "src", "apps")
                   for path in (top / folder).rglob("*") if path.suffix in SOURCES)
    if not paths:
        print(f"{top}: no sources here", file=sys.stderr)
        return 2
    found = [line for path in paths for line in breaches(top, path)] + doubles(top, paths)
    for line in found:
        print(line)
    print(f"layers: {len(paths)} files, {len(found)} breaches")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
