"""Short stories and statements written beside the widening of the clinical tables; what was told right stays so."""

import json
from pathlib import Path

from tests.checks.test_negative_finding import statuses

PROBES = [json.loads(line) for line in Path(__file__).with_name("probes.jsonl").read_text("utf-8").splitlines()]


def is_told(probe: dict[str, str]) -> bool:
    return "contradicted" in statuses(probe["heading"], probe["summary"], probe["rationale"])


def test_what_a_summary_states_is_told() -> None:
    assert [each["rationale"] for each in PROBES if each["is_defect"] and not is_told(each)] == []


def test_what_only_looks_like_it_is_not_told() -> None:
    assert [each["rationale"] for each in PROBES if not each["is_defect"] and is_told(each)] == []
