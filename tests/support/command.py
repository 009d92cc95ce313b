"""What tests of the command share: running it in a folder of its own."""

import json
import os
import subprocess
import tempfile
import unittest
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent.parent
BINARY = os.environ.get("STEMMA_BINARY", str(TOP / "build/stemma"))
EXAMPLES = TOP / "examples/sarnik"

REPORT = """Dam at Varno holds, minister says

The dam at Varno will hold through the winter, Energy Minister Ilda Brask said on Monday.

"We have checked every gate," Brask told reporters. "Nothing is leaking."

The opposition denied that any check had taken place.
"""


class CommandTest(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = Path(temporary.name)

    def file(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def run_stemma(self, *arguments, environment=None, **more):
        env = {**os.environ, "COLUMNS": "80", **(environment or {})}
        return subprocess.run([BINARY, *map(str, arguments)], capture_output=True, env=env, cwd=self.folder, check=False, **more)

    def lines(self, run):
        return run.stderr.decode().splitlines()

    def records(self, run):
        return [json.loads(line) for line in run.stdout.decode().splitlines()]
