"""Summaries that we wrote as published letters are, and what rationales on them may say is absent.

A third of them (``SUMMARIES_LATER``) was looked at once, near the end: recall was 0.70 then (19 of 27), precision 0.95 (19 of 20).
All are of the developing half: the rules were written with them in view. "contradicted": the summary states it;
"not": it does not, or not of this part, this treatment, or to the degree that is asked for, however near it may be.
"""

C, N = "contradicted", "not"

SUMMARIES = [
    (
        "Norco 10/325mg #120",
        (
            "The injured worker is a 52 year old male who sustained an industrial injury on 3/14/2012. The diagnoses include lumbar disc "
            "displacement, lumbar radiculopathy and chronic pain syndrome. Treatment to date has included physical therapy, two epidural "
            "steroid injections, and medications. A urine drug screen on 8/2/2016 was consistent with prescribed medications. In a progress "
            "report dated 10/18/2016 he complained of low back pain rated 8 out of 10 without and 4 out of 10 with medications. He states "
            "that the medications allow him to do light housework and walk his dog. Examination showed tenderness of the lumbar paraspinals, "
            "decreased range of motion and a positive straight leg raise on the right. Current medications include Norco, gabapentin and "
            "Colace. The treatment plan included a refill of Norco and a follow-up in one month. The utilization review denied Norco on "
            "11/2/2016."
        ),
        [
            ("There is no documentation of urine drug screening.", C),
            ("There is no documentation of pain relief with opioid use.", C),
            ("The records fail to demonstrate any functional improvement with the use of Norco.", C),
            ("There is no evidence of a signed pain contract.", N),
            ("There is no documentation of aberrant behavior.", N),
            ("There is no plan for weaning.", N),
            ("There was no documentation of a trial of an antidepressant.", N),
            ("There is no evidence that the patient has returned to work.", N),
            ("The medical records do not document that non-opioid analgesics have been tried and failed.", N),
            ("There is no CURES report.", N),
        ],
    ),
    (
        "MRI of the cervical spine without contrast",
        (
            "The patient is a 38 year old female with a date of injury of 6/9/2015 when a shelf fell on her head and neck. Diagnoses are "
            "cervical strain and headache. She has attended 12 sessions of physical therapy and 6 sessions of chiropractic care for the neck. "
            "X-rays of the cervical spine on 7/1/2015 showed straightening of the lordosis. On 11/21/2016 the patient complained of neck pain "
            "with occasional headaches. She denied numbness or tingling in the arms. On examination there was tenderness of the trapezius, "
            "flexion was 40 degrees, Spurling's was negative, and strength, sensation and reflexes of the upper extremities were normal. "
            "The plan was an MRI of the cervical spine, to rule out a herniation, and more therapy."
        ),
        [
            ("There are no plain films of the cervical spine in the file.", C),
            ("There is no evidence that conservative care has been provided.", C),
            ("There is no documentation of radicular symptoms.", N),
            ("There is no evidence of neurologic deficit.", N),
            ("There are no red flags.", N),
            ("There is no documentation of failure of conservative treatment.", N),
            ("There is no evidence of a plan for surgery.", N),
            ("There is no documentation of headaches.", C),
            ("There has been no significant change in symptoms.", N),
        ],
    ),
    (
        "Right L5-S1 transforaminal epidural steroid injection",
        (
            "The applicant is a represented 47-year-old who has filed a claim for chronic low back pain reportedly associated with an "
            "industrial injury of January 8, 2014. On September 27, 2016, the applicant reported low back pain radiating down the right leg to "
            "the foot, with numbness of the lateral foot. The right ankle reflex was absent and plantar flexion was 4/5. Lumbar MRI imaging "
            "dated May 6, 2016 was notable for a 6-mm disc extrusion at L5-S1 compressing the right S1 nerve root. The applicant had had "
            "physical therapy, naproxen and Neurontin, without relief. Permanent work restrictions were renewed. It was not clear whether the "
            "applicant was working. The applicant had received an epidural injection in 2015 which gave 60% relief for three months."
        ),
        [
            ("There is no evidence of radiculopathy on physical examination.", C),
            ("There is no imaging evidence of nerve root compression.", C),
            ("There is no documentation that the patient was initially unresponsive to conservative treatment.", C),
            ("The documentation does not show at least 50% pain relief from the previous injection.", C),
            ("There is no mention of the work status.", N),
            ("There is no electrodiagnostic confirmation.", N),
            ("There is no documentation of decreased medication use after the prior injection.", N),
            ("There is no documentation of functional improvement after the previous epidural injection.", N),
            ("There are no left leg symptoms.", N),
            ("There is no record of muscle spasm.", N),
        ],
    ),
    (
        "Physical therapy 2 x 6, left shoulder",
        (
            "The injured worker is a 61 year old female with an injury date of 04-02-16. Medical record review indicates the injured worker is "
            "being treated for left shoulder rotator cuff tear, status post arthroscopic repair on 08-15-16, and cervical sprain. The injured "
            "worker presented on 11-30-16 with left shoulder pain and stiffness, rated at 5 out of 10. She has completed 24 post-operative "
            "physical therapy visits with improved motion, from 60 to 120 degrees of flexion, and is now able to reach overhead and dress "
            "herself. She is not working. Objective findings revealed healed portals, mild weakness of abduction and negative drop arm. She "
            "performs home exercises daily. The request is for 12 additional visits."
        ),
        [
            ("The number of prior therapy sessions is not documented.", C),
            ("There is no documentation of functional improvement from the therapy already given.", C),
            ("There is no evidence of a home exercise program.", C),
            ("The records do not show residual weakness.", C),
            ("There is no indication that the patient cannot continue with an independent home program.", N),
            ("There are no therapy notes.", N),
            ("There is no evidence of an acute exacerbation.", N),
            ("There is no documentation of goals for the additional therapy.", N),
            ("There is no evidence of instability of the shoulder.", N),
            ("There is no documentation of exceptional factors.", N),
        ],
    ),
    (
        "Omeprazole 20mg #60",
        (
            "This is a 44 year old man who was injured on 2/11/2013. Current diagnoses are lumbar sprain, right knee internal derangement and "
            "gastritis due to medication. Prior treatment: therapy, acupuncture, knee brace. On 12/5/2016 he had constant low back pain and "
            "right knee pain, 7/10, with popping and giving way. He noted stomach upset with naproxen. Exam: antalgic gait, medial joint line "
            "tenderness, positive McMurray's. Medications were naproxen 550 mg twice daily, cyclobenzaprine and omeprazole. He is on modified "
            "duty. The utilization review letter noted that there was no risk factor for a gastrointestinal event."
        ),
        [
            ("There is no documentation of gastrointestinal complaints.", C),
            ("There is no documentation that the patient is at risk for gastrointestinal events.", C),
            ("There is no history of peptic ulcer or gastrointestinal bleeding.", N),
            ("There is no evidence of concurrent use of anticoagulants.", N),
            ("There is no documentation that the patient is taking an NSAID.", C),
            ("There is no mention of the response to omeprazole.", N),
            ("There is no documentation of muscle spasm.", N),
            ("The records do not document mechanical symptoms.", C),
        ],
    ),
    (
        "Right knee arthroscopic partial medial meniscectomy",
        (
            "The patient is a 49 year old male with an industrial injury on 5/20/2016 from twisting the right knee. MRI of the right knee dated "
            "7/11/2016 demonstrated a horizontal tear of the posterior horn of the medial meniscus and mild chondromalacia. The patient was "
            "treated with ibuprofen, eight sessions of physical therapy, and a cortisone injection on 9/1/2016, and remained symptomatic. The "
            "12/2/2016 report cites persistent medial right knee pain with locking and catching. Physical exam documented medial joint line "
            "tenderness, 1+ effusion, range of motion 0-120, positive McMurray and stable ligaments. X-rays were negative for arthritis. "
            "The left knee was normal. Authorization was requested for arthroscopy with 12 visits of post-operative therapy."
        ),
        [
            ("There is no documentation of mechanical symptoms.", C),
            ("There is no evidence of a meniscal tear on imaging.", C),
            ("There is no documentation that the patient has failed conservative treatment.", C),
            ("There is no documentation of effusion.", C),
            ("There is no evidence of osteoarthritis.", N),
            ("There is no documentation of instability.", N),
            ("There is no evidence of a steroid injection.", C),
            ("There is no evidence of left knee pathology.", N),
            ("There is no documentation of giving way.", N),
            ("There is no discussion of comorbidities.", N),
        ],
    ),
    (
        "Lidoderm 5% patches #30",
        (
            "The patient is a 57 year-old with a reported date of injury of 10/23/2009. Diagnoses: complex regional pain syndrome of the left "
            "upper extremity and depression. Past medications have included Lyrica, which caused drowsiness, and Cymbalta, which was not "
            "effective. The patient underwent a stellate ganglion block on 2/5/2015. In the note of 11/15/2016, the patient reports burning "
            "pain in the left hand with allodynia, rated 6-8/10. Sleep is poor. She uses Lidoderm patches with partial relief. On exam the "
            "hand is cool and mottled, with hyperesthesia. The provider requests Lidoderm patches and a psychological consultation."
        ),
        [
            ("There is no documentation of neuropathic pain.", C),
            (
                "There is no documentation of a trial of first-line therapy such as a tricyclic, an SNRI or an anti-epileptic drug.",
                C,
            ),
            ("There is no documentation of objective functional improvement with the patches.", N),
            ("There is no evidence that the patches have provided any pain relief.", C),
            ("There is no evidence of post-herpetic neuralgia.", N),
            ("The records do not document insomnia.", C),
            ("There is no documentation of an intolerance to oral medications.", C),
            ("There is no evidence of a psychological evaluation.", N),
            ("There are no objective signs such as color or temperature change.", C),
        ],
    ),
    (
        "Electrodiagnostic studies of the bilateral lower extremities",
        (
            "The injured worker is a 35 year old female who sustained an injury on 09/03/2015. She is diagnosed with lumbosacral sprain and "
            "left knee contusion. She was treated with physical therapy, chiropractic and oral medication. On 12/13/2016 she presented with "
            "low back pain radiating to the left thigh and numbness of the right hand. Strength was 5/5 in the lower extremities, sensation "
            "was intact to light touch, and straight leg raise was negative bilaterally. An MRI of the lumbar spine showed mild degenerative "
            "changes at L4-5 with no nerve root impingement. The plan was EMG/NCV to evaluate for radiculopathy. She remains on temporary total "
            "disability."
        ),
        [
            ("There is no evidence of radiculopathy on examination.", N),
            ("There is no documentation of neurological deficit.", N),
            ("There is no evidence of a peripheral neuropathy.", N),
            ("There is no documentation of radiating pain.", C),
            ("No lumbar imaging has been done.", C),
            ("There is no documentation of numbness of the legs.", N),
            ("There is no mention of the current work status.", C),
            ("There are no positive nerve tension signs.", N),
            ("There is no evidence of stenosis.", N),
        ],
    ),
    (
        "Functional restoration program, 80 hours",
        (
            "The patient is a 50 year old male injured on 1/17/2011. He has failed back surgery syndrome, opioid dependence and major "
            "depression. He underwent fusion at L4-S1 on 3/3/2013, injections and therapy, all without lasting benefit. He takes OxyContin and "
            "Percocet. He had a multidisciplinary evaluation on 10/10/2016 which found him motivated to return to work and listed goals for "
            "the program. He wishes to avoid further surgery. He has been off work since 2012. Beck Depression Inventory was 31. He lives with "
            "his wife and walks with a cane."
        ),
        [
            ("There is no evidence of a baseline multidisciplinary evaluation.", C),
            ("There is no documentation that previous methods of treating chronic pain have been unsuccessful.", C),
            ("There is no documentation of motivation to change.", C),
            ("There are no treatment goals.", C),
            ("There is no evidence of depression.", C),
            ("There is no indication that the patient is a candidate for further surgery.", N),
            ("There is no evidence of a urine drug test.", N),
            ("There is no documentation that negative predictors of success were addressed.", N),
            ("There is no indication that the patient will forgo secondary gains.", N),
            ("There is no evidence that the opioids have been tapered.", N),
        ],
    ),
    (
        "Acupuncture 12 sessions, lumbar spine",
        (
            "The injured worker is a 42 year old male with an injury of 7/7/2014. The diagnoses include lumbago and right shoulder strain. He "
            "has had physical therapy for the right shoulder with good gains in motion and strength, and six acupuncture treatments for the "
            "low back with reduced pain from 7/10 to 4/10. On 12/1/2016 he had low back pain of 5/10. Exam noted spasm. He takes ibuprofen as "
            "needed and works full duty. The physician requested another 12 sessions of acupuncture."
        ),
        [
            ("There is no evidence of pain reduction from the previous acupuncture.", C),
            ("There is no documentation of functional improvement from the acupuncture.", N),
            ("It is unclear how many acupuncture sessions have been completed.", C),
            ("There is no evidence that pain medication is being reduced or not tolerated.", N),
            ("There is no evidence that acupuncture is an adjunct to physical rehabilitation.", N),
            ("The patient's work status was not provided.", C),
            ("There is no documentation of right shoulder therapy.", C),
            ("There is no record of lumbar physical therapy.", N),
        ],
    ),
]

SUMMARIES_LATER = [
    (
        "Left carpal tunnel release",
        (
            "The patient is a 55 year old female who developed bilateral wrist pain from repetitive typing, date of injury 5/5/2014. On "
            "11/3/2016 she reported numbness and tingling of the left thumb, index and middle fingers that wakes her at night. Phalen's and "
            "Durkan's tests were positive on the left; two-point discrimination was 8 mm. There was no thenar atrophy. She had worn a wrist "
            "splint for four months and had one corticosteroid injection with temporary relief. Nerve conduction studies dated 8/22/2016 were "
            "consistent with moderate left median neuropathy at the wrist. Right-sided symptoms are mild. She has diabetes."
        ),
        [
            ("There is no electrodiagnostic evidence of carpal tunnel syndrome.", C),
            ("There is no documentation of nocturnal symptoms.", C),
            ("There is no evidence that splinting was tried.", C),
            ("There are no positive provocative tests.", C),
            ("There is no evidence of thenar atrophy.", N),
            ("There is no documentation of conservative treatment.", C),
            ("There is no documentation of weakness of grip.", N),
            ("There is no evidence of severe carpal tunnel syndrome.", N),
            ("There is no discussion of cervical radiculopathy.", N),
            ("There is no documentation of a home exercise program.", N),
        ],
    ),
    (
        "Cyclobenzaprine 7.5mg #90",
        (
            "This 39 year old male was injured on 8/19/2015 in a motor vehicle accident. Diagnoses: cervical and lumbar sprain. The 11/8/2016 "
            "PR-2 noted continued neck and back pain. Objective findings: cervical paraspinal muscle spasm and tenderness, full strength. "
            "Medications were tramadol, cyclobenzaprine since January 2016, and topical cream. He reported that medications reduce his pain by "
            "40 percent and that he could do his chores and sit longer. Chiropractic therapy of 8 visits helped. He was released to modified "
            "duty with no lifting over 20 pounds. The physician requested cyclobenzaprine, to be taken three times a day for spasm."
        ),
        [
            ("There is no documentation of muscle spasm on examination.", C),
            ("There is no evidence of an acute exacerbation.", N),
            ("There is no documentation of pain relief with the medication.", C),
            ("No improvement in function with medication has been documented.", C),
            ("There is no documentation of the duration of use.", C),
            ("There is no documentation of lumbar spasm.", N),
            ("There is no evidence of failure of first-line treatment.", N),
            ("There is no documentation of side effects.", N),
            ("There is no urine toxicology.", N),
            ("There is no documented work status.", C),
        ],
    ),
    (
        "L4-L5 laminectomy and fusion",
        (
            "The injured worker is a 58 year old male with an injury date of 11/11/2010. MRI of 6/30/2016 showed grade I spondylolisthesis at "
            "L4-5 with severe central stenosis. Flexion and extension x-rays dated 9/14/2016 showed 5 mm of motion at L4-5. He has neurogenic "
            "claudication and can walk one block. Examination showed weakness of the left extensor hallucis longus and diminished sensation of "
            "the dorsal foot. He was cleared by a psychologist on 10/28/2016. He smokes half a pack of cigarettes daily. Therapy, epidural "
            "injections and medication have failed. The plan is for decompression and fusion."
        ),
        [
            ("There is no evidence of segmental instability on flexion-extension films.", C),
            ("There is no documentation of a psychosocial screen.", C),
            ("There is no documentation of failure of conservative care.", C),
            ("There is no evidence of motor or sensory deficits.", C),
            ("There is no evidence of spinal stenosis.", C),
            ("There is no evidence of smoking cessation.", N),
            ("There is no evidence of fracture, tumor or infection.", N),
            ("There is no electrodiagnostic study.", N),
            ("The smoking status is not documented.", C),
            ("There is no documentation of cauda equina syndrome.", N),
        ],
    ),
    (
        "Home health aide 4 hours a day",
        (
            "The patient is a 66 year old female injured on 12/2/2008. She underwent right total knee replacement on 11/28/2016. She has a "
            "history of hypertension and obesity with a BMI of 41. She ambulates with a walker and requires help with bathing and dressing. Her "
            "husband works nights. She denied fever or calf pain. Home physical therapy three times a week has started. The incision was clean "
            "and dry. She takes Percocet and Xarelto. The request for authorization was dated 12/9/2016."
        ),
        [
            ("There is no documentation of difficulty with activities of daily living.", C),
            ("The records do not show that an assistive device is needed.", C),
            ("There is no evidence that the patient is homebound.", N),
            ("There are no signs of infection.", N),
            ("There is no evidence of a skilled nursing need.", N),
            ("The body mass index is not recorded.", C),
            ("There is no evidence that physical therapy was provided after surgery.", C),
            ("There is no mention of use of an anticoagulant.", C),
            ("There is no documentation of left knee complaints.", N),
        ],
    ),
    (
        "Cognitive behavioral therapy 12 sessions",
        (
            "The applicant is a 45-year-old woman with an injury of February 2, 2012. She has chronic neck pain and adjustment disorder. On "
            "October 4, 2016 the psychologist reported that six sessions of cognitive behavioral therapy had been completed, that her Beck "
            "anxiety score had dropped from 29 to 18, and that she had resumed driving and grocery shopping. She still had tearfulness and poor "
            "concentration. She denied suicidal ideation. She takes sertraline. She returned to work part time in August 2016."
        ),
        [
            ("There is no documentation of objective functional improvement from the psychotherapy.", C),
            ("The number of completed sessions is not stated.", C),
            ("There is no evidence of return to work.", C),
            ("There is no evidence of suicidal ideation.", N),
            ("There is no documentation of psychological symptoms.", C),
            ("There is no documentation of psychotropic medication.", C),
            ("There is no evidence of substance abuse.", N),
            ("There is no documentation of sleep disturbance.", N),
            ("There is no standardized psychological measure in the records.", C),
        ],
    ),
]

LONG = {
    "Norco 10/325mg #120": [
        "The records provided for review do not document that the patient has been prescribed the lowest possible dose, nor is there ongoing review of pain relief, functional status, appropriate medication use, and side effects.",
        "There is no documentation of the four A's for ongoing monitoring.",
        "There is a lack of documentation that the urine drug screen was performed within the past six months with inconsistent results.",
        "There is no evidence that long-acting opioids were attempted.",
        "There is insufficient evidence of objective functional improvement, such as return to work.",
        "The documentation did not include a current pain assessment with the least reported pain, average pain, and how long relief lasts.",
        "There was no mention of constipation or of side effects.",
    ],
    "MRI of the cervical spine without contrast": [
        "There are no physiologic findings of tissue insult or nerve impairment.",
        "There is no documentation of progressive neurological deficit or of emergence of a red flag.",
        "There was no documentation of failure to progress in a strengthening program.",
        "There is no clear indication for surgery or an invasive procedure.",
        "The patient has not failed a three month course of conservative treatment.",
        "There is no documentation of x-rays with instability.",
    ],
    "Right L5-S1 transforaminal epidural steroid injection": [
        "There is no documentation of at least 50% pain relief with associated reduction of medication use for six to eight weeks.",
        "There is no documented radiculopathy corroborated by electrodiagnostic testing.",
        "There was no evidence that the injection would be used in conjunction with an active rehabilitation program.",
        "There was no documentation of the use of fluoroscopy.",
    ],
    "Physical therapy 2 x 6, left shoulder": [
        "The provider did not document why the patient could not be transitioned to a home exercise program.",
        "There is no evidence of complications after the surgery.",
        "There is no evidence that the patient has returned to work.",
    ],
    "Omeprazole 20mg #60": [
        "There is no evidence the patient is over 65 years of age, has a history of peptic ulcer, or uses aspirin, corticosteroids or anticoagulants.",
        "There is no documentation of failure of a first-line proton pump inhibitor.",
        "There is no documentation that dyspepsia is secondary to NSAID therapy.",
    ],
    "Right knee arthroscopic partial medial meniscectomy": [
        "There is no documentation of completion of an exercise program with failure.",
        "There is no evidence of a full passive range of motion of the left knee.",
        "There was no mention of a home exercise program.",
        "There is no evidence of a lateral meniscus tear.",
        "There was no imaging evidence of a loose body.",
    ],
    "Lidoderm 5% patches #30": [
        "There is no evidence of localized peripheral neuropathic pain after a trial of a tricyclic antidepressant.",
        "There is no documentation of decreased use of other medications due to the patches.",
    ],
    "Electrodiagnostic studies of the bilateral lower extremities": [
        "There is no documentation of a change in symptoms since a prior study.",
        "There is no evidence of focal neurologic dysfunction lasting more than three to four weeks.",
        "There is no documentation of failure of conservative treatment.",
    ],
    "Functional restoration program, 80 hours": [
        "There is no documentation of an absence of other options likely to result in clinical improvement.",
        "There is no evidence that the patient has significant loss of ability to function independently due to the chronic pain.",
        "There is no documentation of a physical therapy evaluation as a baseline.",
    ],
    "Acupuncture 12 sessions, lumbar spine": [
        "There is no documentation of clinically significant improvement in activities of daily living or a reduction in work restrictions with acupuncture.",
        "There is no evidence of a reduction in dependency on continued medical treatment.",
    ],
    "Left carpal tunnel release": [
        "There is no evidence of weakness or atrophy of the thenar muscles.",
        "There is no documentation of failure of activity modification.",
        "There is no electrodiagnostic evidence of right carpal tunnel syndrome.",
    ],
    "Cyclobenzaprine 7.5mg #90": [
        "There is no documentation of acute exacerbation of chronic low back pain.",
        "There is no indication that the medication is for short-term use of less than two weeks.",
        "There is no documentation of functional improvement from prior use of the topical cream.",
    ],
    "L4-L5 laminectomy and fusion": [
        "There is no evidence that the patient has stopped smoking for at least six weeks before surgery.",
        "There is no documentation of instability at L3-4.",
        "There is no documentation of an unresolved psychological issue.",
    ],
    "Home health aide 4 hours a day": [
        "There is no documentation of a medical need for skilled nursing beyond homemaker services.",
        "There is no evidence of a wound complication or of a deep vein thrombosis.",
    ],
    "Cognitive behavioral therapy 12 sessions": [
        "There is no documentation of cognitive impairment or of psychosis.",
        "There is no documentation of individual therapy goals.",
    ],
}
"""Long statements on the same summaries, by what is requested; none is contradicted: each asks for more than is told."""
