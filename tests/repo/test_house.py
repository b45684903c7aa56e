"""The repository tests itself: sizes, docstrings' references, contracts, what must not stand here."""

import ast
import importlib
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

LONGEST_MODULE = 400
LONGEST_FUNCTION = 60


def sources(project: Path) -> Iterator[Path]:
    yield from (path for path in (project / "src").rglob("*.py") if "migrations" not in path.parts)


def test_no_module_is_longer_than_the_alarm(project: Path) -> None:
    long = [path.name for path in sources(project) if len(path.read_text().splitlines()) > LONGEST_MODULE]

    assert long == []


def test_no_function_is_longer_than_the_alarm(project: Path) -> None:
    long = [
        f"{path.name}: {node.name}"
        for path in sources(project)
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION
    ]

    assert long == []


def test_no_module_has_a_name_that_says_nothing(project: Path) -> None:
    assert not {path.stem for path in sources(project)} & {"utils", "helpers", "common", "misc"}


def test_no_test_measures_a_time(project: Path) -> None:
    clock = re.compile(r"\b(?:process_time|perf_counter|monotonic)(?:_ns)?\(")

    assert [path.name for path in (project / "tests").rglob("*.py") if clock.search(path.read_text())] == []


def test_every_reference_in_a_docstring_resolves(project: Path) -> None:
    references = {
        reference
        for path in sources(project)
        if "web" not in path.parts
        for reference in re.findall(r"``(openimr\.[\w.]+)``", path.read_text())
    }

    assert [reference for reference in sorted(references) if not resolves(reference)] == []


def resolves(reference: str) -> bool:
    parts = reference.split(".")
    for length in range(len(parts), 0, -1):
        try:
            found = importlib.import_module(".".join(parts[:length]))
        except ModuleNotFoundError:
            continue
        for name in parts[length:]:
            if not hasattr(found, name):
                return False
            found = getattr(found, name)
        return True
    return False


@pytest.mark.parametrize(
    ("room", "line"),
    [
        ("domain", "import django"),
        ("letters", "import os"),
        ("terms", "import pathlib"),
        ("letters", "import logging"),
        ("domain", "import openimr.letters"),
        ("letters", "import openimr.cli"),
        ("unlisted", "import json"),
    ],
)
def test_the_import_contract_fails_when_it_is_broken(project: Path, tmp_path: Path, room: str, line: str) -> None:
    shutil.copytree(project / "src/openimr", tmp_path / "openimr", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "openimr" / room).mkdir(exist_ok=True)
    (tmp_path / "openimr" / room / "__init__.py").touch()
    (tmp_path / "openimr" / room / "intruder.py").write_text(f"{line}\n")
    shutil.copy(project / ".importlinter", tmp_path)

    run = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert run.returncode == 1
    assert "BROKEN" in run.stdout or "not listed as layers" in run.stdout
