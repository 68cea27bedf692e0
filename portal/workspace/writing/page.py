"""What every step of the form shows around its questions."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.functional import Promise

from listings.completeness import completeness, said
from listings.models import Listing
from portal.workspace.organisation.places import wards
from portal.workspace.writing.drafts import lock_reason, newest, written_languages
from portal.workspace.writing.forms import StepForm, has_texts
from portal.workspace.writing.kinds import KINDS, prefix_of
from portal.workspace.writing.matches import Beside
from portal.workspace.writing.steps import Question, Step, step_of, steps_of
from portal.workspace.writing.unnamed import warnings_of
from portal.workspace.writing.words import count_words
from search.documents import LANGUAGES


@dataclass(frozen=True)
class Asked:
    """A field with its question; `count` is how many words stand in it, None where they are not counted."""

    field: object
    question: Question | None
    count: int | None = None

    @property
    def most(self) -> int | None:
        return self.field.field.widget.attrs.get("maxlength")


@dataclass(frozen=True)
class StepLink:
    name: str
    title: str | Promise
    is_here: bool
    is_said: bool


@dataclass
class State:
    """Where a step stands: `reason` why it cannot be saved, `theirs` what somebody else saved meanwhile, `kept`
    whether what is shown was typed before the sign-in."""

    row: Listing
    draft: Listing
    step: Step
    languages: Sequence[str] = ()
    form: StepForm | None = None
    reason: str = ""
    theirs: Sequence[tuple[str, str]] | None = None
    kept: bool = False
    beside: Beside | None = None
    more: dict = field(default_factory=dict)


def context(state: State) -> dict:
    """Of the templates under `workspace/writing/`."""
    steps = steps_of(state.draft.kind)
    names = [step.name for step in steps]
    place = names.index(state.step.name)
    return {
        "heading": state.step.title,
        "organisation": state.row.organisation,
        "here": "listings",
        "listing": state.row,
        "prefix": prefix_of(state.row),
        "kind_label": KINDS[state.draft.kind][0],
        "draft_title": state.draft.title(None),
        "step": state.step,
        "steps": step_links(state.draft, state.step),
        "number": place + 1,
        "total": len(steps),
        "before": names[place - 1] if place else "",
        "revision": state.row.latest_revision_id or "",
        "languages": state.languages,
        "addable": _addable(state),
        "form": state.form,
        "asked": asked(state.form) if state.form else [],
        "reason": state.reason,
        "theirs": state.theirs,
        "kept": state.kept,
        "wards": wards() if "place" in state.step.columns else (),
        "unnamed": warnings_of(state.draft),
        **beside_context(state.draft, state.beside),
        **state.more,
    }


def beside_context(draft: Listing, beside: Beside | None = None) -> dict:
    """Completeness with the next thing, and the matches where they were asked for."""
    score = completeness(draft.kind, said(draft))
    step = step_of(draft.kind, score.next.columns[0]) if score.next else ""
    return {"completeness": score, "next_step": step, "beside": beside, "is_need": draft.key_prefix == "need"}


def step_links(draft: Listing, here: Step) -> list[StepLink]:
    """A step is said when any of its questions has an answer."""
    known = {field.name for field in draft._meta.get_fields()}
    return [
        StepLink(each.name, each.title, each == here, any(_is_said(draft, name, known) for name in each.columns))
        for each in steps_of(draft.kind)
    ]


def asked(form: StepForm) -> list[Asked]:
    found = []
    for bound in form.visible_fields():
        question = form.question(bound.name)
        counts = question is not None and question.words is not None
        found.append(Asked(bound, question, count_words(str(bound.value() or "")) if counts else None))
    return found


def state_of(row: Listing, step: Step, user, **more) -> State:
    draft = newest(row)
    return State(row, draft, step, written_languages(draft), reason=lock_reason(row, user), **more)


def _addable(state: State) -> str:
    """The language that could be added to this step."""
    if not has_texts(type(state.draft), state.step):
        return ""
    return next((code for code in LANGUAGES if code not in state.languages), "")


def _is_said(draft: Listing, column: str, known: set[str]) -> bool:
    if column == "audience":
        return False
    names = [column] if column in known else [f"{column}_{code}" for code in LANGUAGES]
    values = [getattr(draft, name) for name in names]
    return any(bool(value.all()) if hasattr(value, "all") else value not in ("", None, [], False) for value in values)
