"""What the auditor's pages show."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from openimr.web.audit.access import Chain
from openimr.web.audit.chains import trail_for, verifications
from openimr.web.audit.discretion import Discretion, discretion_for
from openimr.web.audit.forms import ChainsForm, EventsForm, WitnessForm
from openimr.web.audit.reading import page_of
from openimr.web.audit.values import SITE
from openimr.web.cases.models import Case
from openimr.web.people.models import User

PLACES_SHOWN = 10
"""Broken chains told at the top of the page; the list has all of them."""


def trail_shown(asked: Mapping[str, str], *, person: User, at: datetime, witness: WitnessForm) -> dict[str, Any]:
    """Return what the page of the trail shows.

    Args:
        asked: The query of the page's address.
        person: Who reads.
        at: The moment, aware.
        witness: The form of a verification, with its faults if it has any.

    Raises:
        NotAllowedError: The person is no auditor.
    """
    form = ChainsForm(asked)
    wanted = form.wanted()
    trail = trail_for(person, wanted, discretion=discretion_for(person, scope=SITE, at=at), at=at)
    last = trail.verified[0] if trail.verified else None
    return {
        "trail": trail,
        "last": last,
        "places": list(last.places.values())[:PLACES_SHOWN] if last else [],
        "added": max(0, trail.events - last.events) if last else 0,
        "form": witness,
        "chains_form": form,
        "wanted": wanted,
        **_ways(form, page=trail.page, pages=trail.pages),
    }


def events_shown(chain: Chain, form: EventsForm, *, discretion: Discretion) -> dict[str, Any]:
    """Return what the page of one chain's events shows; the chain was opened to the reader."""
    filters = form.filters()
    shown = page_of(chain, filters, discretion=discretion)
    verified = verifications(discretion=discretion, most=1)
    asked = (filters.act, filters.role, filters.person, filters.since, filters.until)
    return {
        "chain": chain,
        "is_site": chain.scope == SITE,
        "events": shown,
        "form": form,
        "filters": filters,
        "is_filtered": any(asked),
        "last": verified[0] if verified else None,
        "broken": verified[0].places.get(chain.scope) if verified else None,
        "is_name_left_out": discretion.hidden is not None,
        "sample": Case.objects.filter(number=chain.scope, is_sample=True).exists(),
        "all_of_these": form.address_with(upto=shown.upto),
        **_ways(form, page=shown.page, pages=shown.pages, upto=shown.upto),
    }


def _ways(form: ChainsForm | EventsForm, *, page: int, pages: int, **kept: int) -> dict[str, str]:
    return {
        "previous_address": form.address_with(**kept, page=page - 1) if page > 1 else "",
        "next_address": form.address_with(**kept, page=page + 1) if page < pages else "",
    }
