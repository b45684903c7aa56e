"""What care did and how much of it was had, told in other ways: it failed, function was gained, relief lasted, sessions were counted."""

import pytest

from tests.checks.test_negative_finding import statuses

FAILED_ASKED = (
    "Right shoulder arthroscopy",
    "There is no documentation that the patient has failed conservative treatment for the right shoulder.",
)
FAILED = [
    "Physical therapy for the right shoulder, 20 visits, was of no help.",
    "The right shoulder was injected twice in 2014; each shot gave a week of relief.",
    "He did 14 sessions of therapy for the right shoulder. These did not help.",
    "She had a subacromial injection of the right shoulder. It gave only three days of relief.",
    "Right shoulder: PT 12 visits stopped due to pain, NSAIDs upset the stomach.",
    "The patient asked for right shoulder surgery, having tried therapy and injections without success.",
    "Acupuncture and chiropractic care of the right shoulder were stopped because they aggravated her symptoms.",
    "PT for the right shoulder x 24 and 2 cortisone shots. Neither gave any lasting relief.",
    "The right shoulder remains symptomatic after 6 months of PT, NSAIDs and rest.",
    "He has exhausted PT, medications and injections for the R shoulder.",
    "Right shoulder pain is unchanged after 12 weeks of therapy and a Kenalog injection.",
    "Non-operative treatment of the right shoulder with therapy and two injections has not been successful.",
    "She has had no relief from PT, TENS or cortisone to the right shoulder.",
    "After 18 therapy visits the right shoulder is no better than at the start.",
    "Therapy to the right shoulder was tried for three months but the pain keeps getting worse.",
    "Right shoulder pain continues unabated in spite of a home exercise program, PT, and 2 injections.",
    "He got minimal relief from therapy and injections to the right shoulder.",
    "Injections into the right shoulder helped for four days at most, and therapy was unavailing.",
]
NOT_FAILED = [
    "Physical therapy for the right shoulder gave relief within two days.",
    "He stopped working because of right shoulder pain after PT x 6.",
    "Therapy for the right shoulder x 8. These were approved despite a denial.",
    "Right shoulder injection was given on 2/2/14. It gave three months of relief.",
    "The right shoulder was injected. They requested therapy, having denied surgery.",
    "PT for the right shoulder ended when he was discharged pain free; motrin was stopped because of nausea.",
    "His wife had therapy for the right shoulder. None of it helped.",
    "If therapy for the right shoulder fails, surgery will be considered.",
    "The left shoulder had 20 visits of PT. None of these gave any relief.",
    "PT of the right shoulder 3 days a week gives good relief.",
    "She had PT for the right shoulder. None of the visits were missed and she improved.",
    "PT x 12 for the right shoulder. This was denied by UR because of no improvement.",
]
GAINED_ASKED = (
    "Additional physical therapy 12 visits",
    "There is no documentation of objective functional improvement from the physical therapy already completed.",
)
GAINED = [
    "With PT his sitting tolerance increased to 45 minutes, from 10.",
    "Following 10 PT visits she returned to full duty.",
    "Therapy allowed him to lift 40 lbs; at the start he could lift 10.",
    "Grip was 20 lbs at intake and 45 lbs at discharge from PT.",
    "PT: knee flexion 80 degrees initially, 120 degrees at the last visit.",
    "Shoulder abduction improved from 0-90 to 0-150 with therapy.",
    "Since starting therapy she no longer needs a cane and walks a mile.",
    "After physical therapy he was released to regular work without restrictions.",
    "PT has doubled her walking tolerance from 2 to 4 blocks.",
    "The LEFS score rose from 30 to 55 after 12 PT visits.",
    "The patient completed PT and no longer needs help to bathe and dress.",
    "Before PT she could not reach overhead, now she can put dishes on the top shelf.",
    "The Neck Disability Index fell from 40 to 20 with physical therapy.",
]
NOT_GAINED = [
    "Grip was 45 lbs at intake and 20 lbs at discharge from PT.",
    "Before the injury he could lift 60 lbs; after PT he still cannot lift 10.",
    "PT x 12 was completed. With Norco she can now walk 30 minutes, before it 5.",
    "His wife went to PT and can now walk two miles.",
    "He used to run 5 miles; after PT he cannot walk one block.",
    "PT visits completed: 12. ROM is 0-90 degrees, unchanged.",
    "The goal of PT is to raise sitting from 10 to 60 minutes.",
    "After PT he can walk for only 5 minutes now, as before.",
    "He finished PT in 2013. After surgery he can now lift 30 pounds.",
]
EASED_ASKED = (
    "Repeat lumbar ESI",
    "There is no documentation of at least 50% sustained pain relief from the prior lumbar epidural steroid injection.",
)
EASED = [
    "The last LESI gave 75% relief for 10 weeks.",
    "After the L5-S1 ESI pain went from 9/10 to 4/10 for 3 months.",
    "She had 2 months of 80% relief following the last epidural.",
    "The prior epidural reduced her leg pain by 70% from January until April.",
    "Pain was 8/10 before the ESI and 2/10 afterwards, and this lasted for two months.",
    "He reports 60% improvement lasting over 8 weeks with the TFESI at L4-5.",
    "Pain fell from 8 to 3 after the lumbar epidural and stayed down for 12 weeks.",
    "Three quarters of his leg pain was gone for half a year after the caudal epidural.",
    "The epidural gave 70 percent relief which persisted for approximately nine weeks.",
]
NOT_EASED = [
    "The last LESI gave 75% relief for 10 days.",
    "After the L5-S1 ESI pain went from 9/10 to 7/10 for 3 months.",
    "The thoracic ESI gave 80% relief for 6 months.",
    "The ESI is expected to give 70% relief for 3 months.",
    "His brother had 80% relief for six months after a lumbar epidural.",
    "The ESI gave 20% relief for 3 months.",
    "Neurontin gives 60% relief and has done so for 3 months; the lumbar epidural did not help.",
    "Lumbar ESI was done 8 weeks ago. Pain is 8/10 today, 6/10 before.",
    "He underwent lumbar epidural in May. Norco reduces pain from 8/10 to 4/10 for the past 3 months.",
    "Lumbar epidural: 60% relief for one week, then pain returned. PT for 3 months.",
    "The cervical epidural gave 80% relief for six months.",
    "He got releif of 30% for four months from the lumbar epidural.",
]
COUNTED_ASKED = (
    "Physical therapy 12 visits",
    "The number of physical therapy visits completed to date is not documented.",
)
COUNTED = [
    "She has been to physical therapy 14 times.",
    "PT visits attended: 9.",
    "He has attended 12 PT appointments.",
    "Today is visit 10 of physical therapy.",
    "She finished six weeks of PT at 2 visits per week, 12 visits in all.",
    "He was seen by the physical therapist nineteen times.",
    "The worker has had a dozen PT sessions.",
    "Physical therapy #6 completed today.",
    "She went to PT three times and quit.",
    "12/12 PT sessions completed.",
    "PT started 3/1/14; 10 visits so far.",
    "The notes of physcial therpy list 14 visits attended.",
]
NOT_COUNTED = [
    "He goes to physical therapy 3 times a week.",
    "She saw the doctor 12 times and had physical therapy.",
    "PT: he had spasm 3 times.",
    "12 PT appointments are scheduled.",
    "She was asked to attend 12 approved PT sessions.",
    "Six of the twelve requested PT visits were certified.",
    "He exercises 10 times a day as taught in PT.",
    "His wife attended 12 PT appointments.",
    "He attended physical therapy and took Norco 3 times daily.",
    "He had physical therapy, and fell four times.",
]

AGAIN = {
    "failed": (
        "Lumbar fusion L4-5",
        "The records do not show that the patient has failed conservative treatment of the low back.",
        [
            "The low back has not improved with six months of physical therapy, chiropractic care and NSAIDs.",
            "He continues to have severe low back pain after 24 PT visits, acupuncture and two epidurals.",
            "Low back: PT x 16, ESI x 2, Norco, Flexeril - all without benefit.",
            "She has been treated with PT, bracing, and NSAIDs for her lumbar spine but remains symptomatic.",
            "Three lumbar epidurals gave relief for two weeks, one week and not at all.",
            "Over the past year the patient did therapy and took Naprosyn for the low back, yet his pain is worse.",
            "Chiropractic treatment for the low back worsened the pain and therapy was discontinued after 8 visits owing to lack of progress.",
            "Low back pain is refractory to medication, therapy, and ESIs.",
            "PT and acupuncture for the lumbar spine proved fruitless.",
            "The patient reports no sustained relief from epidural steroid injections at L4-5 or from therapy.",
            "Lumbar pain persists; PT and injections have been tried and failed.",
            "Relief from the L4-5 ESI was short-lived.",
            "He tried a back brace, traction and PT for his low back to no avail.",
            "The L4-5 epidural helped for a mere five days.",
            "The epidural at L4-5 wore off after ten days.",
        ],
        [
            "Low back pain improved with PT, 7 visits.",
            "Her husband failed PT and injections for the low back.",
            "If the low back does not improve with PT, ESI will be considered.",
            "The neck did not respond to PT and two ESIs.",
            "She has not yet tried PT for the low back; pain persists.",
            "The L4-5 ESI gave 80% relief for 8 months.",
            "Guidelines call for failed conservative care of the low back.",
            "Flexeril caused drowsiness. PT of the low back has just begun.",
            "The MBB at L4-5 gave relief for six hours as expected.",
            "PT for the low back is helping; he stopped taking Norco because of constipation.",
            "Before the injury he had low back pain that failed PT in 2003.",
        ],
    ),
    "gained": (
        "Physical therapy 8 visits lumbar spine",
        "The records do not show that prior physical therapy resulted in any gain in function.",
        [
            "Since therapy he walks for 40 min (10 min before).",
            "Therapy: lumbar flexion up from 30 to 60.",
            "He is able to lift 25 pounds after PT compared with 10 pounds before.",
            "With PT she has gone back to her job as a cashier.",
            "Sitting tolerance has tripled with PT.",
            "PT notes state that he is now independent with ADLs.",
            "She credits PT with being able to play with her grandchildren and do the dishes.",
            "The PT discharge summary notes that his strength rose from 3/5 to 5/5.",
            "He has returned to his usual occupation after 12 sessions of PT.",
            "With physical therapy her use of a walker is no longer needed.",
        ],
        [
            "PT made her worse and she now cannot walk a block.",
            "He returned to full duty before starting PT.",
            "Following surgery he returned to work; PT has not begun.",
            "PT has been attended 8 times. He is unable to work.",
            "She can walk a mile with her brace; PT was denied.",
            "PT visits were missed because he returned to work.",
            "It is hoped that PT will let him lift 25 lbs.",
            "After PT lumbar flexion fell from 60 to 30.",
            "The therapist's goals: sit 60 minutes, walk a mile.",
            "Her sister did PT and went back to work.",
        ],
    ),
    "eased": (
        "Lumbar ESI L5-S1",
        "There is no documentation of pain relief from the prior lumbar epidural steroid injection.",
        [
            "The first ESI at L5-S1 was very beneficial.",
            "He felt much better after the June epidural.",
            "The last LESI worked well.",
            "Pain dropped to 2/10 after the ESI from 8/10.",
            "ESI 4/1/14: good relief of leg pain.",
            "After the ESI his sciatica resolved for 4 months.",
            "The epidural took away most of her pain until August.",
            "She noted 60 percent improvement following the lumbar ESI.",
            "The lumbar epidural brought her pain down by half.",
        ],
        [
            "The lumbar ESI of June did not help.",
            "A lumbar ESI may give him relief of pain.",
            "After the lumbar ESI the pain rose from 4 to 8.",
            "The knee injection relieved his pain; a lumbar ESI is planned.",
            "She had a lumbar ESI; she is asking for relief.",
            "Trigger point injections gave 50% relief. A lumbar epidural was denied.",
            "He had an ESI in the neck with 70% relief.",
            "She had a lumbar ESI in 2013 and uses Norco with 50% relief.",
        ],
    ),
    "counted": (
        "Additional physical therapy x 8",
        "The provider fails to state how many PT sessions the patient has attended.",
        [
            "He has had eight of his PT visits.",
            "PT x8 completed.",
            "To date: 14 PT sessions.",
            "The patient has undergone a total of 22 physical therapy sessions.",
            "Completed 6/6 PT visits.",
            "She had twelve sessions with the physical therapist.",
            "He attended PT twice weekly for six weeks (12 visits).",
            "PT (18 visits) helped.",
            "He received 10 treatments of physical therapy.",
            "She was seen in PT for eleven visits.",
            "PT was rendered on 16 occasions.",
            "16 visits of post-op therapy were done.",
        ],
        [
            "8 more PT visits are requested.",
            "PT 2x4 was ordered.",
            "The guidelines allow 10 PT visits.",
            "He had PT and 6 visits of acupuncture.",
            "24 chiropractic visits were completed, and some PT.",
            "She had PT for 3 months.",
            "PT twice a week is ongoing.",
            "She saw her psychologist 8 times and had PT.",
            "He was authorized for 12 PT visits but has not started.",
            "12 PT visits were certified on 3/1/14.",
        ],
    ),
}
"""The same of other parts and in other words: what is asked for, what the rationale says, what speaks against it, what does not."""


@pytest.mark.parametrize("told", FAILED)
def test_care_that_failed_is_told(told: str) -> None:
    heading, rationale = FAILED_ASKED
    assert "contradicted" in statuses(heading, told, rationale)


@pytest.mark.parametrize("told", NOT_FAILED)
def test_what_is_like_care_that_failed_is_quiet(told: str) -> None:
    heading, rationale = FAILED_ASKED
    assert "contradicted" not in statuses(heading, told, rationale)


@pytest.mark.parametrize("told", GAINED)
def test_function_gained_with_care_is_told(told: str) -> None:
    heading, rationale = GAINED_ASKED
    assert "contradicted" in statuses(heading, told, rationale)


@pytest.mark.parametrize("told", NOT_GAINED)
def test_what_is_like_function_gained_with_care_is_quiet(told: str) -> None:
    heading, rationale = GAINED_ASKED
    assert "contradicted" not in statuses(heading, told, rationale)


@pytest.mark.parametrize("told", EASED)
def test_relief_that_lasted_is_told(told: str) -> None:
    heading, rationale = EASED_ASKED
    assert "contradicted" in statuses(heading, told, rationale)


@pytest.mark.parametrize("told", NOT_EASED)
def test_what_is_like_relief_that_lasted_is_quiet(told: str) -> None:
    heading, rationale = EASED_ASKED
    assert "contradicted" not in statuses(heading, told, rationale)


@pytest.mark.parametrize("told", COUNTED)
def test_sessions_counted_are_told(told: str) -> None:
    heading, rationale = COUNTED_ASKED
    assert "contradicted" in statuses(heading, told, rationale)


@pytest.mark.parametrize("told", NOT_COUNTED)
def test_what_is_like_sessions_counted_is_quiet(told: str) -> None:
    heading, rationale = COUNTED_ASKED
    assert "contradicted" not in statuses(heading, told, rationale)


@pytest.mark.parametrize("name", AGAIN)
def test_what_care_did_is_told_in_other_words(name: str) -> None:
    heading, rationale, told, _ = AGAIN[name]
    assert [each for each in told if "contradicted" not in statuses(heading, each, rationale)] == []


@pytest.mark.parametrize("name", AGAIN)
def test_what_care_did_not_do_is_quiet_in_other_words(name: str) -> None:
    heading, rationale, _, quiet = AGAIN[name]
    assert [each for each in quiet if "contradicted" in statuses(heading, each, rationale)] == []
