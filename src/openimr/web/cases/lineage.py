"""The cases that one application became: an item that one of them left waiting is taken up in another one."""

from openimr.web.cases.models import Case, DisputedItem


def case_and_kin(case: Case) -> frozenset[int]:
    """Return the keys of a case, of those from which its items were taken up, and of those that took up items of it.

    All the way, in both directions, in one query: a case that takes an item up is of the same employee.
    """
    taken_up = DisputedItem.objects.filter(taken_up_from__isnull=False, case__employee=case.employee_id)
    links = set(taken_up.order_by().values_list("case", "taken_up_from__case"))
    found: frozenset[int] = frozenset({case.pk})
    while more := {key for link in links if found & set(link) for key in link} - found:
        found |= more
    return found
