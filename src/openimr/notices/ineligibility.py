"""The notice that items are not eligible for review, or must wait."""

from openimr.law.eligibility import REASONS, ReasonCode


def ineligibility_notice(
    *, organization: str, case_number: str, refused: tuple[tuple[str, ReasonCode], ...]
) -> tuple[str, ...]:
    """Return the words of the notice, one text a paragraph.

    Args:
        organization: Name of the independent medical review organization.
        case_number: Number of the case.
        refused: What is disputed, and the reason code, for each item that is not eligible or is deferred.

    Source: 8 CCR § 9792.10.3(c) (in writing, with reasons); rule 10575 (appeal within 30 days).
    """
    paragraphs = [f"{organization} has looked at the application in case {case_number}."]
    for item, code in refused:
        rule = REASONS[code]
        verdict = "cannot be reviewed" if rule.closes else "cannot be reviewed yet"
        sentences = [f"This treatment {verdict}: {item}.", rule.meaning, f"({rule.provision.source})"]
        if rule.cure:
            sentences.append(f"What you can do: {rule.cure}")
        if rule.appeal:
            sentences.append(
                f"You can appeal to the Workers’ Compensation Appeals Board within 30 days ({rule.appeal.source})."
            )
        paragraphs.append(" ".join(sentences))
    return tuple(paragraphs)
