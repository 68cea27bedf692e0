"""One listing in each state that is not published, so that the editors' lists have something to show.

They are made once: an editor who tries them out is not disturbed by the next load.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace

from listings.bulk import Row, save_listings
from listings.choices import State
from listings.models import Listing
from listings.services import publish, withdraw
from portal.demonstration.content import Content
from portal.demonstration.days import Days
from portal.demonstration.listings import REASON, cover_of
from portal.demonstration.pictures import Pictures
from portal.demonstration.rows import MODELS, Known, row

STATES = {
    "demo-r-media-4": State.DRAFT,
    "demo-r-legal-4": State.IN_REVIEW,
    "demo-n-legal-3": State.SENT_BACK,
    "demo-r-commerce-4": State.SCHEDULED,
    "demo-t-logistics-1": State.EXPIRED,
    "demo-n-energy-3": State.WITHDRAWN,
}
COMMENT = (
    "Xin ghi rõ số vụ việc mỗi năm và thời gian sắp xếp chứng cứ hiện nay, để đơn vị giải bài toán ước lượng được."
)


def without_states(records: Iterable[dict]) -> list[dict]:
    return [record for record in records if record["external_id"] not in STATES]


def load_states(content: Content, *, known: Known, pictures: Pictures, by) -> int:
    """Makes those that are not there yet; returns how many."""
    made = 0
    for kind, model in MODELS.items():
        for record in getattr(content, kind):
            state = STATES.get(record["external_id"])
            if state is None or model.objects.filter(external_id=record["external_id"], is_demonstration=True).exists():
                continue
            wanted = row(kind, record, known, cover=pictures.of(cover_of(kind, record, known)).pk)
            _MAKERS[state](model, wanted, known.days, by)
            made += 1
    return made


def _draft(model: type[Listing], wanted: Row, days: Days, by) -> Listing:
    save_listings(model=model, rows=[wanted], publish=False, by=by, reason=REASON)
    return model.objects.get(organisation=wanted.organisation, external_id=wanted.external_id)


def _in_review(model: type[Listing], wanted: Row, days: Days, by) -> Listing:
    listing = _draft(model, wanted, days, by)
    listing.get_workflow().start(listing, by)
    return listing


def _sent_back(model: type[Listing], wanted: Row, days: Days, by) -> None:
    listing = _in_review(model, wanted, days, by)
    step = listing.current_workflow_task_state
    step.task.specific.on_action(step, by, "reject", comment=COMMENT)


def _scheduled(model: type[Listing], wanted: Row, days: Days, by) -> None:
    listing = _draft(model, _with(wanted, go_live_at=days.opening(14)), days, by)
    publish(listing=listing, by=by)


def _expired(model: type[Listing], wanted: Row, days: Days, by) -> None:
    ended = _with(wanted, first_published_at=days.opening(-180), expire_at=days.closing(-2))
    save_listings(model=model, rows=[ended], publish=True, by=by, reason=REASON)


def _withdrawn(model: type[Listing], wanted: Row, days: Days, by) -> None:
    save_listings(model=model, rows=[wanted], publish=True, by=by, reason=REASON)
    withdraw(listing=model.objects.get(organisation=wanted.organisation, external_id=wanted.external_id), by=by)


def _with(wanted: Row, **columns) -> Row:
    return replace(wanted, columns=dict(wanted.columns) | columns)


_MAKERS: dict[State, Callable] = {
    State.DRAFT: _draft,
    State.IN_REVIEW: _in_review,
    State.SENT_BACK: _sent_back,
    State.SCHEDULED: _scheduled,
    State.EXPIRED: _expired,
    State.WITHDRAWN: _withdrawn,
}
