"""Summaries and rationales that we wrote: what is requested, what the summary states, what the rationale says is absent."""

CONTRADICTED = [
    (
        "MRI of the lumbar spine",
        "Examination showed weakness of the left great toe extensor graded 4/5 and an absent left ankle reflex.",
        "There is no documentation of a neurologic deficit.",
    ),
    (
        "Physical therapy 8 visits, left knee",
        "She has completed 12 visits of physical therapy for the left knee since March.",
        "The records do not state how many therapy visits the patient has already had.",
    ),
    (
        "Norco 10/325mg #60",
        "A urine drug screen on 03/02/2016 was consistent with the prescribed medications.",
        "There is no evidence of urine drug testing.",
    ),
    ("Norco 10/325mg #60", "She signed an opioid agreement on 1/5/2016.", "No pain contract is on file."),
    (
        "Omeprazole 20mg",
        "He reports heartburn when taking naproxen and has a history of peptic ulcer.",
        "There is no documentation of gastrointestinal symptoms or risk factors.",
    ),
    (
        "Norco 10/325mg #60",
        "With Norco her pain decreases from 9/10 to 5/10 and she is able to walk and do housework.",
        "The documentation does not show any pain relief from the medication.",
    ),
    (
        "Norco 10/325mg #60",
        "With Norco her pain decreases from 9/10 to 5/10 and she is able to walk for 30 minutes and do housework.",
        "There was no documentation of functional improvement with opioid use.",
    ),
    (
        "Cervical epidural steroid injection",
        "Pain radiates down the left arm with tingling in the thumb. Spurling's test is positive on the left.",
        "There are no radicular symptoms.",
    ),
    (
        "Right knee arthroscopy",
        "He complains that the right knee locks and gives way on stairs.",
        "The patient does not report mechanical symptoms.",
    ),
    (
        "Lumbar fusion L4-5",
        "A psychological evaluation dated 5/4/2016 cleared the patient for surgery.",
        "There is no evidence of a preoperative psychological screening.",
    ),
    (
        "Lumbar fusion L4-5",
        "Flexion-extension radiographs demonstrate 6 mm of translation with instability at L4-5.",
        "There is no documentation of instability.",
    ),
    (
        "CPAP sleep study",
        "The patient snores loudly and has daytime sleepiness with an Epworth score of 16.",
        "There is no mention of snoring or daytime somnolence.",
    ),
    (
        "Gym membership 6 months",
        "He performs a home exercise program daily.",
        "There is no documentation that the patient is participating in a home exercise program.",
    ),
    (
        "Lidoderm patch",
        "She tried gabapentin, which was stopped because of dizziness, and amitriptyline without benefit.",
        "There is no evidence of a failed trial of antidepressants or anticonvulsants.",
    ),
    (
        "Topical diclofenac gel",
        "Ibuprofen was discontinued due to gastritis.",
        "There is no indication that the patient is intolerant of oral NSAIDs.",
    ),
    (
        "Right shoulder arthroscopy",
        "He underwent three months of physical therapy and two cortisone injections for the right shoulder without lasting relief.",
        "There is no documentation of failure of conservative treatment.",
    ),
    (
        "TENS unit purchase",
        "He used a TENS unit at home for one month with 50% reduction in pain.",
        "There is no documentation of a trial of a TENS unit.",
    ),
    (
        "Carpal tunnel release, right",
        "Phalen's and Tinel's tests are positive at the right wrist and nerve conduction studies of 4/5/2016 confirmed moderate carpal tunnel syndrome.",
        "No electrodiagnostic testing has been performed.",
    ),
    (
        "Carpal tunnel release, right",
        "Phalen's and Tinel's tests are positive at the right wrist.",
        "There are no positive provocative signs on physical examination.",
    ),
    (
        "MRI left knee",
        "X-rays of the left knee on 2/3/2016 showed mild degenerative change.",
        "No plain films of the knee have been obtained.",
    ),
    (
        "Ambien 10mg",
        "The patient reports difficulty falling asleep and sleeps four hours a night.",
        "There is no documentation of insomnia.",
    ),
    (
        "Psychotherapy 6 sessions",
        "She is depressed, with frequent crying spells; the Beck score was 28.",
        "There are no documented symptoms of depression.",
    ),
    (
        "Flexeril 7.5mg",
        "There is paravertebral muscle spasm on both sides of the lumbar spine.",
        "The physical exam did not document muscle spasm.",
    ),
    (
        "Home health aide",
        "She lives alone and cannot bathe or dress herself; she is homebound.",
        "The records do not indicate that the patient is homebound.",
    ),
    (
        "Functional capacity evaluation",
        "He attempted to return to work in May 2016 but had to stop after two days.",
        "There is no record of an attempt to return to work.",
    ),
    (
        "Facet injections L4-5",
        "There is tenderness over the L4-5 facet joints and pain with extension; facet loading is positive.",
        "There is no documentation of facet tenderness.",
    ),
    (
        "Acupuncture 6 visits",
        "After acupuncture she returned to full duty and stopped taking Norco.",
        "There is no documentation of functional improvement from prior acupuncture.",
    ),
    (
        "Orthovisc injections left knee",
        "A corticosteroid injection of the left knee in April gave only one week of relief.",
        "There is no evidence that a steroid injection has been tried.",
    ),
    ("Total knee arthroplasty", "Body mass index is 33.", "The body mass index is not documented."),
    (
        "Urine drug screen",
        "He takes Norco four times daily.",
        "There is no evidence that the patient is prescribed opioids.",
    ),
    (
        "Ankle brace",
        "The anterior drawer test is positive and the ankle gives way on uneven ground.",
        "There is no evidence of ankle instability.",
    ),
    ("Sumatriptan", "She has migraine headaches twice a week.", "There is no diagnosis of migraine."),
    ("Colace", "He complains of constipation from opioid use.", "There is no documentation of constipation."),
    ("Surgery consult", "The patient has saddle anesthesia and urinary incontinence.", "There are no red flags."),
    (
        "Right hip injection",
        "The MRI of 2/2/2016 showed a labral tear of the right hip.",
        "There is no imaging evidence of a labral tear.",
    ),
    (
        "Lumbar ESI L5-S1",
        "The first epidural injection gave 70% relief for ten weeks and she reduced her Norco use.",
        "There is no documentation of pain relief from the previous epidural steroid injection.",
    ),
    (
        "Walker",
        "The patient has fallen three times and walks with an antalgic gait, using a cane.",
        "There is no documentation of gait instability or difficulty with ambulation.",
    ),
    (
        "Botox",
        "He has no neck pain. He suffers from headaches 20 days a month.",
        "There is no documentation of headaches.",
    ),
    (
        "Trigger point injections",
        "There are trigger points in the upper trapezius with a twitch response and referred pain.",
        "There is no documentation of trigger points with a twitch response.",
    ),
    (
        "CT head",
        "He lost consciousness for two minutes and has no memory of the event.",
        "There was no loss of consciousness.",
    ),
    (
        "Lumbar MRI",
        "On examination the patient could not heel walk on the left and the extensor hallucis was 3/5.",
        "Motor loss is nowhere described in the file.",
    ),
    (
        "Norco",
        "She says that Norco lets her cook, bathe herself and walk to the store.",
        "No gain in daily activities with the drug is reported.",
    ),
    (
        "Norco",
        "Pain falls from 8/10 to 4/10 for five hours after each tablet.",
        "The provider does not record the degree of pain relief that the opioid gives.",
    ),
    (
        "Norco",
        "CURES was reviewed on 10/4/2016 and showed a single prescriber.",
        "There is no mention that the prescription monitoring database was consulted.",
    ),
    (
        "Physical therapy 12 visits left shoulder",
        "Since therapy, elevation of the left shoulder rose from 90 to 140 degrees and he went back to carpentry.",
        "There is no evidence of objective functional improvement from the therapy already given.",
    ),
    (
        "Acupuncture 8 visits",
        "After six visits of acupuncture she cut her ibuprofen from three tablets a day to one.",
        "The records do not describe any reduction in the use of medication after acupuncture.",
    ),
    (
        "Right knee arthroscopy with meniscectomy",
        "McMurray's test was positive and there was a 2+ effusion of the right knee.",
        "No effusion is recorded.",
    ),
    (
        "Right knee arthroscopy with meniscectomy",
        "MRI of 5/6/2016 disclosed a horizontal tear of the posterior horn of the medial meniscus of the right knee.",
        "There is no imaging evidence of a meniscal tear.",
    ),
    (
        "Left total hip arthroplasty",
        "Films of 3/3/2016 showed bone-on-bone narrowing of the left hip joint with osteophytes.",
        "There is no radiographic evidence of advanced arthritis.",
    ),
    (
        "Left shoulder arthroscopy",
        "She wakes three times a night when she rolls onto the left shoulder.",
        "Night pain is not mentioned.",
    ),
    (
        "Left shoulder arthroscopy",
        "Hawkins and Neer signs were positive on the left, and there is a painful arc between 70 and 120 degrees.",
        "The examination does not contain signs of impingement.",
    ),
    ("Cervical fusion C5-6", "He quit smoking in 2012.", "The smoking status of the patient is not stated."),
    (
        "Lumbar fusion",
        "The psychologist who saw him on 9/9/2016 found no contraindication to surgery.",
        "A psychosocial screen has not been carried out.",
    ),
    (
        "Spinal cord stimulator trial",
        "He was cleared by a psychologist on 2/2/2016 for the stimulator.",
        "There is no psychological clearance.",
    ),
    (
        "Lumbar facet blocks L4-S1",
        "The pain is axial and does not go into the legs; extension and rotation reproduce it, and the facet joints are tender.",
        "Tenderness over the facet joints was not found.",
    ),
    (
        "Lumbar radiofrequency ablation",
        "Medial branch blocks on 5/5/2016 gave 80% relief for the day.",
        "There is no documentation of a response to diagnostic medial branch blocks.",
    ),
    (
        "SI joint injection",
        "FABER, Gaenslen's and thigh thrust tests were positive on the right.",
        "Positive provocative tests of the sacroiliac joint are not reported.",
    ),
    (
        "Sleep study",
        "His wife says that he stops breathing at night, and he falls asleep at the wheel.",
        "No symptoms of sleep apnea are described.",
    ),
    (
        "Testosterone level",
        "He complains of loss of libido and erectile dysfunction since taking opioids.",
        "There are no complaints of sexual dysfunction.",
    ),
    (
        "Nexium",
        "He takes aspirin 325 mg daily and had a bleeding ulcer in 2009.",
        "The patient has no history of gastrointestinal bleeding.",
    ),
    (
        "Lyrica",
        "Gabapentin at 2,400 mg a day did not help and made him dizzy.",
        "There has been no trial of gabapentin.",
    ),
    (
        "Cymbalta",
        "She is treated for burning pain of both feet from diabetic neuropathy.",
        "There is no evidence of neuropathic pain.",
    ),
    (
        "Baclofen",
        "Increased tone and spasticity of the left leg since the cord injury.",
        "Spasticity is not documented.",
    ),
    (
        "Home health care",
        "He cannot leave the house without two helpers and his wife has died.",
        "Nothing shows that the patient is confined to the home.",
    ),
    ("Wheelchair", "She cannot walk more than ten feet and falls often.", "No limitation of mobility is described."),
    (
        "Transportation",
        "He cannot drive because of the brace and has no one to take him.",
        "There is no evidence that the patient is unable to drive.",
    ),
    (
        "Weight loss program",
        "Height is 66 inches, weight 260 pounds, body mass index 42.",
        "The file holds no record of the patient's weight.",
    ),
    ("Work hardening", "His job requires lifting of 75 pounds.", "The physical demands of the job are not documented."),
    ("Hand therapy", "Grip strength was 12 kg on the right and 38 kg on the left.", "Grip strength was not measured."),
    (
        "EMG of the lower extremities",
        "An EMG on 4/4/2014 was normal.",
        "No previous electrodiagnostic study is on file.",
    ),
    (
        "MRI lumbar spine",
        "He had six weeks of physical therapy and NSAIDs, to no avail.",
        "There is no evidence of a failed course of conservative treatment.",
    ),
    (
        "Stellate ganglion block",
        "The right hand is cold, swollen and bluish, with hair loss.",
        "There are no signs of complex regional pain syndrome.",
    ),
    (
        "Urine drug test",
        "The last urine test of 8/8/2016 was positive for cocaine.",
        "There is no evidence of aberrant behavior.",
    ),
    ("CBT", "The PHQ-9 score was 18 and the GAD-7 score 15.", "No standardized measure of mood was used."),
    (
        "Hyaluronic acid injections, right knee",
        "X-rays show Kellgren-Lawrence grade 3 changes of the right knee.",
        "The presence of osteoarthritis has not been established by imaging.",
    ),
    (
        "Carpal tunnel release left",
        "Cock-up splints were worn for three months and an injection helped for four weeks.",
        "Splinting has not been tried.",
    ),
    (
        "Carpal tunnel release left",
        "Wasting of the thenar muscles was seen on the left.",
        "There is no thenar atrophy.",
    ),
    (
        "Trigger finger release",
        "The right ring finger locks in flexion each morning.",
        "Locking of the finger is not reported.",
    ),
    (
        "Lumbar brace",
        "X-rays show a compression fracture of L1.",
        "There is no fracture, instability or recent surgery for which a brace would be indicated.",
    ),
    (
        "Nerve conduction study",
        "Tinel's sign over the cubital tunnel was positive.",
        "The examination was silent on Tinel's sign.",
    ),
    ("Colonoscopy", "There has been blood in the stool.", "Rectal bleeding is not reported."),
    (
        "MRI of the lumbar spine",
        "The IW reports low back pain radiating to the right leg. Exam showed positive SLR on the right and decreased sensation in the right L5 dermatome.",
        "There are no objective findings of radiculopathy on physical examination.",
    ),
    (
        "Physical therapy 2x6 right knee",
        "The injured worker has completed 18 sessions of PT to the right knee to date.",
        "The number of prior physical therapy sessions is not documented.",
    ),
    (
        "Tramadol 50mg #90",
        "Current work status is modified duty with no lifting over 10 pounds.",
        "The injured worker's current work status is not specified.",
    ),
    (
        "Tramadol 50mg #90",
        "Pain is rated 8/10 without medications and 4/10 with medications.",
        "There is no pain assessment with and without medications.",
    ),
    (
        "Terocin patches",
        "The injured worker has failed gabapentin and nortriptyline.",
        "There is no documentation that first-line agents such as antidepressants or anticonvulsants have been tried and failed.",
    ),
    (
        "Lumbar epidural steroid injection",
        "MRI of the lumbar spine dated 4/12/2016 revealed a 5 mm herniation at L5-S1 compressing the right S1 nerve root.",
        "There is no imaging evidence of nerve root compression.",
    ),
    (
        "Right shoulder MRI",
        "Right shoulder exam revealed positive impingement sign, weakness in abduction and limited range of motion.",
        "There are no positive findings on examination of the right shoulder.",
    ),
    (
        "Right shoulder MRI",
        "X-ray of the right shoulder on 5/1/2016 was unremarkable.",
        "There is no documentation that plain radiographs have been done.",
    ),
    (
        "Psychological evaluation",
        "The injured worker reports anxiety, depression and insomnia due to chronic pain.",
        "There are no psychological complaints documented.",
    ),
    (
        "H-wave unit",
        "The injured worker had a 30 day trial of H-wave with reduced pain and increased function.",
        "There is no evidence of a successful trial of the unit.",
    ),
    (
        "Lumbar support brace",
        "Flexion-extension x-rays show grade 1 spondylolisthesis with instability at L4-5.",
        "There is no evidence of instability.",
    ),
    (
        "Norco 10/325 #120",
        "The injured worker denies side effects from medications. UDS on 6/6/16 was consistent. An opioid contract is on file.",
        "There is no evidence of an opioid agreement or urine drug screening.",
    ),
    (
        "Norco 10/325 #120",
        "He is able to perform household chores, drive and walk his dog due to the medications.",
        "There is no documentation of improved activities of daily living.",
    ),
    (
        "Chiropractic 12 visits",
        "The injured worker noted 50% improvement and returned to regular duty after chiropractic care.",
        "There is no documentation of benefit from the previous chiropractic treatment.",
    ),
    (
        "Cervical MRI",
        "The injured worker has failed six weeks of physical therapy and NSAIDs.",
        "There is no documentation of failure of conservative therapy.",
    ),
    (
        "Protonix 20mg",
        "The injured worker has a history of GERD and reports gastric upset with NSAIDs.",
        "There is no documentation of gastroesophageal reflux disease.",
    ),
    (
        "Knee brace",
        "The injured worker reports that the right knee buckles and gives out.",
        "There are no complaints of instability of the knee.",
    ),
    (
        "EMG/NCV bilateral upper extremities",
        "He has numbness and tingling in both hands with positive Phalen's bilaterally.",
        "There are no symptoms of numbness or tingling in the hands.",
    ),
    (
        "Right ankle MRI",
        "There is swelling and tenderness over the lateral ankle ligaments with a positive anterior drawer.",
        "No swelling is documented on examination of the ankle.",
    ),
    (
        "Synvisc right knee",
        "X-rays of the right knee show moderate tricompartmental osteoarthritis.",
        "The injured worker has not been diagnosed with osteoarthritis of the knee.",
    ),
    (
        "Ambien",
        "The injured worker has difficulty staying asleep due to pain.",
        "There is no documentation of a sleep disturbance.",
    ),
    (
        "Gym membership",
        "A home exercise program was tried for six months and was not effective.",
        "There is no documentation that a home exercise program has been ineffective.",
    ),
    (
        "Botox injections",
        "He has more than 15 headache days per month.",
        "The frequency of headaches is not documented.",
    ),
    (
        "Aquatic therapy",
        "Height 5'4\", weight 245 lbs, BMI 42. He cannot tolerate land-based exercise.",
        "There is no evidence that the injured worker is obese or unable to tolerate land based therapy.",
    ),
    (
        "Functional restoration program",
        "Previous methods of treating the pain, including surgery, injections and medication, have been unsuccessful.",
        "There is no evidence that previous methods of treating chronic pain have been unsuccessful.",
    ),
    (
        "Lumbar discogram",
        "The injured worker passed a psychosocial assessment on 1/1/2016.",
        "No psychosocial assessment was found.",
    ),
    (
        "Cyclobenzaprine",
        "There is spasm of the lumbar paraspinal muscles.",
        "There is no documentation of muscle spasms.",
    ),
    ("Surgical consult", "The right biceps is torn with a visible Popeye deformity.", "No deformity was noted."),
    (
        "Home health care",
        "The injured worker is unable to prepare meals, bathe or dress without assistance.",
        "There is no documentation of functional limitations that would prevent self-care.",
    ),
    ("Wrist brace", "He was given a wrist splint in March.", "No prior splinting is documented."),
    (
        "Nerve block",
        "The patient has allodynia, edema and color changes of the left foot consistent with CRPS.",
        "No signs of CRPS are documented.",
    ),
    (
        "Ultrasound guided injection left shoulder",
        "The left shoulder injection in January relieved pain for three months.",
        "The response to the prior injection was not documented.",
    ),
    ("CT cervical spine", "He has hyperreflexia and a positive Hoffmann's sign.", "There are no signs of myelopathy."),
    ("Modafinil", "He has excessive daytime sleepiness from opioids.", "Daytime sleepiness is not documented."),
    (
        "Viagra",
        "He reports erectile dysfunction since the back surgery.",
        "There is no documentation of erectile dysfunction.",
    ),
    (
        "Trigger point injections",
        "Prior trigger point injections gave 60% relief for eight weeks.",
        "There is no documentation of greater than 50% relief for six weeks from prior trigger point injections.",
    ),
]
"""The summary states what the rationale says is absent."""

NOT_CONTRADICTED = [
    (
        "MRI of the cervical spine",
        "Sensation was decreased in the L5 dermatome. The neck was nontender.",
        "There is no documentation of a neurologic deficit of the upper extremities.",
    ),
    (
        "Norco",
        "The treatment plan included a urine drug screen and a pain contract.",
        "There is no evidence of urine drug testing.",
    ),
    (
        "Physical therapy 8 visits",
        "The provider requested 8 visits of physical therapy.",
        "There is no documentation of prior physical therapy.",
    ),
    (
        "MRI lumbar",
        "There was no weakness, numbness, or tingling. Motor strength, sensation and reflexes were normal.",
        "There is no neurologic deficit.",
    ),
    (
        "Flexeril",
        "No muscle spasm was noted. There was tenderness.",
        "The physical exam did not document muscle spasm.",
    ),
    (
        "Omeprazole",
        "He denies nausea, vomiting, or heartburn. There is no history of ulcer.",
        "There is no documentation of gastrointestinal symptoms.",
    ),
    ("Lumbar fusion", "X-rays showed no instability.", "There is no documentation of instability."),
    (
        "Acupuncture",
        "He may benefit from acupuncture.",
        "There is no documentation of functional improvement from prior acupuncture.",
    ),
    (
        "Norco",
        "UR denied Norco due to lack of functional improvement.",
        "There was no documentation of functional improvement with opioid use.",
    ),
    (
        "Lumbar ESI",
        "Straight leg raise was negative bilaterally.",
        "The patient does not have a positive straight leg raise.",
    ),
    (
        "MRI brain",
        "The patient was involved in a motor vehicle accident. The neck is painful.",
        "There is no documentation of red flags.",
    ),
    ("Psych consult", "The patient denies depression or anxiety.", "There are no documented symptoms of depression."),
    (
        "Lidoderm",
        "Current medications include Norco and Flexeril.",
        "There is no evidence of a failed trial of antidepressants or anticonvulsants.",
    ),
    (
        "Shoulder surgery",
        "The patient will start physical therapy next week.",
        "There is no documentation of failure of conservative treatment.",
    ),
    (
        "Norco",
        "Pain is rated 8/10. Norco was refilled.",
        "The documentation does not show any pain relief from the medication.",
    ),
    ("Knee brace", "The right knee is stable to varus and valgus stress.", "There is no evidence of instability."),
    ("CT head", "He has pain in the neck. MRI of the neck was normal.", "There was no loss of consciousness."),
    (
        "Lumbar MRI",
        "The patient can heel and toe walk. Strength is 5/5.",
        "Motor loss is nowhere described in the file.",
    ),
    (
        "Norco",
        "Norco was denied because it did not help her function.",
        "No gain in daily activities with the drug is reported.",
    ),
    ("Right knee arthroscopy", "There is no effusion. McMurray's test was negative.", "No effusion is recorded."),
    ("Left shoulder arthroscopy", "She sleeps well.", "Night pain is not mentioned."),
    (
        "Spinal cord stimulator trial",
        "A psychological clearance was requested.",
        "There is no psychological clearance.",
    ),
    ("Lyrica", "Lyrica 75 mg was prescribed.", "There has been no trial of gabapentin."),
    ("Wheelchair", "He walks without a limp and uses no cane.", "No limitation of mobility is described."),
    (
        "MRI lumbar spine",
        "He is to start physical therapy.",
        "There is no evidence of a failed course of conservative treatment.",
    ),
    ("Carpal tunnel release left", "A splint was recommended.", "Splinting has not been tried."),
    ("Hand therapy", "Grip was to be measured at the next visit.", "Grip strength was not measured."),
    (
        "Chiropractic care",
        "The provider will treat flare-ups with medication.",
        "There is no mention of a recent flare-up.",
    ),
    ("Nexium", "He has no history of bleeding or ulcer.", "The patient has no history of gastrointestinal bleeding."),
    (
        "EMG of the lower extremities",
        "EMG of the upper extremities on 4/4/2014 was normal.",
        "No previous electrodiagnostic study of the legs is on file.",
    ),
    (
        "Physical therapy",
        "UR certified 6 visits of physical therapy.",
        "The response to earlier physical therapy is not documented.",
    ),
    (
        "MRI of the lumbar spine",
        "The IW reports low back pain. SLR was negative. Sensation was intact to light touch in all dermatomes.",
        "There are no objective findings of radiculopathy on physical examination.",
    ),
    ("Tramadol 50mg #90", "Pain is rated 8/10.", "There is no documentation of pain relief with medications."),
    (
        "Lumbar epidural steroid injection",
        "MRI of the cervical spine revealed a 5 mm herniation at C5-6 compressing the cord.",
        "There is no imaging evidence of lumbar nerve root compression.",
    ),
    (
        "Norco",
        "The treatment plan is to obtain a urine drug screen and opioid agreement.",
        "There is no evidence of an opioid agreement or urine drug screening.",
    ),
    (
        "Cervical MRI",
        "Physical therapy was recommended.",
        "There is no documentation of failure of conservative therapy.",
    ),
    (
        "Protonix",
        "The injured worker denies heartburn or reflux.",
        "There is no documentation of gastroesophageal reflux disease.",
    ),
    (
        "Home health",
        "The injured worker is independent in activities of daily living.",
        "There is no documentation of functional limitations.",
    ),
    ("Knee surgery", "There is no locking, catching, or giving way of the knee.", "There are no mechanical symptoms."),
    (
        "Chiropractic",
        "The provider expects that chiropractic care will improve function.",
        "There is no documentation of functional improvement from chiropractic care.",
    ),
    (
        "Lumbar MRI",
        "There is tenderness over the lumbar spine. Gait is normal. Motor strength is 5/5.",
        "There is no documentation of red flags or neurological deficits.",
    ),
    (
        "Lidoderm",
        "He takes ibuprofen for pain.",
        "There is no evidence of a trial of first-line therapy with antidepressants or anticonvulsants.",
    ),
    (
        "PT",
        "The patient was instructed to continue home exercises. UR modified the request to 6 sessions.",
        "The number of prior physical therapy sessions is not documented.",
    ),
]
"""The summary states nothing of the kind: it denies, plans or guesses it, or tells it of another part, side or treatment."""

AKIN = [
    (
        "MRI right knee",
        "The left knee locks and gives way.",
        "The patient does not report mechanical symptoms of the right knee.",
    ),
    (
        "TENS unit",
        "The provider recommended a TENS unit for home use.",
        "There is no documentation of a trial of a TENS unit.",
    ),
    ("Knee MRI", "Pain is 7/10. X-rays were requested.", "No plain films have been obtained."),
    (
        "Left shoulder arthroscopy",
        "Neer sign was positive on the right.",
        "The examination of the left shoulder does not contain signs of impingement.",
    ),
    (
        "Right shoulder MRI",
        "The left shoulder exam revealed positive impingement sign.",
        "There are no positive findings on examination of the right shoulder.",
    ),
]
"""The summary tells of the other side, or of care that is only planned: near, and no contradiction."""
