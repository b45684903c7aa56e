"""A real SMTP server on loopback that keeps what it takes, and refuses as it is told."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


@dataclass
class Taken:
    """What the server took.

    Attributes:
        port: Where it listens.
        answers: What it says to an address instead of taking its mail; ``drop`` ends the connection after the mail came.
    """

    port: int = 0
    mails: list[Message] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)

    async def handle_RCPT(  # noqa: N802 - named by the library, which passes more than is asked for
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        answer = self.answers.get(address, "250 OK")
        if answer.startswith("250") or answer == "drop":
            envelope.rcpt_tos.append(address)
            return "250 OK"
        return answer

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        assert isinstance(envelope.content, bytes)
        self.mails.append(message_from_bytes(envelope.content))
        if "drop" in {self.answers.get(address) for address in envelope.rcpt_tos}:
            assert server.transport is not None
            server.transport.abort()
        return "250 OK"

    @property
    def ids(self) -> list[str]:
        """The Message-ID of each mail it took, in order."""
        return [str(mail["Message-ID"]) for mail in self.mails]


@contextmanager
def mail_server() -> Iterator[Taken]:
    """Serve on a free port of this machine."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    taken = Taken(port=port)
    controller = Controller(taken, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield taken
    finally:
        controller.stop()
