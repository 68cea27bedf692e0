"""The whole demonstration, in the order in which one thing needs another."""

from collections.abc import Callable

from django.utils import timezone
from wagtail.models import Workflow

from competitions.models import CompetitionIndexPage
from portal.demonstration.competitions import load_competitions
from portal.demonstration.content import Content, ContentError
from portal.demonstration.days import Days
from portal.demonstration.editor import demonstration_editor
from portal.demonstration.listings import load_listings
from portal.demonstration.news import load_events, load_news
from portal.demonstration.organisations import load_organisations, load_scientists
from portal.demonstration.pictures import Pictures
from portal.demonstration.results import load_results
from portal.demonstration.rows import MODELS, Known
from portal.demonstration.states import load_states, without_states
from portal.demonstration.trees import CODES, below
from taxonomy.models import Field

Say = Callable[[str], None]


def load(content: Content, *, refresh_dates: bool = False, say: Say = lambda text: None) -> None:
    """Creates what is missing and updates what the files changed; a repeat changes nothing.

    Each step is a transaction of its own, so that a running site is not kept waiting; a load that was broken off is
    simply repeated. Raises ContentError.
    """
    _check_site()
    editor = demonstration_editor(refresh_dates=refresh_dates)
    days = Days(timezone.localtime(editor.date_joined).date())
    organisations = load_organisations(content.organisations, by=editor)
    scientists = load_scientists(content.scientists, organisations=organisations, days=days)
    say(f"  {len(organisations)} organisations, {len(scientists)} scientists")
    known, pictures = Known(organisations, scientists, days), Pictures()
    for kind in MODELS:
        _load_kind(kind, without_states(getattr(content, kind)), known, pictures, editor, say)
    say(f"  {load_states(content, known=known, pictures=pictures, by=editor)} new in other states than published")
    outcomes = load_competitions(content.competitions, known=known, pictures=pictures, by=editor)
    say(f"  competitions: {_counts(outcomes)}, {load_results(content.competitions, known=known)} entries with a place")
    say(f"  news: {_counts(load_news(content.news, known=known, pictures=pictures, by=editor))}")
    say(f"  events: {_counts(load_events(content.events, known=known, by=editor))}")
    pictures.remove_replaced()
    say(f"  {pictures.drawn} pictures drawn")


def _load_kind(kind: str, records: list[dict], known: Known, pictures: Pictures, editor, say: Say) -> None:
    def step(done: int) -> None:
        if done % 20 == 0:
            say(f"  {kind}: {done} of {len(records)} prepared")

    saved, busy = load_listings(kind, records, known=known, pictures=pictures, by=editor, step=step)
    say(f"  {kind}: {saved.created} created, {saved.updated} updated, {saved.unchanged} unchanged")
    if busy:
        say(f"  {kind}: left alone, somebody is editing: {', '.join(busy)}")


def _counts(outcomes) -> str:
    return ", ".join(f"{count} {outcome}" for outcome, count in sorted(outcomes.items())) or "none"


def _check_site() -> None:
    """The demonstration stands on what `prepare_site` makes."""
    ready = Field.objects.exists() and Workflow.objects.exists() and len(below(CompetitionIndexPage)) == len(CODES)
    if not ready:
        raise ContentError("The site is not prepared: run “manage.py prepare_site” first.")
