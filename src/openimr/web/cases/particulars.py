"""What else an event of a case says in its history, in words and without any name."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from openimr.law.days import day_in_words
from openimr.law.eligibility import REASONS, ReasonCode
from openimr.law.service import Recipient
from openimr.web.cases.answers import label_of
from openimr.web.cases.choices import CertifiedBy, EndingKind
from openimr.web.cases.values import PartyKind, ServedBy


def particulars_of(verb: str, facts: Mapping[str, object]) -> str:
    """Return what else an event of a case says, in words without any name; empty if nothing."""
    return _PARTICULARS.get(verb, _nothing)(facts)


def _nothing(_facts: Mapping[str, object]) -> str:
    return ""


def _fields(facts: Mapping[str, object]) -> str:
    return "; ".join(label_of(str(name)) for name in _listed(facts, "fields"))


def _decided(facts: Mapping[str, object]) -> str:
    codes = [str(code) for code in _listed(facts, "codes")]
    refused = [REASONS[ReasonCode[code]].meaning for code in codes if code]
    return " ".join([f"Eligible: {codes.count('')} of {len(codes)} items.", *dict.fromkeys(refused)])


def _offices(facts: Mapping[str, object]) -> str:
    told = (("opened", "Can open it"), ("closed", "Cannot open it"))
    named = ((words, [PartyKind(str(kind)).in_sentence for kind in _listed(facts, name)]) for name, words in told)
    return " ".join(f"{words}: {', '.join(kinds)}." for words, kinds in named if kinds)


def _lacking(facts: Mapping[str, object]) -> str:
    codes = [REASONS[ReasonCode[str(code)]].meaning for code in _listed(facts, "lacking")]
    return " ".join(["Though it lacks a part.", *codes]) if codes else ""


def _noticed(facts: Mapping[str, object]) -> str:
    method = ServedBy(str(facts["method"])).label.lower()
    return f"By {method}, to the claims administrator; records are due {day_in_words(date.fromisoformat(str(facts['records_due'])))}."


def _closed(facts: Mapping[str, object]) -> str:
    received = day_in_words(date.fromisoformat(str(facts["received_on"])))
    count = "1 document" if facts["documents"] == 1 else f"{facts['documents']} documents"
    return f"{count} in the file, the last received {received}."


def _served(facts: Mapping[str, object]) -> str:
    return f"On {Recipient[str(facts['recipient']).upper()].value}, by {ServedBy(str(facts['method'])).label.lower()}."


def _notice_served(facts: Mapping[str, object]) -> str:
    return f"On the {PartyKind(str(facts['party'])).in_sentence}, by {ServedBy(str(facts['method'])).label.lower()}."


def _delivery(facts: Mapping[str, object]) -> str:
    """Say which mail it was, and what became of it; never to whom it went."""
    ends = {
        "sent": "The mail server took it.",
        "refused": "The mail server refused it.",
        "uncertain": "It is not known whether it was sent.",
    }
    return f"E-mail {facts['delivery']}. {ends.get(str(facts['state']), '')}".strip()


def _receipt(facts: Mapping[str, object]) -> str:
    return f"On {day_in_words(date.fromisoformat(str(facts['received_on'])))}."


def _care(facts: Mapping[str, object]) -> str:
    care = facts["care"]
    told = sorted(care.items()) if isinstance(care, Mapping) else []
    return " ".join(f"{name.replace('_', ' ').capitalize()}: {_CARE[str(kind)]}." for name, kind in told)


def _carried_out(facts: Mapping[str, object]) -> str:
    done_on = day_in_words(date.fromisoformat(str(facts["done_on"])))
    return f"Item {facts['item']}: {_CARRIED_OUT[str(facts['kind'])]}, {done_on}."


def _appealed(facts: Mapping[str, object]) -> str:
    filed_on = day_in_words(date.fromisoformat(str(facts["filed_on"])))
    return f"Filed on {filed_on} by the {PartyKind(str(facts['filed_by'])).in_sentence}."


def _appeal_ended(facts: Mapping[str, object]) -> str:
    ordered_on = day_in_words(date.fromisoformat(str(facts["ordered_on"])))
    return f"{_APPEAL_ENDS[str(facts['outcome'])]} Order of {ordered_on}."


def _remanded(facts: Mapping[str, object]) -> str:
    return "To another organization." if facts["is_elsewhere"] else "To another reviewer of this organization."


_CARE = {"future": "not given yet", "past": "given already", "both": "given in part"}
_CARRIED_OUT = {
    "authorized": "authorized",
    "reimbursed": "paid",
    "liability_disputed": "liability disputed on other grounds",
}
_APPEAL_ENDS = {
    "set_aside": "The determination was set aside.",
    "denied": "Denied; the determination stands.",
    "withdrawn": "Withdrawn or dismissed; the determination stands.",
}


def _received(facts: Mapping[str, object]) -> str:
    """Say it where another review was asked for than is given."""
    asked, given = facts.get("priority_asked"), facts.get("priority")
    return "" if asked == given else "An expedited review was asked for; without a certification it is regular."


def _insufficient(facts: Mapping[str, object]) -> str:
    count = "1 document" if facts["documents"] == 1 else f"{facts['documents']} documents"
    return f"{count} in the file, and some are missing."


def _converted(facts: Mapping[str, object]) -> str:
    by = CertifiedBy(str(facts["certified_by"])).label
    return f"{by} certified the threat, {day_in_words(date.fromisoformat(str(facts['certified_on'])))}."


def _extended(facts: Mapping[str, object]) -> str:
    days = f"{facts['days']} day{'' if facts['days'] == 1 else 's'}"
    was, due = (day_in_words(date.fromisoformat(str(facts[name]))) for name in ("was_due", "due"))
    return f"By {days}, as the Division approved: due {due}, before {was}."


def _ending(facts: Mapping[str, object]) -> str:
    kind = EndingKind(str(facts["kind"])).label
    happened, received = (day_in_words(date.fromisoformat(str(facts[name]))) for name in ("happened_on", "received_on"))
    told_by = PartyKind(str(facts["told_by"])).in_sentence
    return f"{_items(facts)} {kind}, {happened}. From the {told_by}, received {received}."


def _ending_answered(facts: Mapping[str, object]) -> str:
    return f"{_items(facts)} {'Confirmed.' if facts['is_confirmed'] else 'It does not count; the review goes on.'}"


def _items(facts: Mapping[str, object]) -> str:
    numbers = [str(number) for number in _listed(facts, "items")]
    return f"Item{'' if len(numbers) == 1 else 's'} {', '.join(numbers)}."


def _taken_up(facts: Mapping[str, object]) -> str:
    resolved = f"Notice that liability is resolved: {day_in_words(date.fromisoformat(str(facts['resolved_on'])))}."
    numbers = ", ".join(str(number) for number in _listed(facts, "items"))
    if "new_case" in facts:
        return f"Items {numbers} go on as case {facts['new_case']}. {resolved}"
    if "earlier_case" in facts:
        count = len(list(_listed(facts, "documents")))
        came = f" {count} document{'' if count == 1 else 's'} came along." if count else ""
        return f"Items {numbers} of case {facts['earlier_case']}. {resolved}{came}"
    return f"Items {numbers}. {resolved}"


def _kept_findings(facts: Mapping[str, object]) -> str:
    unchecked = facts.get("unchecked", 0)  # events before this one was counted hold none
    more = f" No longer checked: {unchecked}." if unchecked else ""
    return f"New: {facts['found']}. Set right: {facts['fixed']}.{more}"


def _listed(facts: Mapping[str, object], name: str) -> Iterable[object]:
    found = facts.get(name)
    return found if isinstance(found, list) else []


_PARTICULARS: Mapping[str, Callable[[Mapping[str, object]], str]] = {
    "receive_application": _received,
    "correct_application": _fields,
    "correct_lines": _fields,
    "correct_endings": _fields,
    "resume_deferred": _taken_up,
    "take_up_deferred": _taken_up,
    "enter_ur_decision": lambda facts: f"{facts['lines']} lines.",
    "confirm_offices": _offices,
    "submit_application": _lacking,
    "dispute_items": lambda facts: f"{facts['items']} items.",
    "decide_eligibility": _decided,
    "send_assignment_notice": _noticed,
    "declare_records_complete": lambda facts: f"Sent until then: {facts['documents']}.",
    "close_records": _closed,
    "hold_records_insufficient": _insufficient,
    "convert_to_expedited": _converted,
    "extend_determination": _extended,
    "form_panel": lambda facts: f"{facts['reviewers']} reviewers in all.",
    "leave_seats_empty": lambda facts: f"{facts['reviewers']} in all.",
    "reassign": lambda facts: "The same reviewer may be chosen again." if facts["may_be_chosen_again"] else "",
    "end_items": _ending,
    "tell_ending": _ending,
    "answer_ending": _ending_answered,
    "serve_notice": _notice_served,
    "enter_address": lambda facts: f"Of the {PartyKind(str(facts['party'])).in_sentence}.",
    "serve_determination": _served,
    "enter_determination_receipt": _receipt,
    "state_care_given": _care,
    "record_implementation": _carried_out,
    "enter_appeal": _appealed,
    "end_appeal": _appeal_ended,
    "remand_case": _remanded,
    "correct_letter": lambda facts: f"Letter {facts['determination']} takes the place of letter {facts['corrects']}.",
    "save_item": lambda facts: f"Item {facts['item']}." if "item" in facts else "",
    "keep_findings": _kept_findings,
    "answer_finding": lambda facts: (
        f"Item {facts['item']}, {facts['check']}." if "item" in facts else f"{facts['check']}."
    ),
    "request_information": lambda facts: f"Of the {PartyKind(str(facts['asked_of'])).in_sentence}.",
    "begin_delivery": _delivery,
    "end_delivery": _delivery,
    "send_again": _delivery,
    "rule_on_conflict": lambda facts: "Cleared." if facts["is_cleared"] else "Upheld.",
    "read_case": lambda facts: f"Page: {str(facts['page']).replace('_', ' ')}.",
}
