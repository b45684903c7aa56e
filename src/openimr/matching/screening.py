"""May this reviewer review this case?"""

from openimr.matching.answers import Answer
from openimr.matching.candidates import Candidate
from openimr.matching.conflicts import conflict_reasons, former_reviewer_reasons, named_reasons
from openimr.matching.needs import Need
from openimr.matching.qualifications import practice_reasons, qualification_reasons


def may_review(candidate: Candidate, need: Need) -> Answer:
    """Return whether a reviewer may review a case, with every reason for and against.

    Raises:
        NoLawInForceError: The rules are not known for the day of the need.

    Source: Lab. Code § 139.5(c)(2), (d)(4) to (d)(6).
    """
    return Answer(
        candidate=candidate,
        reasons=(
            *qualification_reasons(candidate, need),
            *practice_reasons(candidate, need),
            *former_reviewer_reasons(candidate, need),
            *named_reasons(candidate, need),
            *conflict_reasons(candidate, need),
        ),
    )
