"""check_layers.py must catch a planted breach of every rule, and nothing else."""

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

SCRIPT = Path(__file__).resolve().parents[2] / "tools" / "check_layers.py"

# A tree that keeps every rule; each test plants one line in it.
CLEAN = {
    "include/stemma/span.h": "#pragma once\n#include <cstdint>\n",
    "include/stemma/article.h": '#include "stemma/span.h"\n',
    "src/base/utf8.h": '#include "stemma/span.h"\n#include <unicode/uchar.h>\n',
    "src/annotate/tokens.h": '#include "base/utf8.h"\n#include "stemma/article.h"\n',
    "src/annotate/tokens.cc": '#include "annotate/tokens.h"\n',
    "src/collate/claims.h": '#include "stemma/article.h"\n',
    "src/present/html.h": '#include "base/utf8.h"\n',
    "src/pipeline.cc": '#include "annotate/tokens.h"\n#include "collate/claims.h"\n',
    "apps/stemma.cc": '#include "brief.h"\n#include "present/html.h"\n#include <CLI/CLI.hpp>\n',
    "apps/brief.h": '#include "stemma/article.h"\n',
    "tests/collate/x_test.cc": '#include "annotate/tokens.h"\n',
}


def check(planted):
    """Runs the script on CLEAN with lines added to some files; returns the exit code and what it printed."""
    with tempfile.TemporaryDirectory() as name:
        for path in CLEAN.keys() | planted.keys():
            file = Path(name) / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(CLEAN.get(path, "") + planted.get(path, ""))
        done = subprocess.run([sys.executable, "-B", SCRIPT, name], capture_output=True, text=True, check=False)
        return done.returncode, done.stdout


class CheckLayers(unittest.TestCase):
    def test_one_name_for_two_types_is_a_breach(self):
        piece = "namespace stemma {\nstruct Piece {\n};\n}\n"
        code, said = check({"src/present/html.h": piece, "src/annotate/tokens.h": piece})
        self.assertEqual(1, code)
        self.assertIn("stemma::Piece is defined in src/annotate/tokens.h too", said)
        declared = check({"src/present/html.h": piece, "src/annotate/tokens.h": "namespace stemma {\nstruct Piece;\n}\n"})
        self.assertEqual(0, declared[0])
        other = check({"src/present/html.h": piece, "src/annotate/tokens.h": piece.replace("stemma", "stemma::annotating")})
        self.assertEqual(0, other[0])

    def test_a_clean_tree_passes(self):
        self.assertEqual((0, f"layers: {len(CLEAN) - 1} files, 0 breaches\n"), check({}))

    def test_each_breach_is_named_with_its_line(self):
        for path, line, where, what in [
            ("src/collate/claims.h", '#include "annotate/tokens.h"', 2, "collate may include only itself, base, stemma"),
            ("src/annotate/tokens.cc", '#include "present/html.h"', 2, "annotate may include only"),
            ("src/present/html.h", '#  include "collate/claims.h"', 2, "present may include only"),
            ("src/base/utf8.h", '#include "annotate/tokens.h"', 3, "base may include only itself, stemma"),
            ("include/stemma/span.h", '#include "base/utf8.h"', 3, "stemma may include only itself"),
            ("include/stemma/span.h", "#include <fmt/format.h>", 3, "standard library only"),
            ("include/stemma/span.h", "#include <unistd.h>", 3, "standard library only"),
            ("apps/stemma.cc", '#include "collate/claims.h"', 4, "apps may include only"),
            ("src/annotate/tokens.cc", '#include "tokens.h"', 2, "no such header"),
            ("src/annotate/tokens.cc", '#include "../collate/claims.h"', 2, "no such header"),
            ("src/annotate/tokens.cc", '#include "../src/collate/claims.h"', 2, "annotate may include only"),
            ("src/annotate/tokens.cc", "#include <collate/claims.h>", 2, "included with quotes"),
            ("src/annotate/tokens.cc", "#include <stemma/span.h>", 2, "included with quotes"),
            ("src/newcomer/thing.cc", "int x;", 1, "src/newcomer is no layer"),
        ]:
            with self.subTest(path=path, line=line):
                code, printed = check({path: line + "\n"})
                self.assertEqual(1, code)
                self.assertRegex(printed, f"^{path}:{where}: .*{what}")
                self.assertIn("1 breaches\n", printed)

    def test_an_empty_tree_is_no_pass(self):
        with tempfile.TemporaryDirectory() as name:
            self.assertEqual(2, subprocess.run([sys.executable, "-B", SCRIPT, name], capture_output=True, check=False).returncode)


if __name__ == "__main__":
    unittest.main()
