"""How often each check was right on the half whose labels were not looked at.

Written by ``python -m bench.site_checks`` from docs/reference/accuracy.md; a test holds the two together.
"""

from collections.abc import Mapping

from openimr.web.findings.precision import Measured

MEASURED: Mapping[str, Measured] = {
    "negative-finding: statements": Measured(right=400, wrong=18),
    "negative-finding: contradicted": Measured(right=27, wrong=26),
    "negative-finding: related": Measured(right=26, wrong=55),
    "required-content": Measured(right=0, wrong=0),
    "request-coverage": Measured(right=8, wrong=2),
    "level-side-echo": Measured(right=4, wrong=2),
    "date-conflict": Measured(right=31, wrong=2),
    "conclusion-outcome": Measured(right=4, wrong=0),
    "citation": Measured(right=28, wrong=2),
    "no-evidence-cited": Measured(right=6, wrong=0),
    "cascade": Measured(right=2, wrong=0),
    "evidence-order": Measured(right=7, wrong=0),
    "anatomy": Measured(right=4, wrong=0),
    "unsupported-fact": Measured(right=1, wrong=2),
    "spelling-of-terms": Measured(right=8, wrong=7),
    "timeliness": Measured(right=0, wrong=0),
}
