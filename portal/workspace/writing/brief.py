"""The summary of a need, made from the answers of its interview."""

from listings.models import Listing
from portal.workspace.writing.beginning.proposals import LONGEST_SUMMARY, first_sentences
from portal.workspace.writing.forms import StepForm
from search.documents import LANGUAGES


def proposed_summary(draft: Listing, code: str) -> str:
    """What goes wrong today, or who is to be trained, and what would be good: a sentence of each where they fit."""
    columns = ("body", "outcome") if draft.kind == "application-need" else ("roles", "outcome")
    told = [getattr(draft, f"{column}_{code}") for column in columns]
    sentences = [first_sentences(text, LONGEST_SUMMARY // 2, most=1) for text in told if text.strip()]
    return " ".join(sentence if sentence[-1] in ".!?…" else f"{sentence}." for sentence in sentences)


def propose_summary(form: StepForm, draft: Listing) -> None:
    """Puts it into the brief's form where no summary is written yet; it is saved with the step."""
    if form.step.name != "brief" or form.is_bound:
        return
    for code in LANGUAGES:
        name = f"summary_{code}"
        if name in form.fields and not getattr(draft, name):
            form.initial[name] = proposed_summary(draft, code)
