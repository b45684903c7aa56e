import pytest
from hypothesis import given
from hypothesis import strategies as st

from openimr.web.documents.names import LONGEST_NAME, UNNAMED, cleaned_name


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("notes.pdf", "notes.pdf"),
        ("../../etc/passwd", "passwd"),
        ("/srv/notes.pdf", "notes.pdf"),
        ("C:\\Noor\\notes.pdf", "notes.pdf"),
        ("a/b\\c.pdf", "c.pdf"),
        ("folder/", UNNAMED),
        ("", UNNAMED),
        ("..", UNNAMED),
        ("\x00\x1b", UNNAMED),
        ("no\ttes \n 1.pdf", "no tes 1.pdf"),
        ("no\u202efdp.exe", "nofdp.exe"),
        ("résumé – Müller.pdf", "résumé – Müller.pdf"),
        ("x" * 300 + ".pdf", "x" * 196 + ".pdf"),
        ("x" * 300, "x" * 200),
        ("." + "x" * 300, "." + "x" * 199),
    ],
)
def test_a_name_is_kept_without_path_and_control_characters(sent: str, kept: str) -> None:
    assert cleaned_name(sent) == kept


@given(st.text())
def test_every_name_can_be_kept(sent: str) -> None:
    name = cleaned_name(sent)

    assert 0 < len(name) <= LONGEST_NAME
    assert name.isprintable()
    assert not set(name) & set("/\\")
    assert cleaned_name(name) == name
