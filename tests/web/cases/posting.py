"""Read the forms of a page and post them back, as a browser without JavaScript would."""

import re
from html import unescape
from html.parser import HTMLParser
from uuid import uuid4

from django.http import HttpResponse
from django.test import Client


class _Fields(HTMLParser):
    """The fields of the last form of a page that posts."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[dict[str, str]] = []
        self._select = ""
        self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        name = found.get("name", "")
        if tag == "form":
            self.forms.append({})
        elif tag == "input" and name and self.forms:
            is_box = found.get("type") in {"radio", "checkbox"}
            if not is_box or "checked" in found:
                self.forms[-1][name] = found.get("value", "on" if is_box else "")
        elif tag == "select":
            self._select = name
            self.forms[-1].setdefault(name, "")
        elif tag == "option" and "selected" in found and self._select:
            self.forms[-1][self._select] = found.get("value", "")
        elif tag == "textarea":
            self._text = name
            self.forms[-1][name] = ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self._text:
            self.forms[-1][self._text] = self.forms[-1][self._text].removeprefix("\n")
            self._text = ""
        elif tag == "select":
            self._select = ""

    def handle_data(self, data: str) -> None:
        if self._text:
            self.forms[-1][self._text] += data


def fields_of(page: HttpResponse, *, having: str = "version") -> dict[str, str]:
    """Return what the page's form that has a field posts as it stands."""
    parser = _Fields()
    parser.feed(page.content.decode())
    return next(form for form in parser.forms if having in form)


def post(client: Client, address: str, /, *, having: str = "version", to: str = "", **typed: str) -> HttpResponse:
    """Load a page, type into its form, and post it; returns the answer, not followed."""
    fields = fields_of(client.get(address), having=having) | typed
    return client.post(to or address, {**fields, "once": str(uuid4())})


def text_of(page: HttpResponse) -> str:
    """Return the words of a page, white space folded, without its mark-up."""
    body = re.sub(r"<(script|style).*?</\1>", " ", page.content.decode(), flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())
