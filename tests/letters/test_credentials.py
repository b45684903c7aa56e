import pytest

from openimr.domain.determinations import ReviewerCredentials
from openimr.domain.errors import LetterSyntaxError
from openimr.domain.text import Span
from openimr.letters.credentials import read_credentials_block, read_credentials_sentence


def whole(text: str) -> Span:
    return Span(0, len(text))


@pytest.mark.parametrize(
    ("block", "licensure", "specialties"),
    [
        ("State(s) of Licensure: Iowa\nCertification(s)/Specialty: Neurology", ("Iowa",), ("Neurology",)),
        (
            "State(s) of Licensure: Ohio,North Carolina \nCertification(s)/Specialty: Neurology, Pain Management",
            ("Ohio", "North Carolina"),
            ("Neurology", "Pain Management"),
        ),
        (
            "State(s) of Licensure: Ohio, Iowa, \n\nMaine Certification(s)/Specialty: Neurological \n\nSurgery",
            ("Ohio", "Iowa", "Maine"),
            ("Neurological Surgery",),
        ),
        (
            "State(s) of Licensure: \nCertification(s)/Specialty: \nOhio,North \nCarolina \nNeurological \nSurgery, Pain Management",
            ("Ohio", "North Carolina"),
            ("Neurological Surgery", "Pain Management"),
        ),
        (
            "Certification(s)/Specialty: \nState(s) of Licensure: \nNeurology, Pain Management\nOhio, NY",
            ("Ohio", "NY"),
            ("Neurology", "Pain Management"),
        ),
        (
            "State(s) of Licensure:\nCertification(s)/Specialty:\nOhoi\nNeurology",
            ("Ohoi",),
            ("Neurology",),
        ),
        (
            "Certification(s)/Specialty: Neurology\nState(s) of Licensure: CA, Washington, D.C.",
            ("CA", "Washington, D.C."),
            ("Neurology",),
        ),
        (
            "State(s) of Licensure: Ohio, Iowa and Maine\nCertification(s)/Specialty: Endocrinology, Diabetes, and Metabolism",
            ("Ohio", "Iowa", "Maine"),
            ("Endocrinology, Diabetes, and Metabolism",),
        ),
        (
            "State(s) of Licensure: Ohio\nCertification(s)/Specialty: Neurology/Pain Management, Zoology/Botany",
            ("Ohio",),
            ("Neurology", "Pain Management", "Zoology/Botany"),
        ),
        ("State(s) of Licensure:\nCertification(s)/Specialty:\n", (), ()),
        ("State(s) of Licensure: Ohio\nCertification(s)/Specialty:\n", ("Ohio",), ()),
    ],
    ids=[
        "plain",
        "no-blank-after-the-comma",
        "label-within-a-line",
        "labels-first",
        "labels-first-in-the-other-order",
        "labels-first-and-a-misspelt-state",
        "the-other-order-and-the-capital",
        "a-specialty-that-holds-commas",
        "specialties-parted-by-a-slash",
        "labels-alone",
        "no-specialty",
    ],
)
def test_the_block_of_credentials_is_read(block: str, licensure: tuple[str, ...], specialties: tuple[str, ...]) -> None:
    reading = read_credentials_block(block, zone=whole(block))

    assert reading.value == ReviewerCredentials(licensure=licensure, specialties=specialties)


def test_each_credential_keeps_its_span() -> None:
    block = "State(s) of Licensure: Ohio, Iowa\nCertification(s)/Specialty: Pain \nManagement"

    spans = read_credentials_block(block, zone=whole(block)).spans

    assert {pointer: span.of(block) for pointer, span in spans.items()} == {
        "/licensure/0": "Ohio",
        "/licensure/1": "Iowa",
        "/specialties/0": "Pain \nManagement",
    }


def test_a_block_without_its_labels_is_refused() -> None:
    with pytest.raises(LetterSyntaxError, match="expected the labels"):
        read_credentials_block("State(s) of Licensure: Iowa", zone=Span(0, 27))


@pytest.mark.parametrize(
    ("sentence", "licensure", "specialties"),
    [
        ("is Board Certified in Neurology and is licensed to practice in Iowa.", ("Iowa",), ("Neurology",)),
        (
            (
                "is Board Certified in Physical Medicine and Rehabilitation, has a subspecialty in Pain \nManagement "
                "and is licensed to practice in Iowa and New Mexico."
            ),
            ("Iowa", "New Mexico"),
            ("Physical Medicine and Rehabilitation", "Pain Management"),
        ),
        (
            "is Board Certified in Internal Medicine and Rheumatology, and is licensed to practice in Ohio, Iowa.",
            ("Ohio", "Iowa"),
            ("Internal Medicine", "Rheumatology"),
        ),
        (
            "is a Doctor of Chiropractic and is licensed to practice in Ohio.",
            ("Ohio",),
            ("Doctor of Chiropractic",),
        ),
        ("is a licensed Chiropractor and is licensed to practice in Ohio & Iowa.", ("Ohio", "Iowa"), ("Chiropractor",)),
        (
            "is Board Certified in Neurology and is licensed to practice in Iowa and Washington, D.C.",
            ("Iowa", "Washington, D.C."),
            ("Neurology",),
        ),
        ("is Board Certified in Neurology and is licensed to practice in St. Louis.", ("St. Louis",), ("Neurology",)),
        (
            "holds a Doctor of Chiropractic degree and is licensed to practice in the State of Ohio.",
            ("Ohio",),
            ("Doctor of Chiropractic",),
        ),
        (
            "is licensed to practice in Maryland, Washington, D.C., and is Board Certified in Neurology and Pain Medicine.",
            ("Maryland", "Washington, D.C."),
            ("Neurology", "Pain Medicine"),
        ),
        (
            "is Board Certified in Pain Medicine. He/she is licensed to practice medicine in CA, NY.",
            ("CA", "NY"),
            ("Pain Medicine",),
        ),
        (
            "is Licensed in Psychology, has a subspecialty in Health Psychology & Pain Management and is licensed in Ohio.",
            ("Ohio",),
            ("Psychology", "Health Psychology & Pain Management"),
        ),
        (
            (
                "is Board Certified in Internal Medicine with a subspecialty in Endocrinology, Diabetes, and Metabolism, "
                "and licensed to practice in the District of Columbia."
            ),
            ("District of Columbia",),
            ("Internal Medicine", "Endocrinology, Diabetes, and Metabolism"),
        ),
        ("is a licensed Chiropractor in Ohio and Iowa.", ("Ohio", "Iowa"), ("Chiropractor",)),
        (", who is licensed to practice in Ohio, is Board Certified in Neurology.", ("Ohio",), ("Neurology",)),
        ("is certified by the American Board of Surgery and holds a license in Utah.", ("Utah",), ("Surgery",)),
        ("is licensed to practice in Ohio.", ("Ohio",), ()),
        ("is Board Certified in Neurology.", (), ("Neurology",)),
        ("is Board Certified in Neurology and is licensed to practice in Ohio", ("Ohio",), ("Neurology",)),
    ],
    ids=[
        "plain",
        "and-within-a-name",
        "and-between-two",
        "not-a-physician",
        "licensed-in-a-profession",
        "the-capital",
        "a-place-with-a-full-stop",
        "holds-a-degree",
        "licence-before-certification",
        "two-sentences-and-codes",
        "licensed-twice",
        "a-specialty-that-holds-commas",
        "profession-and-state",
        "relative-clause",
        "certified-by-a-board",
        "licence-alone",
        "certification-alone",
        "no-full-stop",
    ],
)
def test_the_sentence_of_credentials_is_read(
    sentence: str, licensure: tuple[str, ...], specialties: tuple[str, ...]
) -> None:
    text = f"He/she has been in active practice. The expert reviewer {sentence} He/she is familiar with the law."

    reading = read_credentials_sentence(text, zone=whole(text))

    assert reading.value == ReviewerCredentials(licensure=licensure, specialties=specialties)


def test_a_letter_without_the_sentence_states_no_credentials() -> None:
    assert read_credentials_sentence("nothing here", zone=Span(0, 12)).value == ReviewerCredentials()
