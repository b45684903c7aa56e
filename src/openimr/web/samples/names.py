"""Names of employees whose letters do not tell them: drawn from the list we wrote, the same for the same seed."""

from hashlib import sha256

from openimr.web.samples.packaged import packaged_table
from openimr.web.samples.tellings import PEOPLE


def employee_name(seed: str) -> tuple[str, str]:
    """Return a first and a last name, each of one of the sample employees.

    Args:
        seed: What the case is known by, a case number say; another one mostly gives another name.
    """
    people = packaged_table(PEOPLE).table("employees")
    keys = sorted(people.values)
    drawn = int.from_bytes(sha256(seed.encode()).digest()[:4])
    first, last = keys[drawn % len(keys)], keys[drawn // len(keys) % len(keys)]
    return people.table(first).text("first"), people.table(last).text("last")
