"""The steps of a listing's form, by kind. Each kind's questions stand in a file of their own."""

from portal.workspace.writing.steps.application_need import APPLICATION_NEED
from portal.workspace.writing.steps.research import RESEARCH
from portal.workspace.writing.steps.shared import CHECK
from portal.workspace.writing.steps.step import Question, Step
from portal.workspace.writing.steps.training import TRAINING
from portal.workspace.writing.steps.training_need import TRAINING_NEED
from search.documents import LANGUAGES

STEPS: dict[str, tuple[Step, ...]] = {
    "research": RESEARCH,
    "training": TRAINING,
    "application-need": APPLICATION_NEED,
    "training-need": TRAINING_NEED,
}


def steps_of(kind: str) -> tuple[Step, ...]:
    """In the order in which they are asked; the last is `check`."""
    return STEPS[kind]


def step_of(kind: str, column: str) -> str:
    """The name of the last step that asks for a column (`summary_vi`, `trl`); the first step where none does.

    The last, because a need's title and problem are asked in plain words first and edited as a brief at the end.
    """
    base = without_language(column)
    names = [step.name for step in STEPS[kind] if base in step.columns]
    return names[-1] if names else STEPS[kind][0].name


def without_language(column: str) -> str:
    """`title_vi` is `title`."""
    stem, _mark, code = column.rpartition("_")
    return stem if code in LANGUAGES and stem else column


__all__ = ["CHECK", "STEPS", "Question", "Step", "step_of", "steps_of", "without_language"]
