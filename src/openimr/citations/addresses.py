"""Addresses of web pages in a folded text, and whose they are."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from openimr.citations.register import Source, sources

_ADDRESS = re.compile(
    r"(?:https?: ?/ ?/ ?(?:www\. )?|(?<![\w@./-])www\.|(?<![\w@./-])(?=[a-z0-9-]{2,40}\.(?:com|org|gov|net|edu)/))(?:(?!,?https?:)[^\s<>\"”\[\]{}])+",
    re.IGNORECASE,
)
_REST = re.compile(r" ((?:(?!https?:)[^\s<>\"”\[\]{}])+)", re.IGNORECASE)
_TRAIL = ".,;:)!?'’"
_HOST = re.compile(r"(?:https?: ?/ ?/ ?)?(?:www\. ?)?([a-z0-9.-]*[a-z0-9])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Address:
    """A web page as cited.

    Attributes:
        host: Its host, small letters, without ``www``.
        path: What follows, without a last slash or stop; blanks of line ends taken out.
        start: Offset of its first character.
        end: Offset after its last.
    """

    host: str
    path: str
    start: int
    end: int

    @property
    def source_id(self) -> str:
        """Id of the source whose page it is."""
        return self.source.id if self.source is not None else f"web/{self.host}"

    @property
    def id(self) -> str:
        """Id of a citation of the page: its own for a site, the source's for a source that is cited by name too."""
        return f"{self.source_id}{self.path}" if self.source_id.startswith("web/") else self.source_id

    @property
    def source(self) -> Source | None:
        """Whose page it is; None if the register does not know the host."""
        if self.path.startswith("/t8/9792") and self.host.endswith(
            "dir.ca.gov"
        ):  # the schedule in the code of regulations
            return sources()["mtus"]
        return _of_host(self.host)


def addresses_in(text: str, start: int = 0, end: int | None = None) -> Iterator[Address]:
    """Yield the addresses in a part of a folded text, each with what a line's end broke off after a hyphen."""
    stop = len(text) if end is None else end
    done = start
    for found in _ADDRESS.finditer(text, start, stop):
        address = _address(text, found, stop) if found.start() >= done else None
        if address is not None:
            yield address
            done = address.end


def address_at(text: str, start: int) -> Address | None:
    """Return the address that begins at an offset of a folded text; None if none does."""
    found = _ADDRESS.match(text, start)
    return None if found is None else _address(text, found, len(text))


def without_addresses(text: str) -> str:
    """Return a folded text without the addresses in it.

    >>> without_addresses("Office visits, www.odg-twc.com/pain.htm")
    'Office visits,'
    """
    pieces: list[str] = []
    done = 0
    for address in addresses_in(text):
        pieces.append(text[done : address.start].rstrip())
        done = address.end
    return "".join([*pieces, text[done:]])


def _address(text: str, found: re.Match[str], stop: int) -> Address | None:
    words = text[found.start() : _with_rest(text, found.end(), stop)].rstrip(_TRAIL)
    host = _HOST.match(words)
    if host is None or "." not in host.group(1):
        return None
    path = words[host.end() :].replace(" ", "").split("#", 1)[0].rstrip("/")
    return Address(host.group(1).lower(), path, found.start(), found.start() + len(words))


def _with_rest(text: str, end: int, stop: int) -> int:
    while end < stop and text[end - 1] == "-":
        rest = _REST.match(text, end, stop)
        if rest is None:
            break
        end = rest.end()
    return end


def _of_host(host: str) -> Source | None:
    hosts = _hosts()
    parts = host.split(".")[-4:]
    for first in range(len(parts) - 1):
        found = hosts.get(".".join(parts[first:]))
        if found is not None:
            return found
    return None


@cache
def _hosts() -> Mapping[str, Source]:
    return {host: source for source in sources().values() for host in source.hosts}
