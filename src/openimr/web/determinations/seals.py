"""What the seal of an issued letter covers."""

from collections.abc import Mapping, Sequence
from importlib.metadata import version as installed_version

from openimr.letters.objects import JsonObject, JsonValue, determination_object
from openimr.web.cases.models import Case
from openimr.web.determinations.analyses import KeptAnalysis
from openimr.web.determinations.models import FileKind
from openimr.web.files import StoredFile
from openimr.web.reviews.models import Review
from openimr.web.reviews.signing import digest_of


def seal_of(
    case: Case,
    review: Review,
    *,
    document: JsonObject,
    files: Mapping[FileKind, StoredFile],
    analyses: Sequence[KeptAnalysis] = (),
) -> JsonObject:
    """Return the seal: digests of the determination, of each file of the letter and of each document of the case.

    Of a panel also of each analysis, of what its reviewer signed, and of its file.

    Args:
        case: Its documents are sealed by id and digest, in the order received.
        review: What its signature covers is sealed too.
        document: The determination as one JSON object.
        files: Of the letter, as kept.
        analyses: Of a panel.
    """
    of_panel: list[JsonValue] = [_of_analysis(each) for each in analyses]
    return {
        "determination": digest_of(document),
        "signed": review.signed_digest,
        "files": {kind.value: stored.sha256 for kind, stored in files.items()},
        "documents": [[str(each.public_id), each.sha256] for each in case.documents.all()],
        "rules": {"openimr": installed_version("openimr")},
        **({"analyses": of_panel} if of_panel else {}),
    }


def _of_analysis(kept: KeptAnalysis) -> JsonObject:
    return {
        "determination": digest_of(determination_object(kept.determination)),
        "signed": kept.review.signed_digest,
        "file": kept.file.sha256,
    }
