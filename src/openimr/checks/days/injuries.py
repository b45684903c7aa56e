"""The day of injury: in the header, in the summary and in the rationales."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain

from openimr.checks.days.dated import Dated
from openimr.checks.days.findings import Days, day_finding, header_passage
from openimr.checks.days.kinds import Kind
from openimr.checks.days.likeness import is_slip
from openimr.checks.days.same_accident import told_again
from openimr.domain.findings import Finding, Passage

_OTHER_INJURY = re.compile(
    r"\b(?:prior|previous(?:ly)?|earlier|(?<!year[\s-])(?<!years[\s-])old(?:er)?|former|another|other|unrelated|non-?\s?industrial|re-?injur\w+|subsequent|second|"
    r"childhood|separate|different|again|new)\b",
    re.IGNORECASE,
)
_CALLED = r"(?:date|day)\s(?:of|for)\s(?:the\s|his\s|her\s)?(?:\w+\s)?(?:injury|loss|accident|onset|incident)|injury\sdate|DOI|DOL|D/I"
_INDUSTRIAL = re.compile(
    rf"\b(?:{_CALLED}|industrial|work|occupational|claim|sustained|injured|hurt)\b",
    re.IGNORECASE,
)
_NAMED = re.compile(
    rf"\b(?:{_CALLED}|industrial\s(?:\w+\s)?injury|work[\s-]related\sinjury)\b",
    re.IGNORECASE,
)
_THE_DAY = re.compile(
    rf"\b(?:{_CALLED})\b[^,;]{{0,30}},?\s?\Z|\b(?:since|after|before|following|until)\s(?:the|this|that|his|her)\s(?:(?:industrial|work|occupational)\s)?"
    r"(?:injury|accident)\s(?:of|on)\s\Z",
    re.IGNORECASE,
)
_ACCIDENT = (
    r"(?:fell|fall|falling|slip|slipped|tripped|stumbled|twisted|strained|sprained|fractured|broke|crushed|caught|cut|lacerated|burned|collided|collision|crash|lifting|"
    r"lifted|pulling|pushing|carrying|lowering|struck|hit|rear-?\s?ended|assaulted|attacked|bitten|kicked|thrown|pinned|jammed|knocked|gave\sway|collapsed|exploded|tipped|"
    r"run\sover|felt\s(?:an?\s)?(?:\w+\s)?(?:pop|snap|pull|crack|tear|pain|onset))"
)
_HAD_ACCIDENT = re.compile(rf"\b{_ACCIDENT}\b[^.;]{{0,90}}\Z", re.IGNORECASE)
_HAS_ACCIDENT = re.compile(
    rf"(?!\D{{0,60}}\b(?:report|complain|present|seen|evaluat|exam|visit|note|assess|stated|underwent))"
    rf"(?:,\san?\s\d\d[\s-]year[\s-]old\s)?[^.;\d]{{0,60}}\b(?:{_ACCIDENT}|hurt|injured)\b",
    re.IGNORECASE,
)
_IN_CARE = re.compile(
    r"\b(?:admitted|admission|hospitali[sz]ed|seen|evaluated|treated|operated|presented|complained|reported|diagnosed|examined|"
    r"taken\s(?:to|by)|since(?!\s(?:the|this|that|his|her)\s(?:\w+\s)?(?:injury|accident|incident)\b|"
    rf"\s(?:he|she|(?:the|this)\s\w+)\s(?:{_ACCIDENT}|was\s(?:hurt|injured)|injured|hurt)\b)|until)\b(?:\s(?:[A-Za-z]+\s){{0,6}})\Z",
    re.IGNORECASE,
)
_HURT = re.compile(
    rf"\b(?:{_ACCIDENT}|injured|hurt)\b(?:(?!\b(?:and|but|then|who|which|until|since)\b)[^.;,]){{0,60}}\Z|"
    r"\b(?:injury|accident|incident|burn|crash|collision|assault|explosion|strain|sprain)(?:\s(?:\w+\s){0,2}(?:on|of|from|dated)\s|\s\(|"
    r",?\s(?:(?:which|that|was)\s)?(?:sustained|suffered|happened|occurr?ed|took\splace)\s(?:on\s)?)\Z",
    re.IGNORECASE,
)
_FIRST = 3
_LOOKED_BACK = 80
_IN_THE_OPENING = 260


def find_injury_days(days: Days) -> Iterator[Finding]:
    """Yield where the prose names another day of injury than the header; a rationale is laid beside the summary as well."""
    header = days.letter.determination.date_of_injury
    told = told_injuries(days)
    if header is not None:
        yield from _in_summary(days, header, told)
    elif told and (slip := _slip_of(told[0].day, [one for one in told if one.phrase.start != told[0].phrase.start])):
        message = "The summary names the day of injury twice, and not the same."
        yield day_finding(
            "injury date",
            message,
            found=[days.letter.passage(slip.phrase)],
            against=[days.letter.passage(told[0].phrase)],
        )
    yield from _told_again(days, told)
    known = {each.day for each in told} | ({header} if header else set())
    if not known:
        return
    against = header_passage("date_of_injury", header) if header else days.letter.passage(told[0].phrase)
    yield from _in_rationales(days, known, against)


def _told_again(days: Days, told: Sequence[Dated]) -> Iterator[Finding]:
    """Yield where the summary tells the one accident again, of another day."""
    known = {each.day for each in told[:1]}
    for each in told_again(days, days.summary, told[0]) if told else ():
        if each.day not in known and not (_is_the_day(each) and each in told and is_slip(each.day, told[0].day)):
            known.add(each.day)
            message = "The summary tells the one accident of two days."
            against = days.letter.passage(told[0].phrase)
            yield day_finding("injury date", message, found=[days.letter.passage(each.phrase)], against=[against])


def _in_rationales(days: Days, known: set[date], against: Passage) -> Iterator[Finding]:
    told = [*((each.day, each.last) for each in (*days.summary, *days.summary_times)), *((day, day) for day in known)]
    first = next(iter(told_injuries(days)), None)
    for item, dated in days.rationales:
        times = next((each for one, each in days.rationale_times if one is item), ())
        named = (each for each in injuries_of([*dated, *times]) if _is_another_day(each, known))
        untold = (each for each in (*dated, *times) if not _is_within(each, told))
        accidents = (each for each in untold if _is_slip_of_accident(each, known))
        again = told_again(days, dated, first, {each.day for each in days.summary}) if first else ()
        other = next(chain(named, accidents, again), None)
        if other is not None:
            yield day_finding(
                "injury date",
                "The rationale names another day of injury than the rest of the letter.",
                item=item,
                found=[days.letter.passage(other.phrase)],
                against=[against],
            )


def _is_within(each: Dated, told: Sequence[tuple[date, date]]) -> bool:
    return any(first <= each.last and each.day <= last for first, last in told)


def _in_summary(days: Days, header: date, told: Sequence[Dated]) -> Iterator[Finding]:
    if told and not _is_one_of(header, told):
        yield _finding(days, "The summary names another day of injury than the header.", told[0], header)
    elif (slip := _slip_of(header, told)) is not None:
        message = "The summary names the day of injury twice, once otherwise than the header."
        yield _finding(days, message, slip, header)
    elif not told and (times := injuries_of(days.summary_times)) and not _is_one_of(header, times):
        yield _finding(days, "The summary names another time of injury than the header.", times[0], header)


def _finding(days: Days, message: str, each: Dated, header: date) -> Finding:
    against: list[Passage] = [header_passage("date_of_injury", header)]
    return day_finding("injury date", message, found=[days.letter.passage(each.phrase)], against=against)


def injuries_of(dated: Sequence[Dated]) -> list[Dated]:
    """Return the days of the injury in the claim; no other injury's."""
    return [
        each
        for place, each in enumerate(dated)
        if each.kind is Kind.INJURY
        and not _OTHER_INJURY.search(each.lead, max(0, len(each.lead) - _LOOKED_BACK))
        and (place < _FIRST or _INDUSTRIAL.search(each.lead))
    ]


def told_injuries(days: Days) -> list[Dated]:
    """Return the days of the injury that the summary tells: the accident of its opening, and those called so."""
    return sorted({each.span: each for each in (*_accident(days), *injuries_of(days.summary))}.values(), key=_place)


def _place(each: Dated) -> int:
    return each.span.start


def _accident(days: Days) -> list[Dated]:
    """Return the day of which the opening tells an accident, where no day is called that of the injury."""
    first = next(iter(days.summary), None)
    if first is None or first.span.start - days.letter.summary.start > _IN_THE_OPENING:
        return []
    if first.kind is not Kind.OTHER or _OTHER_INJURY.search(first.lead) or _IN_CARE.search(first.lead):
        return []
    follows = _HAS_ACCIDENT.match(days.letter.text, first.span.end, days.letter.summary.end)
    return [first] if follows or _HAD_ACCIDENT.search(first.lead) else []


def _is_another_day(each: Dated, known: set[date]) -> bool:
    return _NAMED.search(each.lead) is not None and not any(each.day <= day <= each.last for day in known)


def _is_slip_of_accident(each: Dated, known: set[date]) -> bool:
    """Return whether a rationale tells the accident of another day, a slip of the pen from the known one."""
    if each.kind not in {Kind.INJURY, Kind.OTHER} or not _HURT.search(each.lead[-_LOOKED_BACK:]):
        return False
    lead = each.lead[-_LOOKED_BACK:]
    if _OTHER_INJURY.search(lead) or _IN_CARE.search(lead):
        return False
    if each.day != each.last:
        return any(each.day.year == day.year or each.day.month == day.month == each.last.month for day in known)
    return any(is_slip(each.day, day) for day in known)


def _slip_of(header: date, told: Sequence[Dated]) -> Dated | None:
    """Return where the day of the one injury is named otherwise by a slip of the pen; of several injuries none is one."""
    return next((each for each in told if each.day != header and _is_the_day(each) and is_slip(each.day, header)), None)


def _is_the_day(each: Dated) -> bool:
    return each.kind is Kind.OTHER or _THE_DAY.search(each.lead) is not None  # OTHER: the accident of the opening


def _is_one_of(header: date, told: Sequence[Dated]) -> bool:
    """Return whether a day is one of those told, or lies within the time that they span."""
    return min(each.day for each in told) <= header <= max(each.last for each in told)
