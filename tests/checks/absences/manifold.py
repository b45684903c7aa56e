"""Summaries of cases with several parts of the body and treatments, and what rationales on them may say is absent.

Written while the grading of statements was mended (issue 4): each first measured before the rules were changed for it. All are of
the developing half. "C": the summary states it; "N": it does not, or not of this part, this treatment, this time.
"""

C, N = "contradicted", "not"

MANIFOLD = [
    (
        (
            "The patient is a 55-year-old male who reported an injury on 05/14/2012. The mechanism of injury was lifting a "
            "generator. The patient's diagnoses include lumbar radiculopathy, lumbar disc degeneration, right knee internal "
            "derangement, and insomnia. Past treatments were noted to include medications, physical therapy, epidural steroid "
            "injections, and activity modification. The MRI of the lumbar spine, performed on 03/09/2015, revealed a 4 mm "
            "broad-based disc bulge at L4-5 with moderate bilateral neuroforaminal stenosis. On 10/24/2016, the patient complained "
            "of low back pain radiating to the right lower extremity with numbness and tingling, rated 8/10. It was noted that the "
            "pain improved by 50% with medications, and he was able to do yard work, grocery shopping and sit for longer periods. "
            "Physical examination revealed tenderness to palpation over the lumbar paravertebral muscles with spasm, limited range "
            "of motion, positive straight leg raise on the right at 45 degrees, decreased sensation over the right L5 dermatome, "
            "and 4+/5 strength with right ankle dorsiflexion. Current medications were noted to include Percocet 10/325 mg, "
            "Flexeril 10 mg, Ambien 10 mg and Prilosec 20 mg. The patient's UDS dated 08/15/2016 was noted to be consistent. He has"
            " an opioid contract on file and CURES was reviewed. The treatment plan included medication refills, a lumbar epidural "
            "steroid injection, and physical therapy for the right knee. The rationale was to decrease pain and increase function. "
            "A request for authorization form was dated 10/31/2016."
        ),
        {
            "Percocet 10/325 mg #90": [
                ("There is no documentation of objective functional benefit from the use of this medication.", C),
                ("The documentation does not show that the medication has reduced the patient's pain.", C),
                ("There is no evidence of a current urine drug screen or pain contract.", C),
                ("The provider did not document a CURES report.", C),
                ("There is no documentation of side effects.", N),
                ("There is no evidence of aberrant behavior.", N),
                ("There is no documentation that the patient has returned to work.", N),
                ("There is no documentation of a plan to taper.", N),
                (
                    "There is no documentation of how long pain relief lasts or of the intensity of pain after taking the opioid.",
                    N,
                ),
                ("The request does not specify a weaning schedule.", N),
                ("There is no evidence that Percocet is the lowest effective dose.", N),
                ("The pain relief was not sufficient to justify the risks.", N),
                (
                    "There is no documentation of pain relief with Percocet specifically as opposed to the other medications.",
                    N,
                ),
                ("There is no objective evidence such as a validated questionnaire that function has improved.", N),
                ("No frequency was specified for the urine testing.", N),
                ("Neither the onset nor the duration of relief is recorded.", N),
                ("There is no documentation that the lowest dose is used.", N),
                ("Nothing in the records explains why two sedating drugs are prescribed.", N),
                ("There is no evidence of addiction.", N),
                ("The patient is not opioid naive.", N),
                ("There is no documentation of improvement in the quality of life.", N),
                ("Without evidence of a return to work, continuation is not supported.", N),
                ("The records do not contain a urine drug screen from November 2016.", N),
            ],
            "Right L4-5 transforaminal epidural steroid injection": [
                ("There are no exam findings that support a diagnosis of radiculopathy in this patient.", C),
                ("There was no evidence of motor weakness or sensory loss in the lower extremities.", C),
                ("The clinical notes do not describe radicular pain.", C),
                (
                    "There was no documentation of at least 50% pain relief for six to eight weeks after the previous injection.",
                    N,
                ),
                ("There is no documentation that the patient has been unresponsive to conservative treatment.", N),
                ("There is no evidence of nerve root compression on MRI.", N),
                ("There is no EMG.", N),
                ("It was not stated that the injection will be done under fluoroscopy.", N),
                ("There is no documentation of the dates of the previous injections.", N),
                ("There is no radiculopathy on the left.", N),
                ("There is no weakness of the right great toe.", N),
                ("There was no reduction in the need for pain medication after the earlier injections.", N),
                ("The prior injections did not provide documented relief.", N),
                ("There is no mention of a home exercise program in conjunction with the injection.", N),
                ("There are no bowel or bladder symptoms.", N),
                ("The MRI does not show a disc herniation.", N),
                ("No disc extrusion is present.", N),
            ],
            "Flexeril 10 mg #60": [
                ("Spasm was not documented on exam.", C),
                ("There is no documentation of spasm being relieved by Flexeril.", N),
                ("There is no documentation of acute exacerbation.", N),
                ("There is no evidence of short-term use.", N),
            ],
            "Ambien 10 mg #30": [
                ("There is no mention of a sleep disorder or insomnia.", C),
                ("There is no documentation of improved sleep with Ambien.", N),
                ("No sleep hygiene was discussed.", N),
                ("There is no documentation of the duration of use.", N),
            ],
            "Prilosec 20 mg #60": [
                ("There is no documentation of GI upset or risk factors.", N),
                ("There is no evidence that the patient takes an NSAID.", N),
            ],
            "Physical therapy right knee 12 visits": [
                ("There is no documentation of functional deficits of the right knee.", N),
                ("The records lack a recent exam of the right knee.", N),
                ("There is no documentation of the number of sessions completed for the right knee.", N),
                ("There is no documentation of prior physical therapy for the right knee.", N),
            ],
            "Right knee arthroscopy": [
                ("There is no documentation of a cortisone injection into the knee.", N),
                ("There is no MRI of the right knee.", N),
                ("No mechanical symptoms of the knee are described.", N),
                ("There is no exam of the right knee.", N),
                ("There is no tenderness of the knee.", N),
                ("Physical therapy for the knee has not been completed.", N),
            ],
        },
    ),
    (
        (
            "The injured worker is a 38-year-old female who sustained a work related injury on 11/2/2014. She is diagnosed with "
            "right shoulder rotator cuff syndrome, cervical sprain, adjustment disorder and right carpal tunnel syndrome. She had "
            "undergone right shoulder arthroscopy on 6/18/2015 followed by 24 sessions of post-operative physical therapy, which "
            "improved her range of motion from 90 to 150 degrees of flexion, and she went back to modified duties in January 2016. "
            "Cortisone injection of 4/2016 gave only temporary benefit. Per the note of 9/13/2016 she has had a recurrence of "
            "shoulder pain after reaching overhead at work two weeks earlier. She wakes at night because of numbness of the right "
            "hand. A trial of Naproxen caused stomach upset and was discontinued. She uses a wrist splint at night. Exam showed "
            "positive impingement sign, weakness of external rotation, positive Phalen's and diminished two point discrimination of"
            " the right thumb and index finger. Electrodiagnostic studies of 8/2/2016 demonstrated moderate right median neuropathy"
            " at the wrist. She scored 21 on the Beck Depression Inventory and was tearful. She does not smoke. The UR dated "
            "10/5/2016 denied physical therapy 12 visits, right carpal tunnel release, cognitive behavioral therapy and Protonix."
        ),
        {
            "Physical therapy 12 visits right shoulder": [
                ("There is no evidence of functional improvement from the completed physical therapy.", C),
                ("There is no documentation as to how many sessions of physical therapy have been completed.", C),
                ("There is no documentation of an acute flare-up or a new injury.", C),
                ("The records show no return to work after the surgery.", C),
                ("There is no documentation that she is doing a home exercise program.", N),
                ("There is no documentation of a home exercise program being taught.", N),
                ("There is no evidence that the recurrence of pain was treated with rest.", N),
                ("There is no documentation of range of motion at the latest visit.", N),
                ("There is no loss of motion now.", N),
                ("No therapy has been given since the recurrence of pain.", N),
                ("There is no dislocation or fracture.", N),
            ],
            "Right carpal tunnel release": [
                ("There is no electrodiagnostic evidence of median nerve compression at the wrist.", C),
                ("There has been no trial of night splinting.", C),
                ("There is no documentation of nighttime symptoms.", C),
                ("There are no physical findings consistent with carpal tunnel syndrome.", C),
                ("There is no documentation of a steroid injection into the carpal tunnel.", N),
                ("There is no thenar atrophy.", N),
                ("There is no symptom on the left.", N),
                ("There is no documentation of a Katz hand diagram.", N),
                ("No injection of the carpal tunnel was given before surgery.", N),
            ],
            "Cognitive behavioral therapy 6 visits": [
                ("There is no documentation of depression or other psychological distress.", C),
                ("No standardized psychological testing is reported.", C),
                ("There is no documentation of a previous trial of psychotherapy.", N),
                ("There is no evidence of suicidal ideation.", N),
                ("There is no psychological evaluation by a psychologist.", N),
                ("There is no documentation of psychotropic medication.", N),
                ("There is no treatment plan with goals for the therapy.", N),
                ("There is no history of psychiatric hospitalization.", N),
                ("There is no anxiety.", N),
            ],
            "Protonix 20 mg #60": [
                ("There is no evidence that the patient has had gastrointestinal side effects from NSAIDs.", C),
                ("There is no evidence that the patient is currently on an NSAID.", N),
                ("There is no history of GI bleeding or peptic ulcer.", N),
            ],
            "MRI of the cervical spine": [
                ("There is no documentation of neurologic deficits arising from the neck.", N),
                ("There were no cervical x-rays.", N),
                ("There is no documentation of conservative care for the neck.", N),
                ("There is no complaint of radiating arm pain.", N),
            ],
            "MRI of the right shoulder": [
                ("There were no plain films of the shoulder.", N),
                ("There has been no recent cortisone injection.", N),
                ("There is no evidence of a full-thickness tear.", N),
                ("There is no instability of the shoulder.", N),
                ("There is no MRI in the records.", N),
            ],
        },
    ),
    (
        (
            "The claimant is a 62 year old man with a date of injury of 2/22/2008 and a history of two lumbar operations, the last "
            "an L4-S1 fusion in 2011. He has failed back surgery syndrome, depression and obstructive sleep apnea treated with "
            "CPAP. He has tried gabapentin, Lyrica, Cymbalta, TENS, aquatic therapy, acupuncture (8 sessions) and a spinal cord "
            "stimulator trial in 2014, which failed. His BMI is 38. He is on MS Contin 30 mg three times a day and oxycodone 15 mg "
            "for breakthrough pain. Without opioids he is bedridden with pain at 10/10; with them pain is 6/10, he can prepare his "
            "meals, attend church and walk his dog for half an hour. He reports constipation, for which he takes Senna. No aberrant"
            " behavior was seen, and CURES of 7/30/2016 was appropriate. In May 2016 the dose of MS Contin was reduced from 60 mg "
            "to 30 mg. X-rays of 6/2/2016 demonstrated solid fusion. He lives alone, cannot drive, and has fallen three times in "
            "the last two months; he uses a walker. Lumbar flexion is 20 degrees. Motor examination showed 3/5 strength of the left"
            " tibialis anterior."
        ),
        {
            "MS Contin 30 mg #90": [
                ("There is no documentation of decreased pain or increased function with the opioid.", C),
                ("The record contains no discussion of any attempt at dose reduction.", C),
                ("There is no documentation of adverse effects.", C),
                ("There is no evidence that the prescription database was checked.", C),
                ("Functional gains have not been demonstrated with MS Contin.", C),
                ("There is no urine drug screen in the record.", N),
                ("There is no opioid agreement.", N),
                ("There is no evidence of a return to work.", N),
                ("There is no plan to discontinue oxycodone.", N),
                ("There is no documentation of sleep apnea precautions.", N),
                ("There is no documentation of a trial of methadone.", N),
                ("The morphine equivalent dose is not calculated.", N),
                ("There is no evidence of an improved ability to drive.", N),
                ("No naloxone was prescribed.", N),
            ],
            "CT scan of the lumbar spine": [
                ("There are no plain radiographs documented.", C),
                ("There is no neurologic deficit described.", C),
                ("There is no evidence of pseudoarthrosis.", N),
                ("There is no numbness.", N),
            ],
            "Transportation to medical appointments": [
                ("There is no documentation that he is unable to drive himself.", C),
                ("There is no documentation that public transportation is unavailable.", N),
            ],
            "Walker with seat": [
                ("There is no mention of falls or difficulty walking.", C),
            ],
            "Gym membership": [
                ("There is no documentation of obesity.", C),
                ("There is no documentation of a home exercise program.", N),
            ],
            "Lidoderm 5% patch": [
                ("There is no evidence that first-line anticonvulsant or antidepressant drugs have been tried.", C),
                ("There is no documentation of localized peripheral neuropathic pain.", N),
            ],
            "Spinal cord stimulator trial": [
                ("There is no psychological clearance.", N),
                ("There is no plan for further surgery.", N),
                ("There is no evidence that another trial would succeed.", N),
                ("There is no new pathology on imaging.", N),
            ],
            "Weight loss program": [
                ("There is no documentation of dietary attempts.", N),
            ],
        },
    ),
    (
        (
            "This is a 51 year old female with a 7/9/2010 date of injury, when she tripped over a cable. She has been treated for "
            "chronic neck and low back pain, bilateral knee osteoarthritis and anxiety. Prior care: C5-6 ACDF 2013, PT (36 visits, "
            "last in 2015), chiropractic, bilateral knee viscosupplementation in 2014 with good benefit for nine months, and TENS "
            "with no benefit. Meds: Norco 5/325 bid, Celebrex, Lunesta, Xanax, topical compound. Norco brings her pain down from 7 "
            "to 3 and lets her keep working as a cashier. She tolerates it well. 11/10/16 exam: cervical ROM reduced by 30%, no "
            "motor deficit, sensation intact, DTRs 2+. Lumbar: facet tenderness L4-S1, pain with extension, SLR negative "
            "bilaterally, no radicular symptoms. Knees: crepitus, medial joint line pain, flexion 110, no effusion, stable. Weight "
            "bearing x-rays of 9/1/16 show bone on bone in the medial compartment, right more than left. Medial branch blocks L4-S1"
            " on 5/5/16 gave 80% relief for six hours. UDS 9/22/16: inconsistent, negative for hydrocodone. Anxiety improved with "
            "therapy sessions (8 done). UR of 12/1/2016 modified Norco, and denied Lunesta, lumbar RFA, Synvisc for both knees, and"
            " a knee brace."
        ),
        {
            "Norco 5/325 mg #60": [
                ("The reports do not show that Norco lessens pain or betters function.", C),
                ("There is no documentation that the patient has maintained employment.", C),
                ("No toxicology screening has been carried out.", C),
                ("There is no documentation of pain scores before and after medication.", C),
                ("There was no documentation of a signed opioid agreement.", N),
                ("There was no evidence that the inconsistent urine test was addressed.", N),
                ("The prescriber did not document a CURES review.", N),
                ("There is no evidence of an improvement in neck motion.", N),
                ("The inconsistent screen was not explained.", N),
                ("There is no documentation of consistent urine testing.", N),
                ("There is no documentation of an attempt to taper Xanax.", N),
                ("There is no risk assessment.", N),
            ],
            "Lumbar radiofrequency ablation L4-S1": [
                ("There is no documentation of a successful diagnostic medial branch block.", C),
                ("There is no documentation of facet tenderness.", C),
                ("The patient has not had conservative treatment such as physical therapy.", C),
                ("There is no evidence of a formal plan of additional conservative care.", N),
                ("There is no documentation of decreased medication use after the blocks.", N),
            ],
            "Synvisc for both knees": [
                ("No radiographs confirm osteoarthritis of the knees.", C),
                (
                    "There is no documentation of significant improvement for six months or more after the previous series.",
                    C,
                ),
                ("The patient has no documented crepitus or joint line pain.", C),
                ("There is no evidence of a failed corticosteroid injection.", N),
                ("There is no effusion.", N),
            ],
            "Lunesta 2 mg #30": [
                ("There was no documentation of the nature of the sleep disturbance.", N),
                ("There is no evidence of failed behavioral interventions for sleep.", N),
                ("There is no documentation of the efficacy of Lunesta.", N),
            ],
            "Knee brace, bilateral": [
                ("There is no instability of either knee.", N),
                ("There is no ligament insufficiency.", N),
                ("There is no documentation of a meniscal tear.", N),
            ],
            "MRI of the cervical spine": [
                ("There are no neurologic deficits on examination.", N),
                ("There is no evidence of failed fusion.", N),
                ("There was no recent trauma to the neck.", N),
                ("There is no radiculopathy.", N),
            ],
            "MRI of the lumbar spine": [
                ("There is no weakness in the legs.", N),
                ("There are no radicular symptoms.", N),
                ("There is no positive straight leg raise.", N),
                ("There are no x-rays of the lumbar spine.", N),
                ("There is no recent physical therapy for the back.", N),
                ("There is no history of cancer.", N),
            ],
            "Psychotherapy 8 sessions": [
                ("There is no depression documented.", N),
                ("There is no objective measure of anxiety.", N),
                ("There is no suicidality.", N),
            ],
        },
    ),
    (
        (
            "The injured worker sustained injury on 1/14/2016 when a box fell on his right foot. Diagnoses were right foot "
            "contusion, CRPS of the right lower extremity and gait abnormality. He had been placed in a CAM boot and given "
            "ibuprofen, then gabapentin 300 mg tid with mild improvement. He attended six sessions of physical therapy but could "
            "not tolerate further desensitization. A lumbar sympathetic block on 6/6/2016 gave 60% improvement of the burning pain "
            "for ten days with better weight bearing. He walked with crutches. On exam of 9/20/2016 the right foot was colder than "
            "the left with mottled discoloration, allodynia to light touch, swelling and decreased toe motion. A triple phase bone "
            "scan of 4/2016 was consistent with CRPS. The patient said he was depressed about not being able to work. There was no "
            "fever. The provider recommended a repeat series of sympathetic blocks, a psychological consultation, Lidoderm patches "
            "and aquatic therapy because land therapy was not tolerated."
        ),
        {
            "Lumbar sympathetic block series": [
                ("There is no documentation of the response to the prior block.", C),
                ("The records do not show signs of CRPS such as temperature or color change.", C),
                ("No documentation of functional gain from the first block was submitted.", C),
                ("There has been no diagnostic testing to confirm CRPS.", C),
                ("There is no documentation of medication reduction following the prior block.", N),
            ],
            "Lidoderm patches #30": [
                ("There is no evidence of a trial of a first-line drug such as gabapentin.", C),
                ("There is no evidence of neuropathic pain.", C),
                ("There is no post-herpetic neuralgia.", N),
                ("The area of application has not been specified.", N),
            ],
            "Psychological consultation": [
                ("There is no mention of depressive symptoms.", C),
                ("There is no documentation of prior psychotherapy.", N),
                ("There is no evidence of suicidal thoughts.", N),
            ],
            "Aquatic therapy 12 visits": [
                ("There is no documentation that the patient cannot tolerate land-based therapy.", C),
                ("There is no documentation that reduced weight bearing is needed.", C),
                ("The number of therapy sessions to date was not documented.", C),
                ("There is no evidence of extreme obesity.", N),
                ("There is no documentation of improvement with prior therapy.", N),
            ],
        },
    ),
    (
        (
            "A 45-year-old certified nursing assistant injured her left wrist, left elbow and upper back on 12/2/2015. MRI left "
            "wrist 3/2016: TFCC tear and ganglion cyst. She had no relief from a wrist brace, 12 sessions of occupational therapy, "
            "two corticosteroid injections and ibuprofen. Left wrist pain was 8/10, worse with gripping. Grip strength was 12 kg on"
            " the left and 30 kg on the right. TFCC load test and fovea sign were positive. Left elbow: lateral epicondyle tender, "
            "Cozen's positive. Electrodiagnostic testing of 5/2016 was normal. She had diabetes with A1c of 9.1 and hypertension. "
            "She reported fatigue and poor sleep. The plan was left wrist arthroscopy with TFCC debridement, preoperative medical "
            "clearance, postoperative physical therapy, a cold therapy unit and an MRI of the left elbow."
        ),
        {
            "Left wrist arthroscopy with TFCC debridement": [
                ("There is no imaging evidence of a surgical lesion such as a TFCC tear.", C),
                ("There is no evidence that conservative measures have been tried and failed.", C),
                ("There were no positive provocative tests of the wrist.", C),
                ("There is no documentation of weakness of grip.", C),
                ("There is no instability of the distal radioulnar joint.", N),
            ],
            "Preoperative medical clearance": [
                ("There are no comorbidities documented that would raise the risk of surgery.", C),
                ("There is no evidence of cardiac disease.", N),
            ],
            "MRI of the left elbow": [
                ("There are no clinical findings at the elbow.", C),
                ("There is no documentation of conservative treatment of the elbow.", N),
                ("There were no x-rays of the elbow.", N),
                ("There is no instability of the elbow.", N),
            ],
            "EMG/NCV upper extremities": [
                ("There is no documentation of prior electrodiagnostic studies.", C),
                ("There is no numbness or tingling.", N),
                ("There is no evidence of nerve entrapment.", N),
            ],
            "Left elbow injection": [
                ("There is no documentation of conservative treatment for the elbow.", N),
                ("There is no numbness in the ulnar digits.", N),
                ("An injection of the elbow has not been tried.", N),
                ("There is no MRI of the elbow.", N),
            ],
            "Left wrist arthroscopy": [
                ("There is no carpal tunnel syndrome.", N),
                ("There is no nerve injury.", N),
                ("There is no arthritis of the wrist.", N),
                ("There is no weakness of the elbow.", N),
            ],
        },
    ),
    (
        (
            "The injured worker is a 59 year old male with a reported date of injury of 08/19/2009. He was diagnosed with lumbar "
            "post laminectomy syndrome, bilateral lower extremity radiculitis, and reactive depression. Previous treatment included"
            " L4-S1 fusion, hardware removal, caudal epidural injections, physical therapy, Lyrica, Cymbalta and Nucynta ER 150 mg "
            "twice daily. On 12/5/2016 the injured worker reported that the pain regimen decreases his pain from 9/10 to 4/10 and "
            "that he can do his own laundry, dress himself and volunteer two mornings a week, none of which he could do before "
            "Nucynta. He denied constipation or sedation. He was alert and his gait was antalgic. There was hypoesthesia over the "
            "left L5 and S1 dermatomes and an absent left ankle jerk. An opioid risk tool score was 3. His last urine test in "
            "September 2016 was appropriate, and the Nevada PMP report was reviewed at the visit. He has reduced Nucynta ER from "
            "250 mg to 150 mg over the year. The provider requested Nucynta ER #60, a repeat caudal epidural injection, home H-wave"
            " and a consultation with a spine surgeon. He reported that the caudal injection of March 2016 provided 70% relief for "
            "3 months and he was able to cut back on his breakthrough medication."
        ),
        {
            "Nucynta ER 150 mg #60": [
                (
                    "The medical records do not establish objective functional improvement resulting from the use of Nucynta.",
                    C,
                ),
                ("There is no documented pain reduction with the medication.", C),
                ("The provider has not documented a risk assessment for opioid abuse.", C),
                ("No urine drug screening was documented.", C),
                ("There is no indication that the state prescription database has been reviewed.", C),
                ("There was no evidence of attempts to reduce the dose.", C),
                ("Evidence of improved activities of daily living is lacking.", C),
                ("There is no signed opioid treatment agreement.", N),
                ("There is no documentation of side effects.", N),
                ("There is no documentation of a return to work.", N),
                ("There is no evidence of failure of first-line opioids.", N),
            ],
            "Caudal epidural injection": [
                (
                    "There was no documentation of 50% pain relief with reduced medication use for six to eight weeks following the previous injection.",
                    C,
                ),
                ("There are no objective findings of radiculopathy.", C),
                ("There is no sensory deficit or reflex change noted on physical examination.", C),
                ("There is no imaging that corroborates radiculopathy.", N),
                ("There is no motor weakness.", N),
                ("The level of the injection is not given.", N),
            ],
            "H-wave device": [
                ("The patient has not had conservative care such as physical therapy and medication.", C),
                ("There is no documentation of a failed trial of TENS.", N),
                ("There is no documentation of a home trial of H-wave.", N),
            ],
            "Consultation with spine surgeon": [
                ("There are no neurologic deficits to warrant a surgical consultation.", C),
                ("There is no indication that the patient is a candidate for further surgery.", N),
                ("There is no new imaging.", N),
            ],
            "Repeat caudal injection": [
                ("There is no functional improvement with physical therapy.", N),
                ("There is no evidence of a new disc herniation.", N),
                ("No more than two injections are recommended.", N),
                ("There is no progressive weakness.", N),
                ("There is no documentation of fluoroscopy.", N),
            ],
        },
    ),
    (
        (
            "A 29 year old warehouse associate hurt her low back lifting a crate on 6/1/2016. She complained of constant low back "
            "pain with tingling to the left foot. Initial treatment was with ibuprofen, cyclobenzaprine, ice and 6 chiropractic "
            "treatments, with which her pain dropped to 3/10 and she resumed full duty on 7/15/2016. On 9/12/2016 she had a flare "
            "while mopping; pain was 7/10. Lumbar flexion was 45 degrees with spasm; straight leg raise was positive on the left; "
            "ankle reflexes were symmetric; strength was normal. X-rays of the lumbar spine on 9/12/2016 were negative for "
            "fracture. She was placed on modified duty with no lifting over ten pounds. The treatment plan was 8 chiropractic "
            "treatments, an MRI of the lumbar spine, Flector patches as ibuprofen had upset her stomach, and an ergonomic "
            "evaluation. The Utilization Review decision of 10/3/2016 non-certified chiropractic treatment as there was no evidence"
            " of functional improvement with prior care, and the MRI as conservative care had not been completed."
        ),
        {
            "Chiropractic treatment, 8 visits": [
                ("There is no evidence of functional improvement with the previous chiropractic visits.", C),
                ("There is no documentation of return to work after the previous treatment.", C),
                ("No flare-up or exacerbation is described.", C),
                ("The number of previous visits is not reported.", C),
                ("There is no home exercise program in the notes.", N),
                ("The patient has not had physical therapy.", N),
            ],
            "MRI of the lumbar spine": [
                ("There are no radicular symptoms or nerve tension signs.", C),
                ("There is no record of plain films.", C),
                ("The examination did not reveal spasm or loss of motion.", C),
                ("There are no motor or reflex deficits.", N),
                ("There is no plan for surgery or injection.", N),
                ("There is no evidence of a failure of conservative treatment since the flare.", N),
                ("There is no weakness.", N),
                ("There is no loss of sensation.", N),
                ("There was no trauma at the time of the flare.", N),
                ("There are no bowel or bladder changes.", N),
                ("There is no history of cancer.", N),
                ("No fracture is seen on x-ray.", N),
                ("There is no evidence that she failed physical therapy.", N),
            ],
            "Flector patches #30": [
                ("There is no evidence of intolerance of oral NSAIDs.", C),
                ("There is no documentation of osteoarthritis.", N),
                ("There is no evidence of neuropathic pain medication trials.", N),
            ],
            "Ergonomic evaluation": [
                ("The work status of the patient is not documented.", C),
                ("There is no description of the work station.", N),
            ],
        },
    ),
    (
        (
            "The worker is a 66 year old woman who fell from a loading dock in 2003. She has severe right hip and knee pain, type 2"
            " diabetes, GERD and chronic kidney disease stage 3. Right total knee replacement was performed on 2/11/2016, followed "
            "by 20 home and outpatient therapy visits. At the visit of 10/19/2016, knee motion was 5 to 95 degrees, up from 80 in "
            "July, with quadriceps strength 4-/5; she ambulated with a single point cane and could climb one flight. She was not "
            "able to get in and out of the bath tub by herself and her daughter did the cooking and cleaning. She reported numbness"
            " about the incision. Hip films showed moderate joint space narrowing. She was taking meloxicam 15 mg, Norco as needed "
            "and omeprazole. Requested were 12 physical therapy visits for the knee, home health aide four hours daily, right hip "
            "steroid injection, meloxicam, omeprazole and bath bench. UR denied the therapy, modified the home health aide and "
            "denied the hip injection."
        ),
        {
            "Physical therapy 12 visits right knee": [
                ("The records fail to show objective improvement with the therapy provided so far.", C),
                ("There are no remaining functional deficits documented.", C),
                ("It is not documented how many postoperative visits have been completed.", C),
                ("There is no documentation of instruction in a home exercise program.", N),
                ("There is no effusion or infection.", N),
            ],
            "Home health aide four hours daily": [
                ("There is no documentation that the patient needs help with personal care such as bathing.", C),
                ("There is no documentation that the patient is homebound.", N),
                ("There is no need for skilled nursing.", N),
            ],
            "Right hip steroid injection": [
                ("There is no radiographic evidence of osteoarthritis of the hip.", C),
                ("There is no documentation of conservative care for the hip.", N),
                ("There is no physical examination of the hip.", N),
                ("There is no weakness of the hip.", N),
                ("There is no loss of motion of the hip.", N),
                ("There is no prior hip injection.", N),
                ("There is no MRI of the hip.", N),
                ("The hip has not been treated with physical therapy.", N),
                ("There is no left hip pain.", N),
            ],
            "Omeprazole 20 mg": [
                ("There is no documentation of gastrointestinal disease or risk.", C),
                ("The patient is not over 65.", C),
                ("The records do not show that she takes an NSAID.", C),
            ],
            "Meloxicam 15 mg": [
                ("There is no mention of renal disease.", C),
                ("There is no documentation of pain relief with meloxicam.", N),
                ("There is no documentation of laboratory monitoring.", N),
            ],
        },
    ),
    (
        (
            "The applicant is a 42-year-old forklift driver who has filed a claim for chronic shoulder, neck and mid back pain "
            "reportedly associated with an industrial injury of March 3, 2015. Thus far, the applicant has been treated with "
            "analgesic medications, topical compounds, 18 sessions of manipulative therapy, and a left shoulder corticosteroid "
            "injection. In a progress note dated November 8, 2016 the applicant reported ongoing complaints of shoulder pain, 5/10 "
            "with medications versus 9/10 without. The applicant stated that his ability to lift, reach overhead and do chores had "
            "improved as a result of tramadol. The applicant had returned to regular duty work. The applicant had a negative drug "
            "screen in June. He was also using Motrin, and had developed reflux as a result of it. Positive Hawkins and Neer signs "
            "were noted about the left shoulder with abduction to 110 degrees and 4/5 strength. The attending provider stated that "
            "he would pursue shoulder surgery if the MRI was positive. In a UR report dated November 22, 2016, the claims "
            "administrator failed to approve requests for tramadol, omeprazole, shoulder MRI imaging and further manipulation."
        ),
        {
            "Tramadol 50 mg #120": [
                (
                    "The attending provider failed to outline meaningful, material improvements in function effected as a result of tramadol usage.",
                    C,
                ),
                ("No decrements in pain with tramadol usage were reported.", C),
                ("There was no evidence of successful return to work.", C),
                ("There is no documentation of drug testing.", C),
                ("There is no documentation of the patient's pain with and without medication.", C),
                ("There is no pain contract in the file.", N),
                ("There is no mention of side effects from tramadol.", N),
            ],
            "Omeprazole 20 mg #30": [
                ("There was no mention of the applicant's having any issues with reflux, heartburn or dyspepsia.", C),
                ("The record does not indicate that he is on an NSAID.", C),
                ("There was no history of peptic ulcer or GI bleeding.", N),
            ],
            "MRI of the left shoulder": [
                ("It was not stated that the applicant would act on the results of the MRI and consider surgery.", C),
                ("There are no positive impingement signs.", C),
                ("There was no weakness or loss of motion of the shoulder.", C),
                ("There are no plain films in the record.", N),
                ("There is no sign of instability.", N),
            ],
            "Manipulation 12 sessions": [
                ("The number of prior manipulative treatments was not provided.", C),
                ("No functional improvement was demonstrated with the earlier manipulation.", N),
                ("There are no spinal x-rays.", N),
            ],
        },
    ),
    (
        (
            "A 57-year-old school teacher had a twisting injury to the left knee in February 2015. Left knee partial medial "
            "meniscectomy took place in August 2015 and she had 22 visits of postop therapy. MRI arthrogram from July 2016 showed a"
            " recurrent medial meniscus tear and grade 3 chondromalacia. She had a viscosupplementation series in April 2016 "
            "without lasting benefit, and has used a knee sleeve, ice, Aleve and home exercises. She reports catching, clicking and"
            " several episodes of the knee giving out, the last on the stairs in September. Exam: effusion 1+, range 0-120, "
            "positive medial McMurray, quadriceps atrophy of 2 cm, stable ligaments. She is 5'4\" and weighs 210 pounds, BMI 36. She"
            " has a history of deep vein thrombosis and takes Eliquis. She is diabetic. She is not working. The surgeon plans a "
            "repeat arthroscopy, with a preoperative EKG, postoperative therapy, crutches and a cryotherapy unit for 14 days."
        ),
        {
            "Left knee arthroscopy with partial medial meniscectomy": [
                ("There are no mechanical symptoms such as catching or giving way.", C),
                ("There is no physical finding consistent with a meniscal tear.", C),
                ("There is no MRI evidence of a new tear.", C),
                ("There is no evidence of failed conservative treatment after the first surgery.", C),
                ("There is no ligamentous laxity.", N),
                ("There is no documentation of weight bearing films.", N),
            ],
            "Preoperative EKG and clearance": [
                ("There is no mention of any comorbid condition.", C),
                ("There is no documentation of diabetes or obesity.", C),
                ("There is no history of heart disease.", N),
            ],
            "Cryotherapy unit rental 14 days": [
                ("There is no history of deep vein thrombosis.", C),
                ("There is no evidence that ice packs would not suffice.", N),
            ],
            "Postoperative physical therapy 12 visits": [
                ("The patient has no documented strength or muscle deficits.", C),
                ("There is no documentation of previous postoperative therapy.", C),
                ("There is no return to work.", N),
            ],
        },
    ),
]
