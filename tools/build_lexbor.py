#!/usr/bin/env python3
"""Builds the HTML parser lexbor as a static library and installs it under PREFIX.

    build_lexbor.py [--cmake CMAKE] PREFIX

Debian 12 has no package of it. Its source travels in the source archive of the Python package selectolax, so pip
fetches it, from whatever index the machine is set up for, and checks the hash below. pip wants to know a source
archive's metadata, which would mean installing its build tools and running its setup.py; it is handed a build backend
of ours instead that answers at once, so nothing out of the archive runs. CMake calls this when it finds no lexbor.
Several build folders may ask at once: a lock lets one work, and the others find the work done.
"""

import argparse
import fcntl
import os
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

PACKAGE, VERSION = "selectolax", "1.0.2"  # holds lexbor 3.1.0
SHA256 = "f0508ad927aa426425d4aa7a2bb2f8b21c01412534465bd227e241d4d0a6a418"

BACKEND = f'''
import pathlib
class __legacy__:
    @staticmethod
    def prepare_metadata_for_build_wheel(folder, settings=None):
        info = pathlib.Path(folder, "{PACKAGE}-{VERSION}.dist-info")
        info.mkdir()
        (info / "METADATA").write_text("Metadata-Version: 2.1\\nName: {PACKAGE}\\nVersion: {VERSION}\\n")
        return info.name
'''


def fetch(folder: Path) -> Path:
    """Downloads the archive into folder and returns lexbor's source folder, unpacked."""
    backend = folder / "backend" / "setuptools"
    backend.mkdir(parents=True)
    (backend / "__init__.py").touch()
    (backend / "build_meta.py").write_text(BACKEND)
    requirements = folder / "requirements.txt"
    requirements.write_text(f"{PACKAGE}=={VERSION} --hash=sha256:{SHA256}\n")
    subprocess.run(
        [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps",
         "--no-binary", PACKAGE, "--no-build-isolation", "--use-pep517", "--require-hashes",
         "--requirement", str(requirements), "--dest", str(folder)],
        check=True, env={**os.environ, "PYTHONPATH": str(backend.parent)})
    top = f"{PACKAGE}-{VERSION}/lexbor"
    with tarfile.open(folder / f"{PACKAGE}-{VERSION}.tar.gz") as archive:
        archive.extractall(folder, [member for member in archive if member.name.startswith(top + "/")])
    return folder / top


def build(cmake: str, source: Path, folder: Path, prefix: Path) -> None:
    # Installed beside its place first and renamed, so that a prefix that is there is whole.
    staging = prefix.with_name(prefix.name + ".new")
    subprocess.run([cmake, "-G", "Ninja", "-S", str(source), "-B", str(folder), "-DCMAKE_BUILD_TYPE=Release",
                    "-DCMAKE_POSITION_INDEPENDENT_CODE=ON", "-DLEXBOR_BUILD_SHARED=OFF",
                    f"-DCMAKE_INSTALL_PREFIX={staging}"], check=True, stdout=subprocess.DEVNULL)
    subprocess.run([cmake, "--build", str(folder)], check=True, stdout=sys.stderr)
    subprocess.run([cmake, "--install", str(folder)], check=True, stdout=subprocess.DEVNULL)
    staging.rename(prefix)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cmake", default="cmake")
    parser.add_argument("prefix", type=Path)
    args = parser.parse_args()
    prefix = args.prefix.resolve()
    prefix.parent.mkdir(parents=True, exist_ok=True)
    with open(prefix.with_name(prefix.name + ".lock"), "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if prefix.exists():
            return 0
        print("  lexbor: fetching and building it, once (half a minute)", file=sys.stderr)
        with tempfile.TemporaryDirectory(dir=prefix.parent) as name:
            try:
                build(args.cmake, fetch(Path(name)), Path(name) / "build", prefix)
            except subprocess.CalledProcessError as error:
                print(f"lexbor: {' '.join(map(str, error.cmd[:4]))} ... failed with {error.returncode}", file=sys.stderr)
                return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
