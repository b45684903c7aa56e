"""A mail that there is news: it holds nothing of a case."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class News:
    """The words of a mail.

    Attributes:
        subject: One line.
        paragraphs: One text a paragraph.
    """

    subject: str
    paragraphs: tuple[str, ...]


def news(*, organization: str, address: str) -> News:
    """Return the words by which a person learns that something was served on them, and where to read it.

    They name no person, case, claim or treatment, since mail is read by others on its way. No provision asks for such a
    mail; what is served is what stands on the site.

    Args:
        organization: Name of the independent medical review organization.
        address: Of the page on which to sign in.
    """
    return News(
        subject=f"There is news for you at {organization}",
        paragraphs=(
            "There is a new letter for you.",
            f"Sign in to read it: {address}",
            "To keep your facts private, this e-mail does not say what it is about. Read the letter soon. It may name a last day.",
            f"Please do not answer this e-mail. Nobody reads what is sent to it.\n\n{organization}",
        ),
    )
