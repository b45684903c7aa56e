"""A second process that opens the database writes the same bytes, and audits the same chain."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.web.made_once import migrated

pytestmark = pytest.mark.processes

PROJECT = Path(__file__).resolve().parents[3]

ISSUE = """
from openimr.web.management_entry import prepare
prepare()
from tests.web.cast import make_cast
from tests.web.review_walks import issued
import json
print(json.dumps(issued(make_cast()).seal))
"""

REWRITE = """
from openimr.web.management_entry import prepare
prepare()
import json
from hashlib import sha256
from openimr.web.audit.verification import verify_chains
from openimr.web.determinations.letters import rewritten_files
from openimr.web.determinations.models import IssuedDetermination
from openimr.web.reviews.signing import digest_of
found = IssuedDetermination.objects.get()
files = {kind.value: sha256(data).hexdigest() for kind, data in rewritten_files(found).items()}
print(json.dumps({"files": files, "determination": digest_of(found.document), "broken": len(verify_chains().broken)}))
"""


def run(program: str, data: Path) -> dict[str, object]:
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(PROJECT),
        "OPENIMR_DEVELOPMENT": "1",
        "OPENIMR_DATA": str(data),
        "OPENIMR_SECRET_KEY": "a key of this test, of more than fifty characters, kept nowhere",
        "OPENIMR_ORGANIZATION": "Test Review Organization",
    }
    done = subprocess.run([sys.executable, "-c", program], env=environment, check=True, capture_output=True, text=True)
    found: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
    return found


def test_a_second_process_writes_the_same_bytes(tmp_path: Path) -> None:
    shutil.copytree(migrated(), tmp_path, dirs_exist_ok=True)
    seal = run(ISSUE, tmp_path)

    again = run(REWRITE, tmp_path)

    assert again == {"files": seal["files"], "determination": seal["determination"], "broken": 0}
