"""The steps of an application, in their order."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """One step.

    Attributes:
        name: As in the address.
        title: Its heading.
        short: As the step indicator has it.
    """

    name: str
    title: str
    short: str


STEPS = (
    Step(name="who", title="Who is the employee?", short="Who"),
    Step(name="injury", title="The injury and the claim", short="Injury and claim"),
    Step(name="decision", title="The utilization review decision and its lines", short="Decision"),
    Step(name="items", title="What is disputed?", short="Disputed items"),
    Step(name="documents", title="The papers that go with it", short="Documents"),
    Step(name="sign", title="Check your answers and sign", short="Sign"),
)
"""Every step, in order."""


def step_named(name: str) -> Step | None:
    """Return the step of that name; None if there is none."""
    return next((step for step in STEPS if step.name == name), None)


def after(step: Step) -> Step | None:
    """Return the step that follows; None after the last."""
    place = STEPS.index(step) + 1
    return STEPS[place] if place < len(STEPS) else None


def before(step: Step) -> Step | None:
    """Return the step before; None before the first."""
    place = STEPS.index(step)
    return STEPS[place - 1] if place else None
