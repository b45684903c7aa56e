"""One figure as a table with its chart: what stands on the page and, number by number, in its CSV."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from types import ModuleType

from openimr.checks.counting import Rate
from openimr.web.figures.counting import (
    Ages,
    ages_of,
    case_outcomes,
    category_of_item,
    month_of,
    overturned,
    specialties_of,
)
from openimr.web.figures.reading import decided, mailed, received
from openimr.web.figures.values import ALL, FEW, Asked, Decided, Mailed, Name, Received

_MOST_BARS = 25


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """One figure: its rows, and what is drawn of them.

    Attributes:
        columns: Heads; the first is of the rows' names.
        rows: As many cells each as there are columns. A ``Rate`` stands for its share with the interval.
        chart: An SVG element; empty where nothing is drawn.
        remarks: What must be known of the numbers, one sentence each.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]
    chart: str = ""
    remarks: tuple[str, ...] = ()

    @property
    def cells(self) -> list[list[str]]:
        """The rows as they stand on the page."""
        return [[_shown(cell) for cell in row] for row in self.rows]


@dataclass(frozen=True, kw_only=True, slots=True)
class Figure:
    """One figure that can be asked for.

    Attributes:
        label: Of its link.
        question: Its heading.
        what: What is counted, in words.
        make: Makes its table; asks the database a constant number of queries.
    """

    label: str
    question: str
    what: str
    make: Callable[[Asked], Table] = field(repr=False)


def _ages(asked: Asked, *, began: Callable[[Mailed], date | None], lacks: str) -> Table:
    ages, without = ages_of(mailed(asked), began)
    rows = tuple(
        (each.label, len(each.days), each.mean, each.median, each.most, each.longest, each.within) for each in ages
    )
    remarks = [_of_few(each.within for each in ages)]
    if without:
        remarks.append(f"{without:,} more {'case is' if without == 1 else 'cases are'} not counted: {lacks}.")
    heads = ("Cases", "Mean, days", "Median", "9 of 10 within", "Longest", "Within 30 days (95 % interval)")
    return Table(
        columns=("Month mailed", *heads), rows=rows, chart=_drawn_ages(ages), remarks=tuple(filter(None, remarks))
    )


def _applications(asked: Asked) -> Table:
    months = received(asked)
    rows = [(f"{each.month:%Y-%m}", each.total, each.unique, each.open, each.eligible, each.rate) for each in months]
    if months:
        whole = _sum(months)
        rows.append((ALL, whole.total, whole.unique, whole.open, whole.eligible, _named(whole.rate, ALL)))
    heads = ("Total", "Unique", "Unique, not decided", "Eligible", "Eligible of unique and decided (95 % interval)")
    return Table(
        columns=("Month received", *heads),
        rows=tuple(rows),
        chart=_drawn_applications(months),
        remarks=tuple(filter(None, [_of_few(each.rate for each in months)])),
    )


def _overturned(
    asked: Asked, *, name: str, by: Callable[[Mailed, Decided], Iterable[str]], dimension: str, remark: str = ""
) -> Table:
    rates = overturned(mailed(asked), decided(asked), by=by, dimension=dimension)
    rows = tuple((each.value, each.count, each.found, each) for each in rates)
    return Table(
        columns=(name, "Treatments", "Overturned", "Overturned, share (95 % interval)"),
        rows=rows,
        chart=_drawn_rates(rates, caption="% of treatments overturned"),
        remarks=tuple(filter(None, [remark if rates else "", _not_drawn(rates), _of_few(rates)])),
    )


def _cases(asked: Asked) -> Table:
    rates = case_outcomes(mailed(asked), decided(asked))
    return Table(
        columns=("Outcome of the case", "Cases", "Of", "Share (95 % interval)"),
        rows=tuple((each.value, each.found, each.count, each) for each in rates),
        chart=_drawn_rates(rates, caption="% of the cases"),
        remarks=tuple(filter(None, [_of_few(rates)])),
    )


def _sum(months: Sequence[Received]) -> Received:
    return Received(
        month=months[0].month,
        total=sum(each.total for each in months),
        duplicates=sum(each.duplicates for each in months),
        eligible=sum(each.eligible for each in months),
        open=sum(each.open for each in months),
    )


def _named(rate: Rate, value: str) -> Rate:
    return Rate(
        dimension=rate.dimension, value=value, check=rate.check, unit=rate.unit, count=rate.count, found=rate.found
    )


def _of_few(rates: Iterable[Rate]) -> str:
    few = [each.value for each in rates if each.count < FEW]
    if not few:
        return ""
    listed = ", ".join(few[:5]) + (f" and {len(few) - 5} more" if len(few) > 5 else "")  # noqa: PLR2004 - enough to name
    return f"Small numbers: n is below {FEW} for {listed}. Such a share says little; its interval says how little."


def _not_drawn(rates: Sequence[Rate]) -> str:
    more = len(rates) - _MOST_BARS
    return f"The chart shows the first {_MOST_BARS} rows; {more} more stand in the table." if more > 0 else ""


def _drawn_rates(rates: Sequence[Rate], *, caption: str) -> str:
    charts = _charts()
    return charts.bars(rates[:_MOST_BARS], label="value", caption=caption) if charts else ""


def _drawn_ages(ages: Sequence[Ages]) -> str:
    charts = _charts()
    if charts is None:
        return ""
    shown = ages[-_MOST_BARS:]
    reach = [charts.Reach(label=one.label, count=len(one.days), median=one.median, most=one.most) for one in shown]
    drawn: str = charts.age_bars(reach)
    return drawn


def _drawn_applications(months: Sequence[Received]) -> str:
    charts, shown = _charts(), months[-_MOST_BARS:]
    counts = {
        "total": [each.total for each in shown],
        "unique": [each.unique for each in shown],
        "eligible": [each.eligible for each in shown],
    }
    labels = [f"{each.month:%Y-%m}" for each in shown]
    return charts.count_bars(labels, counts, caption="applications, by the month received") if charts else ""


def _charts() -> ModuleType | None:
    """Return what draws; None where it is not installed: the table stands without its chart."""
    try:
        from openimr.typeset import charts
    except ImportError:
        return None
    return charts


def _shown(cell: object) -> str:
    match cell:
        case Rate():
            if not cell.count:
                return "– (n = 0)"
            low, high = cell.interval
            return f"{100 * cell.share:.1f} % ({100 * low:.1f} to {100 * high:.1f} %; n = {cell.count:,})"
        case float():
            return f"{cell:,.1f}"
        case int():
            return f"{cell:,}"
        case _:
            return str(cell)


FIGURES: dict[Name, Figure] = {
    Name.FROM_ASSIGNMENT: Figure(
        label="Age from assignment",
        question="How long from assignment to determination?",
        what="Calendar days from the mailing of the notice of assignment to the mailing of the case’s first determination.",
        make=partial(_ages, began=lambda row: row.assigned, lacks="no notice of assignment was mailed"),
    ),
    Name.FROM_RECORDS: Figure(
        label="Age from complete records",
        question="How long from complete records to determination?",
        what="Calendar days from the day all necessary records were received to the mailing of the case’s first "
        "determination. What was reviewed anew after an appeal is not counted a second time.",
        make=partial(_ages, began=lambda row: row.complete, lacks="no day of complete records is known"),
    ),
    Name.APPLICATIONS: Figure(
        label="Applications",
        question="How many applications came, and how many were eligible?",
        what="Applications by the month received. Unique ones are all but those that asked only for what another "
        "application asked for. An application is eligible if at least one of its items was found to be.",
        make=_applications,
    ),
    Name.CASES: Figure(
        label="Outcomes of cases",
        question="How did the cases end?",
        what="Cases whose determination was mailed. Overturned means that the treatment is medically necessary; a case "
        "is partially overturned if that is so of some of its items.",
        make=_cases,
    ),
    Name.MONTH: Figure(
        label="Outcomes by month",
        question="What was overturned, month by month?",
        what="Treatments decided, by the month in which the determination was mailed.",
        make=partial(_overturned, name="Month mailed", by=month_of, dimension="month"),
    ),
    Name.SPECIALTY: Figure(
        label="Outcomes by specialty",
        question="What was overturned, by the reviewer’s specialty?",
        what="Treatments decided, by the specialties that the letter gives. No reviewer is named.",
        make=partial(
            _overturned,
            name="Specialty",
            by=specialties_of,
            dimension="specialty",
            remark="A treatment counts under each specialty of its letter, so the rows add up to more than all.",
        ),
    ),
    Name.CATEGORY: Figure(
        label="Outcomes by category",
        question="What was overturned, by category of treatment?",
        what="Treatments decided, by the category that their words name; “not read” where they name none.",
        make=partial(_overturned, name="Category", by=category_of_item, dimension="category"),
    ),
}
"""Every figure, in the order of the links."""
