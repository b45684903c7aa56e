"""May this reviewer review this case?"""

from collections.abc import Sequence

from openimr.matching.affiliations.graphs import AffiliationGraph
from openimr.matching.affiliations.rulings import ConflictRuling
from openimr.matching.affiliations.screenings import EMPTY_GRAPH
from openimr.matching.answers import Answer
from openimr.matching.candidates import Candidate
from openimr.matching.conflicts import conflict_reasons, former_reviewer_reasons, named_reasons
from openimr.matching.needs import Need
from openimr.matching.qualifications import practice_reasons, qualification_reasons


def may_review(
    candidate: Candidate, need: Need, *, graph: AffiliationGraph = EMPTY_GRAPH, rulings: Sequence[ConflictRuling] = ()
) -> Answer:
    """Return whether a reviewer may review a case, with every reason for and against.

    Args:
        candidate: Of whom it is asked.
        need: What the case asks.
        graph: The affiliations of everyone, in which paths are looked for; without it only those declared are known.
        rulings: What the conflict officer ruled on paths.

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
            *conflict_reasons(candidate, need, graph, rulings),
        ),
    )
