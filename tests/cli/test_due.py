"""``openimr due``: every answer and every refusal as a person at a terminal gets it."""

import json
import re
import subprocess
import sys
from datetime import date, datetime

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from openimr.cli.main import openimr
from openimr.law.clocks import CLOCKS

KEYS = ["clock", "starts", "due", "counted", "length", "extensions", "rolled_from", "provision", "because", "verified"]


def run(words: str, **environment: str) -> Result:
    return CliRunner().invoke(openimr, ["due", *words.split()], env={"OPENIMR_LAW": None, **environment})


def answer(words: str, **environment: str) -> dict[str, object]:
    found = run(f"{words} --format json", **environment)

    assert (found.exit_code, found.stderr) == (0, "")
    return json.loads(found.output)


def refusal(words: str) -> tuple[int, str]:
    found = run(words)

    assert found.stdout == ""
    return found.exit_code, " ".join(found.stderr.split())


@pytest.mark.parametrize(
    ("words", "due", "rolled_from", "provision", "verified"),
    [
        ("application --on 2024-05-01", "2024-05-31", None, "Lab. Code § 4610.5(h)(1)(B)", True),
        ("application --on 2024-05-01T16:00", "2024-05-31", None, "Lab. Code § 4610.5(h)(1)(B)", True),
        ("application --on 2024-05-02", "2024-06-03", "2024-06-01", "Lab. Code § 4610.5(h)(1)(B)", False),
        (
            "application --on 2024-04-20 --served mail --to california",
            "2024-05-28",
            "2024-05-25",
            "Lab. Code § 4610.5(h)(1)(B)",
            False,
        ),
        ("application --on 2024-05-01 --served mail --to us", "2024-06-10", None, "Lab. Code § 4610.5(h)(1)(B)", False),
        (
            "application --on 2024-05-01 --served mail --to abroad",
            "2024-06-20",
            None,
            "Lab. Code § 4610.5(h)(1)(B)",
            False,
        ),
        ("application --on 2024-04-03 --served overnight", "2024-05-07", None, "Lab. Code § 4610.5(h)(1)(B)", False),
        (
            "application --on 2024-04-03 --served overnight --to us",
            "2024-05-07",
            None,
            "Lab. Code § 4610.5(h)(1)(B)",
            False,
        ),
        ("application --on 2024-05-01 --served mail", "2024-06-05", None, "Lab. Code § 4610.5(h)(1)(B)", False),
        ("application --on 2024-05-01 --served electronic", "2024-05-31", None, "Lab. Code § 4610.5(h)(1)(B)", False),
        ("application --on 2024-05-01 --served personal", "2024-05-31", None, "Lab. Code § 4610.5(h)(1)(B)", True),
        ("application --on 2016-12-30", "2017-01-30", "2017-01-29", "Lab. Code § 4610.5(h)(1)", False),
        ("application-formulary --on 2024-05-01", "2024-05-13", "2024-05-11", "Lab. Code § 4610.5(h)(1)(A)", False),
        ("information-reply --on 2024-05-01", "2024-05-08", None, "8 CCR § 9792.10.3(c)", True),
        ("assignment-notice --on 2024-05-03", "2024-05-06", None, "8 CCR § 9792.10.4(b)", True),
        ("records-mail --on 2024-05-01", "2024-05-16", None, "8 CCR § 9792.10.5(a)(1)", True),
        ("records-mail --on 2026-05-01", "2026-05-18", "2026-05-16", "8 CCR § 9792.10.5(a)(1)", False),
        ("records-electronic --on 2024-05-01", "2024-05-13", None, "8 CCR § 9792.10.5(a)(1)", True),
        (
            "records-expedited --on 2024-05-01T16:00",
            "2024-05-02T16:00:00-07:00",
            None,
            "8 CCR § 9792.10.5(a)(1)",
            True,
        ),
        ("records-statute --on 2024-05-01", "2024-05-13", "2024-05-11", "Lab. Code § 4610.5(l)", False),
        ("determination-regular --on 2024-05-01", "2024-05-31", None, "Lab. Code § 4610.6(d)(1)(B)", True),
        (
            "determination-regular --on 2024-05-02 --extended 1",
            "2024-06-03",
            "2024-06-02",
            "Lab. Code § 4610.6(d)(1)(B)",
            False,
        ),
        (
            "determination-formulary --on 2024-05-24 --extended 3",
            "2024-06-06",
            None,
            "Lab. Code § 4610.6(d)(1)(A)",
            False,
        ),
        ("determination-expedited --on 2024-05-01", "2024-05-04", None, "Lab. Code § 4610.6(d)(1)(C)", False),
        ("authorize --on 2024-07-01", "2024-07-09", None, "Lab. Code § 4610.6(j)", False),
        ("reimburse --on 2024-06-10", "2024-07-01", "2024-06-30", "Lab. Code § 4610.6(j)", False),
        ("appeal --on 2024-06-04", "2024-07-05", "2024-07-04", "Lab. Code § 4610.6(h)", False),
        ("withdrawal-notice --on 2024-05-01", "2024-05-06", None, "Lab. Code § 4610.5(g)", True),
    ],
)
def test_each_clock_says_when_it_is_due(
    words: str, due: str, rolled_from: str | None, provision: str, *, verified: bool
) -> None:
    found = answer(words)

    assert list(found) == KEYS
    assert (found["due"], found["rolled_from"], found["provision"]) == (due, rolled_from, provision)
    assert found["verified"] is verified
    assert ("[unverified: " in str(found["because"])) is not verified


def test_the_whole_answer() -> None:
    found = answer("application --on 2024-04-20T23:30 --served mail --to california")

    assert found | {"because": ""} == {
        "clock": "application",
        "starts": "2024-04-20",
        "due": "2024-05-28",
        "counted": "calendar",
        "length": 30,
        "extensions": [
            {
                "length": 5,
                "counted": "calendar",
                "reason": "service by mail within California",
                "until": "2024-05-25",
                "provision": "Code Civ. Proc. § 1013(a)",
            }
        ],
        "rolled_from": "2024-05-25",
        "provision": "Lab. Code § 4610.5(h)(1)(B)",
        "because": "",
        "verified": False,
    }
    assert str(found["because"]).startswith(
        "due Tue 28 May 2024 because 30 calendar days from Sat 20 Apr 2024 (service of"
    )


def test_a_table_says_the_same_in_lines() -> None:
    lines = run("records-statute --on 2024-05-01").output.splitlines()
    found = {line.split("  ")[0]: line.split("  ")[-1].strip() for line in lines if not line.startswith(" ")}

    assert list(found) == [
        *("clock", "due", "starts", "length", "rolled from", "provision", "regime", "binds", "because", "verified"),
        "unverified",
    ]
    assert found["due"] == "Mon 13 May 2024"
    assert found["regime"] == "2017 on (SB 1160; formulary since 2018)"
    assert found["binds"].startswith("not this limit")


@pytest.mark.parametrize(
    ("moment", "starts"),
    [
        ("2024-05-01T23:59", "2024-05-01"),
        ("2024-05-02T02:59-04:00", "2024-05-01"),
        ("2024-05-02T06:59:59Z", "2024-05-01"),
        ("2024-05-02T07:00Z", "2024-05-02"),
        ("2024-02-29", "2024-02-29"),
        ("2024-03-10T02:30", "2024-03-10"),
    ],
    ids=["late", "elsewhere", "in-utc", "midnight", "leap-day", "an-hour-that-does-not-come"],
)
def test_a_clock_of_days_starts_on_the_day_in_los_angeles(moment: str, starts: str) -> None:
    assert answer(f"appeal --on {moment}")["starts"] == starts


@pytest.mark.parametrize(
    ("moment", "due"),
    [
        ("2024-05-01T16:00", "2024-05-02T16:00:00-07:00"),
        ("2024-05-01T23:00Z", "2024-05-02T16:00:00-07:00"),
        ("2024-05-03T16:00:30", "2024-05-04T16:00:30-07:00"),
        ("2024-11-02T16:00", "2024-11-03T15:00:00-08:00"),
        ("2024-03-09T16:00", "2024-03-10T17:00:00-07:00"),
        ("2024-11-03T01:30-08:00", "2024-11-04T01:30:00-08:00"),
    ],
)
def test_a_clock_of_hours_counts_hours_that_pass(moment: str, due: str) -> None:
    assert answer(f"records-expedited --on {moment}")["due"] == due


class TestRefusals:
    """No provision: what does not apply, or is not known, is refused with what to do; nothing is printed as a date."""

    @pytest.mark.parametrize(
        ("words", "error", "says"),
        [
            ("application --on 2012-12-31", "NoLawInForceError", "expected a rule in force on 2012-12-31"),
            ("application-formulary --on 2017-12-31", "NoLawInForceError", "known is from 2018-01-01 on"),
            ("application --on 2027-12-15", "NoLawInForceError", "known is 2013-01-01 to 2027-12-31"),
            ("authorize --on 2031-01-01", "NoLawInForceError", "expected a rule in force on 2031-01-01"),
            ("records-expedited --on 2031-01-01T10:00", "NoLawInForceError", "known is 2013-01-01 to 2027-12-31"),
            ("appeal --on 9999-12-31", "NoLawInForceError", "expected a rule in force on 9999-12-31"),
            ("appeal --on 9999-12-31T23:59-12:00", "NoLawInForceError", "the legal day"),
            ("appeal --on 9999-12-31T23:59-12:00", "NoLawInForceError", "known is 2013-01-01 to 2027-12-31"),
            ("appeal --on 0001-01-01T00:00+14:00", "NoLawInForceError", "the legal day"),
            ("appeal --on 2024-05-01 --extended 1", "InvalidTimeLimitError", "appeal cannot be extended"),
            ("determination-regular --on 2024-05-01 --extended 4", "InvalidTimeLimitError", "0 to 3 days; found 4"),
            ("records-expedited --on 2024-05-01T10:00 --extended 1", "InvalidTimeLimitError", "cannot be extended"),
            (
                "records-expedited --on 2024-05-01",
                "InvalidTimeLimitError",
                "expected a moment, found a day; say the hour",
            ),
            (
                "application --on 2022-12-31 --served mail --to confidential-address",
                "NoLawInForceError",
                "service by mail, confidential address: expected a rule in force on 2022-12-31; known is from 2023-01-01 on",
            ),
        ],
    )
    def test_the_law_refuses_with_11(self, words: str, error: str, says: str) -> None:
        code, stderr = refusal(words)
        found = json.loads(stderr)

        assert (code, found["error"], found["source"]) == (11, error, words.split(maxsplit=1)[0])
        assert says in found["message"]

    @pytest.mark.parametrize(
        ("words", "says"),
        [
            ("", "expected CLOCK; found none"),
            ("application", "expected --on DAY|MOMENT; found none"),
            ("aplication --on 2024-05-01", "'aplication' is not one of 'application', 'application-formulary'"),
            ("application --on 2023-02-29", "found '2023-02-29': day is out of range for month"),
            ("application --on 2024-13-01", "month must be in 1..12"),
            ("application --on 2024-05-01T25:00", "hour must be in 0..23"),
            ("application --on yesterday", "expected a day (2024-05-01) or a moment"),
            ("application --on 20240501", "expected a day (2024-05-01) or a moment"),
            ("application --on 05/01/2024", "expected a day (2024-05-01) or a moment"),
            ("application --on 2024-05-01T16", "expected a day (2024-05-01) or a moment"),
            ("application --on ２０２４-05-01", "expected a day (2024-05-01) or a moment"),
            ("application --on 12024-05-01", "expected a day (2024-05-01) or a moment"),
            ("application --on 2024-05-01 --served pigeon", "'pigeon' is not one of"),
            ("application --on 2024-05-01 --to us", "--to says where a paper was served to; add --served"),
            (
                "application --on 2024-05-01 --served electronic --to us",
                "expected --served mail or overnight, found electronic",
            ),
            ("appeal --on 2024-05-01 --served personal --to abroad", "found personal. Leave --to out"),
            ("determination-regular --on 2024-05-01 --extended 0", "0 is not in the range"),
            ("determination-regular --on 2024-05-01 --extended -1", "-1 is not in the range"),
            ("determination-regular --on 2024-05-01 --extended x", "'x' is not a valid integer"),
            ("records-expedited --on 2024-11-03T01:30", "that hour comes twice, since the clocks go back"),
            ("records-expedited --on 2024-03-10T02:30", "that hour does not come, since the clocks go forward"),
            ("--list application", "leave CLOCK out"),
            ("--list --on 2024-05-01 --extended 2", "leave --on, --extended out"),
            ("application --on 2024-05-01 --set last-day-rolls", "expected name=value"),
            ("application --on 2024-05-01 --set rolls=no", "rolls: expected one of the names last-day-rolls"),
            ("application --on 2024-05-01 --set last-day-rolls=2", "last-day-rolls: expected yes or no; found 2"),
        ],
    )
    def test_what_is_typed_wrong_is_refused_with_2(self, words: str, says: str) -> None:
        code, stderr = refusal(words)

        assert code == 2
        assert says in stderr

    @given(st.text(max_size=30))
    def test_no_words_for_a_day_break_it(self, words: str) -> None:
        found = CliRunner().invoke(openimr, ["due", "appeal", "--on", words])

        assert found.exit_code in {0, 2, 11}
        assert not isinstance(found.exception, OverflowError | ValueError)

    @given(st.datetimes(), st.sampled_from(["", "Z", "+14:00", "-12:00"]), st.sampled_from(sorted(CLOCKS)))
    def test_every_moment_is_answered_or_refused(self, moment: datetime, zone: str, clock: str) -> None:
        found = CliRunner().invoke(
            openimr, ["due", clock, "--format", "json", "--on", f"{moment:%Y-%m-%dT%H:%M}{zone}"]
        )

        assert found.exit_code in {0, 2, 11}, found.exception
        if found.exit_code == 0:
            assert json.loads(found.output)["clock"] == clock


class TestSettings:
    """No provision: what was not read in the law is set by name, in the environment or on the command line."""

    def test_the_command_line_sets_it(self) -> None:
        assert answer("determination-regular --on 2024-05-02 --set last-day-rolls=no")["due"] == "2024-06-01"

    def test_the_environment_sets_it_and_the_command_line_comes_before(self) -> None:
        words = "determination-regular --on 2024-05-02"
        environment = {"OPENIMR_LAW": "last-day-rolls=no, working-days=court-days"}

        assert answer(words, **environment)["due"] == "2024-06-01"
        assert answer(f"{words} --set last-day-rolls=yes", **environment)["due"] == "2024-06-03"
        assert answer("information-reply --on 2024-06-14", **environment)["due"] == "2024-06-24"

    def test_a_limit_in_working_days_may_roll_too_and_the_list_shows_it(self) -> None:
        words = "determination-formulary --on 2024-05-03 --extended 2"

        assert answer(words)["due"] == "2024-05-12"
        assert answer(f"{words} --set working-day-limits-roll=yes")["due"] == "2024-05-13"
        assert "yes [unverified]" not in self.row_of_authorize("no")
        assert "yes [unverified]" in self.row_of_authorize("yes")

    def row_of_authorize(self, rolls: str) -> str:
        return next(
            line
            for line in run(f"--list --set working-day-limits-roll={rolls}").output.splitlines()
            if line.startswith("authorize ")
        )

    def test_a_date_under_a_setting_is_as_unverified_as_before(self) -> None:
        found = answer("determination-regular --on 2024-05-02 --set last-day-rolls=no")

        assert found["verified"] is False
        assert "setting last-day-rolls" in str(found["because"])

    def test_a_table_shows_what_was_set(self) -> None:
        assert "last-day-rolls=no (as shipped: yes)" in run("appeal --on 2024-05-01 --set last-day-rolls=no").output

    def test_a_wrong_setting_of_the_environment_names_the_variable(self) -> None:
        found = run("appeal --on 2024-05-01", OPENIMR_LAW="last-day-rolls=maybe")

        assert found.exit_code == 2
        assert "OPENIMR_LAW: last-day-rolls: expected yes or no; found maybe" in " ".join(found.stderr.split())


class TestList:
    """No provision: every clock, its rules and what is assumed can be looked up."""

    def test_every_clock_is_listed_once_with_all_its_rules(self) -> None:
        found = json.loads(run("--list --format json").output)

        assert [each["clock"] for each in found] == list(CLOCKS)
        for each in found:
            assert {**each, "rules": None} == {"clock": each["clock"], **each["rules"][-1], "rules": None}
            assert all(date.fromisoformat(rule["in_force"]) for rule in each["rules"])

    def test_the_table_names_every_clock_and_every_assumption_and_marks_what_is_unverified(self) -> None:
        printed = run("--list").output

        assert all(re.search(rf"^{name} ", printed, re.MULTILINE) for name in CLOCKS)
        assert "last-day-rolls=yes" in printed
        assert "service by mail within California" in printed
        assert printed.count("[unverified]") > len(CLOCKS)

    def test_a_setting_shows_in_it(self) -> None:
        [found] = [
            each
            for each in json.loads(run("--list --format json --set last-day-rolls=no").output)
            if each["clock"] == "reimburse"
        ]

        assert (found["rolls"], found["is_rolling_verified"]) == (False, False)


def test_it_starts_without_django() -> None:
    code = (
        "import sys; sys.modules['django'] = None; sys.argv = ['openimr', 'due', 'appeal', '--on', '2024-05-01'];"
        "from openimr.cli.main import main; main()"
    )

    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    assert (found.returncode, found.stderr) == (0, "")
    assert "Fri 31 May 2024" in found.stdout


@pytest.mark.parametrize(
    ("words", "due", "says"),
    [
        ("appeal --on 2024-05-01 --served mail --to us", "2024-05-31", "service by mail adds nothing to it"),
        ("records-mail --on 2024-05-01 --served mail", "2024-05-16", "service by mail adds nothing to it"),
        ("authorize --on 2024-05-01 --served personal", "2024-05-08", "service in person adds nothing to it"),
        ("application --on 2024-05-01 --served electronic", "2024-05-31", "electronic service adds nothing to it"),
    ],
)
def test_a_way_of_service_that_adds_nothing_is_said_to_add_nothing(words: str, due: str, says: str) -> None:
    found = answer(words)

    assert found["due"] == due
    assert says in str(found["because"])
