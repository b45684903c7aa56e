"""Which review a case gets: regular, or expedited, which someone must certify."""

from enum import Enum


class Certifier(Enum):
    """Who certified in writing that an imminent and serious threat to the employee's health may exist.

    Source: Lab. Code § 4610.6(d)(1)(C): the employee's provider or the Administrative Director.
    """

    PROVIDER = "the employee's provider"
    ADMINISTRATIVE_DIRECTOR = "the Administrative Director"
    OTHER = "someone else"


def is_expedited(*, is_asked: bool, is_certified: bool | None, certifier: Certifier | None) -> bool:
    """Return whether the review is expedited: it was asked for, and someone who may certified the need.

    An application that asks without a certification is reviewed as a regular one [unverified: read for the request
    for authorization, 8 CCR § 9792.9.1(c)(4); what § 9792.10.1 says of the application was not read]. A certification
    that comes later makes it expedited (8 CCR § 9792.10.4(c)); the site takes one until eligibility is decided. The statute also asks that the treatment was not given
    yet and that the certification names the threat; both are for who reads the paper.

    Args:
        is_asked: Whether the application asks for it.
        is_certified: Whether a certification came with it; None if not known, which certifies nothing.
        certifier: Who certified; None if not known, which is not held against a certification that is there.

    Source: Lab. Code § 4610.6(d)(1)(C); 8 CCR § 9792.10.4(c).

    >>> is_expedited(is_asked=True, is_certified=None, certifier=None)
    False
    """
    return is_asked and is_certified is True and certifier is not Certifier.OTHER
