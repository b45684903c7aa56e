"""What a person does, takes and feels at home: tasks, exercises, sleep, drugs and their effects; what another does, or is denied, is not told."""

import pytest

from tests.checks.test_negative_finding import statuses

_NO_LIMITS = "There is no documentation of limitation in activities of daily living."
_NO_RELIEF = "There is no documentation of pain relief with Norco."
_NO_SIDE_EFFECTS = "Side effects of tramadol were not discussed."
_NOTHING_ON_SIDE_EFFECTS = "There is no documentation regarding side effects of the tramadol."
_NO_INSOMNIA = "There is no documentation of insomnia."
_NO_EXERCISE = "There is no documentation of a home exercise program."
_NO_MRI = "There is no documentation of an MRI of the left knee."
_NO_X_RAY = "There is no documentation of x-rays of the lumbar spine."

TOLD = [
    ("Home health aide", "She has difficulty dresing and washing.", _NO_LIMITS),
    ("Left knee arthroscopy", "MRI left kneee 5/5/15 showed a tear.", _NO_MRI),
    ("Lunesta 2mg #30", "He reports that he is unable to stay asleep.", _NO_INSOMNIA),
    ("Lunesta 2mg #30", "Leg pain wakes her and she can't fall asleep again.", _NO_INSOMNIA),
    ("Norco 10/325 #60", "Her neck was 7/10 before Vicodin and 3/10 two hours later.", _NO_RELIEF),
    ("Norco 10/325 #60", "Pain is 4/10 after Norco and 9/10 once it wears off.", _NO_RELIEF),
    ("Norco 10/325 #60", "The back hurts half as much with hydrocodone.", _NO_RELIEF),
    ("Norco 10/325 #60", "Norco: analgesia adequate, no aberrant behavior.", _NO_RELIEF),
    ("Tramadol 50mg #90", "She denies dizziness or sedation on tramadol.", _NO_SIDE_EFFECTS),
    ("Tramadol 50mg #90", "No s/e with tramadol.", _NO_SIDE_EFFECTS),
    (
        "Tramadol 50mg #90",
        "He was asked about untoward effects of the tramadol and had none; no side effects.",
        _NO_SIDE_EFFECTS,
    ),
    ("Tramadol 50mg #90", "He takes tramadol at night and it does not upset his stomach.", _NOTHING_ON_SIDE_EFFECTS),
    ("Tramadol 50mg #90", "She is tolerating it well, taking tramadol twice a day.", _NOTHING_ON_SIDE_EFFECTS),
    ("Gym membership", "He is doing squats in his garage every morning.", _NO_EXERCISE),
    ("Gym membership", "She stretches daily at home as she was shown.", _NO_EXERCISE),
    ("Lumbar MRI", "L-S XR of 4/4/15: disc narrowing.", _NO_X_RAY),
    (
        "Lumbar MRI",
        "X-rays of the cervical and lumbar spine showed moderate degenerative disc disease and spurs.",
        _NO_X_RAY,
    ),
    ("Home health aide", "He has trouble getting dressed and can't carry groceries.", _NO_LIMITS),
    ("Home health aide", "Her son must put on her socks.", _NO_LIMITS),
    ("Home health aide", "He uses a sock aid and a reacher.", _NO_LIMITS),
    ("Home health aide", "His wife has to bathe him, and she needs help to dress him.", _NO_LIMITS),
]
NOT_TOLD = [
    ("Home health aide", "He denies difficulty with bathing, cooking or chores.", _NO_LIMITS),
    ("Home health aide", "She dresses and drives without any trouble.", _NO_LIMITS),
    ("Home health aide", "His brother, who lives with him, had a stroke and needs help with dressing.", _NO_LIMITS),
    ("Home health aide", "Following a cesarean section in 2003 she needed help with cooking.", _NO_LIMITS),
    ("Lunesta 2mg #30", "Her husband has insomnia and snores.", _NO_INSOMNIA),
    ("Lunesta 2mg #30", "Both hands are often falling asleep when she drives for an hour.", _NO_INSOMNIA),
    ("Lunesta 2mg #30", "He denies being unable to fall asleep.", _NO_INSOMNIA),
    ("Norco 10/325 #60", "His back was 5/10 before Norco and 7/10 an hour later.", _NO_RELIEF),
    ("Norco 10/325 #60", "Vicoprofen brought his pain from 8/10 to 3/10.", _NO_RELIEF),
    ("Norco 10/325 #60", "Tylenol brought his pain from 8/10 to 3/10.", _NO_RELIEF),
    ("Norco 10/325 #60", "He walks half as much since it hurts, on Norco.", _NO_RELIEF),
    ("Norco 10/325 #60", "On Norco there is a dull ache.", _NO_RELIEF),
    ("Tramadol 50mg #90", "He denies dizziness and nausea on Norco. Tramadol was renewed.", _NO_SIDE_EFFECTS),
    ("Tramadol 50mg #90", "He denies fever, nausea and constipation.", _NOTHING_ON_SIDE_EFFECTS),
    ("Tramadol 50mg #90", "He asked about tramadol. The facet block had no adverse effects.", _NO_SIDE_EFFECTS),
    ("Tramadol 50mg #90", "Side effects of tramadol are to be discussed next month.", _NOTHING_ON_SIDE_EFFECTS),
    ("Tramadol 50mg #90", "She denies any side effect of tramadol.", "There is no documentation of side effects."),
    ("Gym membership", "He tripped at home while stretching and was treated with a splint.", _NO_EXERCISE),
    ("Gym membership", "He does no stretching at home.", _NO_EXERCISE),
    ("Gym membership", "He exercises in the hospital under supervision and has stairs at home.", _NO_EXERCISE),
    ("Gym membership", "Squatting is painful, and he rests at home.", _NO_EXERCISE),
    ("Left knee arthroscopy", "A bone scan of the left knee was done since a stimulator precludes an MRI.", _NO_MRI),
    ("Left knee arthroscopy", "MRI of the left knee is contraindicated; arthrography was done on 5/5/15.", _NO_MRI),
    ("Lumbar MRI", "Effexor XR was started on 4/4/15 for low back pain.", _NO_X_RAY),
    ("Home health aide", "He denies difficulty getting out of bed or combing his hair.", _NO_LIMITS),
    ("Home health aide", "His daughter must dress her own children.", _NO_LIMITS),
    ("Norco 10/325 #60", "After a root canal in 2007 Norco relieved the pain.", _NO_RELIEF),
]


@pytest.mark.parametrize(("heading", "summary", "rationale"), TOLD)
def test_what_is_told_contradicts(heading: str, summary: str, rationale: str) -> None:
    assert "contradicted" in statuses(heading, summary, rationale)


@pytest.mark.parametrize(("heading", "summary", "rationale"), NOT_TOLD)
def test_what_is_not_told_of_the_person_does_not(heading: str, summary: str, rationale: str) -> None:
    assert "contradicted" not in statuses(heading, summary, rationale)
