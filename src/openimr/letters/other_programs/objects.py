"""A determination of another programme as a JSON object."""

from openimr.citations.objects import citation_object
from openimr.domain.determinations import CaseOutcome
from openimr.letters.objects import JsonObject, JsonValue
from openimr.letters.other_programs.certifications import CertifiedReviewer
from openimr.letters.other_programs.dmhc import DmhcDetermination
from openimr.letters.other_programs.nydfs import AppealReviewer, NydfsDetermination
from openimr.letters.other_programs.reading import OtherDetermination


def other_object(determination: OtherDetermination, *, source: str) -> JsonObject:
    """Return a row as a JSON object; ``program`` tells which keys it has.

    Every row has ``source``, ``program`` (``ca-dmhc`` or ``ny-dfs``), ``case_number``, ``outcome`` (what the field says),
    ``stated_outcome`` (what the prose says, null where it says nothing), ``outcomes_agree`` and ``treatment``.

    Args:
        determination: As read.
        source: Path of the file, as given.
    """
    if isinstance(determination, DmhcDetermination):
        return {"source": source, **_dmhc(determination)}
    return {"source": source, **_nydfs(determination)}


def _dmhc(row: DmhcDetermination) -> JsonObject:
    return {
        "program": "ca-dmhc",
        "case_number": row.reference_id,
        **_outcomes(row.outcome, row.stated_outcome, agree=row.outcomes_agree),
        **row.fields,
        "summary": row.summary,
        "finding": row.finding,
        "result": row.result,
        "qualifications": row.qualifications,
        "reviewers": row.reviewers,
        "votes": row.votes,
        "credentials": [_reviewer(one) for one in row.credentials],
        "references": [dict(citation_object(one)) for one in row.mentions],
    }


def _nydfs(row: NydfsDetermination) -> JsonObject:
    return {
        "program": "ny-dfs",
        "case_number": row.case_number,
        **_outcomes(row.outcome, row.stated_outcome, agree=row.outcomes_agree),
        "treatment": "; ".join(row.treatments),
        "diagnosis": "; ".join(row.diagnoses),
        **row.fields,
        "reviewers": [_summary(one) for one in row.reviewers],
    }


def _outcomes(field: CaseOutcome, stated: CaseOutcome | None, *, agree: bool) -> JsonObject:
    return {
        "outcome": field.value,
        "stated_outcome": None if stated is None else stated.value,
        "outcomes_agree": agree,
    }


def _reviewer(one: CertifiedReviewer) -> JsonValue:
    return {"number": one.number, "boards": list(one.boards), "subspecialties": list(one.subspecialties)}


def _summary(one: AppealReviewer) -> JsonValue:
    return {
        "number": one.number,
        "summary": one.summary,
        "stated_outcome": None if one.stated_outcome is None else one.stated_outcome.value,
        "credentials": [_reviewer(each) for each in one.credentials],
        "references": [
            {"text": each.text, "mentions": [dict(citation_object(mention)) for mention in each.mentions]}
            for each in one.references
        ],
        "mentions": [dict(citation_object(mention)) for mention in one.mentions],
    }
