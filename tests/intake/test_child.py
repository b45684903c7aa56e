"""A stranger's PDF is read by a child process; however the child ends, there is an answer or an error of ours."""

import base64
import io
import os
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from openimr.domain.errors import (
    DocumentError,
    EmptyDocumentError,
    EncryptedDocumentError,
    NotAPdfError,
    UnreadableDocumentError,
)
from openimr.intake.child import IMAGE_PIXELS, IMAGE_WIDTH, Limits, count_pages, page_image, pages_of

SMALL = Limits(memory_bytes=256 << 20, cpu_seconds=2, wall_seconds=5, answer_bytes=1 << 20, line_bytes=1 << 19)

TASKS: dict[str, Callable[[Path], object]] = {
    "count": count_pages,
    "text": lambda path: list(pages_of(path)),
    "image": lambda path: page_image(path, 1),
}


def pdf(*texts: str, size: tuple[float, float] = (612, 792), encryption: pikepdf.Encryption | None = None) -> bytes:
    """A PDF with one page a text, in the standard font."""
    document = pikepdf.new()
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    for text in texts:
        page = document.add_blank_page()
        page.MediaBox = [0, 0, *size]
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        page.Contents = document.make_stream(f"BT /F1 12 Tf 72 700 Td ({text}) Tj ET".encode())
    out = io.BytesIO()
    document.save(out, encryption=encryption or False)
    return out.getvalue()


def with_stream(content: bytes, *, size: tuple[float, float] = (612, 792)) -> bytes:
    """A PDF of one page with this content, compressed."""
    document = pikepdf.new()
    document.add_blank_page(page_size=size).Contents = document.make_stream(content)
    out = io.BytesIO()
    document.save(out, compress_streams=True, recompress_flate=True)
    return out.getvalue()


@pytest.fixture
def kept(tmp_path: Path) -> Callable[[bytes], Path]:
    def keep(data: bytes) -> Path:
        path = tmp_path / "kept"
        path.write_bytes(data)
        return path

    return keep


@pytest.fixture
def script(tmp_path: Path) -> Callable[[str], Path]:
    """A child of our making, in place of the reader."""

    def write(code: str) -> Path:
        path = tmp_path / "script.py"
        path.write_text(f"import json, os, sys, time\n{code}\n")
        return path

    return write


def test_a_child_reads_what_this_process_reads(kept: Callable[[bytes], Path]) -> None:
    path = kept(pdf("Lumbar MRI", "Norco 10 mg"))

    assert count_pages(path) == 2
    assert list(pages_of(path)) == ["Lumbar MRI", "Norco 10 mg"]


def test_a_page_becomes_a_picture_of_a_bounded_size(kept: Callable[[bytes], Path]) -> None:
    picture = page_image(kept(pdf("Lumbar MRI")), 1)

    assert picture.png.startswith(b"\x89PNG")
    assert (picture.width, picture.height) == (IMAGE_WIDTH, 1605)


@pytest.mark.parametrize(
    "size", [(10**6, 10**6), (1, 10**6), (10**6, 1), (3, 3)], ids=["huge", "a-thread", "a-ribbon", "a-stamp"]
)
def test_no_page_is_so_large_that_its_picture_is(kept: Callable[[bytes], Path], size: tuple[float, float]) -> None:
    picture = page_image(kept(pdf("x", size=size)), 1)

    assert picture.width <= IMAGE_WIDTH + 1
    assert picture.width * picture.height <= IMAGE_PIXELS + picture.width + picture.height


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (b"", EmptyDocumentError),
        (b"Dear reviewer", NotAPdfError),
        (b"PK\x03\x04\x00\x00", NotAPdfError),
        (b"%PDF-1.7\nand nothing else", NotAPdfError),
        (pdf("x")[:200], NotAPdfError),
        (pdf(), EmptyDocumentError),
        (pdf("x", encryption=pikepdf.Encryption(owner="o", user="u")), EncryptedDocumentError),
    ],
    ids=["0-bytes", "words", "zip", "only-the-mark", "truncated", "0-pages", "password"],
)
@pytest.mark.parametrize("task", TASKS)
def test_what_is_no_readable_pdf_is_refused_by_its_reason(
    kept: Callable[[bytes], Path], task: str, data: bytes, refusal: type[DocumentError]
) -> None:
    with pytest.raises(refusal):
        TASKS[task](kept(data))


def test_a_page_that_is_not_there_has_no_picture(kept: Callable[[bytes], Path]) -> None:
    with pytest.raises(NotAPdfError):
        page_image(kept(pdf("x")), 2)


BOMBS = {
    "256 MB of white space": with_stream(b" " * (1 << 28)),
    "a billion pages told": pdf("x").replace(b"/Count 1 ", b"/Count 1000000000 "),
    "a page tree in a ring": pdf("x").replace(
        b"/Type /Page ", b"/Type /Pages /Kids [ 2 0 R 3 0 R 4 0 R ] /Count 1000000 "
    ),
    "deeply nested graphics states": with_stream(b"q " * 5_000_000),
    "deeply nested arrays": b"%PDF-1.7\n1 0 obj\n" + b"[" * 2_000_000 + b"\nendobj\n" + pdf("x"),
}


ENDED_BY = (
    "ran out of memory",
    "computed for longer than 5 seconds",
    "took longer than 10 seconds",
    "found more text than is allowed",
)
"""The limits of a child; that each ends it is seen below, with children of our making."""


@pytest.mark.parametrize("bomb", BOMBS)
@pytest.mark.parametrize("task", ["count", "text", "image"])
def test_a_bomb_is_answered_or_refused_as_no_pdf_or_ended_by_a_limit(
    kept: Callable[[bytes], Path], bomb: str, task: str
) -> None:
    path = kept(BOMBS[bomb])
    limits = Limits(memory_bytes=256 << 20, cpu_seconds=5, wall_seconds=10)
    tasks: dict[str, Callable[[], object]] = {
        "count": lambda: count_pages(path, limits=limits),
        "text": lambda: list(pages_of(path, limits=limits)),
        "image": lambda: page_image(path, 1, limits=limits),
    }

    try:
        tasks[task]()
    except NotAPdfError:
        pass
    except UnreadableDocumentError as error:
        assert error.reason.startswith(ENDED_BY)


def test_an_image_that_unpacks_beyond_the_memory_breaks_the_child_only(kept: Callable[[bytes], Path]) -> None:
    document = pikepdf.new()
    picture = document.make_stream(
        b"\0" * (1 << 26),
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Image,
        Width=30_000,
        Height=30_000,
        BitsPerComponent=8,
        ColorSpace=pikepdf.Name.DeviceRGB,
    )
    page = document.add_blank_page(page_size=(612, 792))
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(I=picture))
    page.Contents = document.make_stream(b"612 0 0 792 0 0 cm /I Do")
    out = io.BytesIO()
    document.save(out)

    try:
        found = page_image(kept(out.getvalue()), 1, limits=Limits(memory_bytes=256 << 20, wall_seconds=20))
    except UnreadableDocumentError:
        return

    assert found.width <= IMAGE_WIDTH


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("time.sleep(60)", "took longer than 1 seconds"),
        ("while True: pass", "computed for longer than 1 seconds"),
        ("x = bytearray(1 << 30)", "ran out of memory"),
        ("sys.exit(3)", "code 3"),
        ("os.abort()", "code -6"),
        ("os.kill(os.getpid(), 11)", "code -11"),
        ("", "code 0"),
        ("print('garbage')", "no sense"),
        ("os.write(1, bytes(range(256)) + b'\\n')", "no sense"),
        ("print('[' * 500_000)", "no sense"),
        ("print('[1]')", "no sense"),
        ("print(json.dumps({'done': True}))", "no sense"),
        ("print(json.dumps({'number': 2, 'text': 'second first'}))", "no sense"),
        ("print(json.dumps({'number': 1, 'text': 7}))", "no sense"),
        ("print(json.dumps({'number': 1}))", "no sense"),
        ("print(json.dumps({'error': 'SystemExit'}))", "no sense"),
        ("print(json.dumps({'error': 'EmptyDocumentError', 'found': 'words of a record'}))", "no sense"),
        ("while True: print('x' * 1000, end='')", "more text than is allowed"),
        ("for n in range(1, 10**6): print(json.dumps({'number': n, 'text': 'x' * 1000}))", "more text than is allowed"),
        ("print(json.dumps({'number': 1, 'text': 'whole'})); sys.exit(1)", "code 1"),
    ],
)
def test_a_child_that_misbehaves_is_an_unreadable_document(
    script: Callable[[str], Path], tmp_path: Path, code: str, reason: str
) -> None:
    limits = Limits(memory_bytes=256 << 20, cpu_seconds=1, wall_seconds=1 if "sleep" in code else 10, answer_bytes=1 << 20, line_bytes=1 << 19)  # fmt: skip

    with pytest.raises(UnreadableDocumentError, match=reason):
        list(pages_of(tmp_path / "none", limits=limits, reader=script(code)))


@pytest.mark.parametrize("answer", [{"pages": 0}, {"pages": True}, {"pages": 10**9}, {"pages": "2"}, {}])
def test_a_number_of_pages_is_a_number(script: Callable[[str], Path], tmp_path: Path, answer: object) -> None:
    with pytest.raises(UnreadableDocumentError):
        count_pages(
            tmp_path / "none", reader=script(f"print(json.dumps({answer!r})); print(json.dumps({{'done': True}}))")
        )


@pytest.mark.parametrize("png", ["<svg/>", base64.b64encode(b"<svg/>").decode(), None])
def test_a_picture_is_a_png(script: Callable[[str], Path], tmp_path: Path, png: str | None) -> None:
    record = {"width": 1, "height": 1, "png": png}

    with pytest.raises(UnreadableDocumentError):
        page_image(
            tmp_path / "none", 1, reader=script(f"print(json.dumps({record!r})); print(json.dumps({{'done': True}}))")
        )


def test_a_text_holds_nothing_that_a_database_refuses(script: Callable[[str], Path], tmp_path: Path) -> None:
    reader = script("print(json.dumps({'number': 1, 'text': 'a\\x00b\\ud800c'})); print(json.dumps({'done': True}))")

    assert list(pages_of(tmp_path / "none", reader=reader)) == ["ab?c"]


def test_a_child_gets_nothing_of_our_environment(
    script: Callable[[str], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENIMR_SECRET_KEY", "not for strangers")
    reader = script(
        "print(json.dumps({'number': 1, 'text': ' '.join(os.environ) + os.getcwd()})); print('{\"done\": true}')"
    )

    (told,) = pages_of(tmp_path / "none", reader=reader)

    assert "OPENIMR" not in told
    assert told.endswith("/")


def test_a_child_can_write_no_file(script: Callable[[str], Path], tmp_path: Path) -> None:
    target = tmp_path / "written"

    with pytest.raises(UnreadableDocumentError):
        list(pages_of(tmp_path / "none", reader=script(f"open({str(target)!r}, 'w').write('x' * 10_000)")))

    assert not target.exists() or target.stat().st_size == 0


def test_a_reading_that_is_given_up_ends_its_child(script: Callable[[str], Path], tmp_path: Path) -> None:
    reader = script(
        "print(json.dumps({'number': 1, 'text': str(os.getpid())}), flush=True)\n"
        "while True: print(json.dumps({'number': 2, 'text': ''}), flush=True); time.sleep(0.1)"
    )
    pages = pages_of(tmp_path / "none", reader=reader)
    child = int(next(pages))

    pages.close()  # type: ignore[attr-defined] # it is a generator

    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)
