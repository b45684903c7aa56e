"""The bytes of an issued letter, whole and as sealed."""

from hashlib import sha256

from openimr.domain.errors import MissingDocumentError
from openimr.web.determinations.analyses import rewritten_analysis
from openimr.web.determinations.letters import rewritten_files
from openimr.web.determinations.models import FileKind, LetterFile, PanelAnalysis
from openimr.web.files import open_file


def letter_bytes(file: LetterFile) -> bytes:
    """Return the bytes of one file of a letter, held against the digest in the seal.

    A file that is lost or damaged is written anew from what the database holds.

    Raises:
        MissingDocumentError: Neither gives the bytes that were sealed.
    """
    for data in (_kept(file), rewritten_files(file.determination)[FileKind(file.kind)]):
        if data is not None and sha256(data).hexdigest() == file.sha256:
            return data
    raise MissingDocumentError


def analysis_bytes(analysis: PanelAnalysis) -> bytes:
    """Return the bytes of an analysis of a panel, held against the digest in the seal; written anew as a letter's file.

    Raises:
        MissingDocumentError: Neither gives the bytes that were sealed.
    """
    for data in (_kept(analysis), rewritten_analysis(analysis)):
        if data is not None and sha256(data).hexdigest() == analysis.sha256:
            return data
    raise MissingDocumentError


def _kept(file: LetterFile | PanelAnalysis) -> bytes | None:
    try:
        with open_file(file.sha256) as kept:
            return kept.read()
    except (MissingDocumentError, OSError):
        return None
