"""Where something was looked for and not seen, and by what means: what stands between a cue and its subject."""

import re

IN_TEST_OF = re.compile(
    r"\s+(?:on|by|from)\s+(?:(?!of\b|that\b)[\w-]+\s+){0,4}?(?:exam(?:ination)?|testing|tests?|stud(?:y|ies)|imaging|MRI|CT|films?|x-?rays?|radiographs?|EMG|NCV|NCS|palpation)"
    r"(?:\s+(?:or|and|/)\s+(?:MRI|CT|EMG|NCV|NCS|imaging|testing))?(?=\s+(?:of|that)\s)",
    re.IGNORECASE,
)
"""A test, or the examination, as the place that stands between a cue and its subject: "without evidence on MRI of …"."""

SHOWN_BY = re.compile(
    r"(?<=\bno)\s+(?:[\w-]+\s+){0,2}?(?:exam(?:ination)?|report|note|record|imaging|MRI|x-?ray|film|document)s?(?:\s+(?:in|of|on|from|among)(?:\s+[\w-]+){1,5}?)?"
    r"\s+(?:shows?|showed|reveals?|revealed|demonstrates?|documents|describes|mentions|records|identifies)(?=\s+(?!in\b|by\b|on\b|at\b|for\b|from\b|to\b)\w)",
    re.IGNORECASE,
)
"""A test or a paper of which it is said that none shows something: "no examination in the file shows …"."""

BY_MEANS = re.compile(
    r"(?:(?<=measured)|(?<=assessed)|(?<=evaluated)|(?<=confirmed)|(?<=screened)|(?<=tested))\s+(?:with|by|using|through|on|by\s+means\s+of)\s+(?:any|an?)\b"
    r"|(?:(?<=monitored)|(?<=verified)|(?<=checked)|(?<=tested)|(?<=screened))\s+(?:with|by|using|through)\s+(?=(?:\w+\s+)?(?:urine|random|drug|toxicolog|serial|regular|periodic|UDS|CURES|PDMP|pill\s+count|laborator))"
    r"|(?<=corroborated)\s+(?:with|by|on)\s+(?:any\b|an?\b|(?=(?:imaging|electro|nerve|MRI|EMG|x-?ray|a\s)))",
    re.IGNORECASE,
)
"""What leads to the means by which something was not done, which is its subject: "not corroborated by imaging"."""
