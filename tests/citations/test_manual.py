from tests.citations.manual import PAGE, rendered


def test_the_manual_shows_the_register_as_it_is() -> None:
    assert PAGE.read_text(encoding="utf-8") == rendered(), "run: python -m tests.citations.manual"
