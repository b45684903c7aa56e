import inspect
import re

import pytest

from openimr.domain import errors
from openimr.domain.errors import LetterSyntaxError, OpenImrError


def families() -> dict[str, type[OpenImrError]]:
    return {
        name: found
        for name, found in inspect.getmembers(errors, inspect.isclass)
        if issubclass(found, OpenImrError) and found is not OpenImrError
    }


def test_the_tree_in_the_docstring_names_every_error() -> None:
    assert set(re.findall(r"(\w+Error)\b", errors.__doc__ or "")) == {*families(), "OpenImrError", "LetterSyntaxError"}


@pytest.mark.parametrize(
    ("family", "code"), [("LetterError", 10), ("LawError", 11), ("DocumentError", 12), ("NotAllowedError", 13)]
)
def test_each_family_has_its_exit_code(family: str, code: int) -> None:
    assert {found.exit_code for found in families().values() if found.__mro__.count(getattr(errors, family))} == {code}


def test_a_syntax_error_names_its_place_and_never_quotes_the_letter() -> None:
    error = LetterSyntaxError(expected="an outcome", source="one\nMARK: Pending\n", at=10)

    assert str(error) == "Line 2, column 7: expected an outcome"
    assert error.excerpt() == "MARK: Pending\n      ^"
