"""The listings of organisations as the workspace's lists show them: a fixed number of queries, however many there are.

A title is that of the newest draft, which is what its members work on; the public may still see an older one.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, OuterRef, Subquery
from django.db.models.fields.json import KT
from django.db.models.functions import Cast
from django.utils import timezone
from wagtail.models import Revision, WorkflowState

from feedback.shown import Reach
from listings.choices import State
from listings.states import derive_state
from portal.addresses import address
from portal.workspace.access import LISTING_MODELS
from search.analysis import fold

_PLAIN = (
    "pk",
    "organisation_id",
    "live",
    "expired",
    "first_published_at",
    "go_live_at",
    "expire_at",
    "created_at",
    "latest_revision_id",
    "live_revision_id",
    "has_unpublished_changes",
    "last_published_at",
)
_TITLES = ("title_vi", "title_en")


@dataclass(frozen=True)
class Row:
    """A listing in a list. `updated` is when its newest draft was saved; `review` the status of the review that runs,
    or empty; `is_edited` says that there is a draft newer than what was public."""

    key: str
    kind: str
    prefix: str
    number: int
    organisation: int
    titles: Mapping[str, str]
    state: State
    review: str
    is_edited: bool
    updated: datetime
    expires: datetime | None
    revision: int | None
    reach: Reach = field(default_factory=Reach)

    def title(self, language: str | None) -> str:
        return self.titles[language_shown(self.titles, language)]

    def title_language(self, language: str | None) -> str:
        """The title's language where it is not the reader's, else nothing."""
        shown = language_shown(self.titles, language)
        return "" if shown == language else shown

    def public_address(self, language: str) -> str:
        """Where the public reads it, or nothing. Another slug than its own leads on there."""
        return address(self.key, "-", language) if self.state == State.PUBLISHED else ""


def language_shown(titles: Mapping[str, str], language: str | None) -> str:
    """The reader's language if there is a title in it, else the other one."""
    codes = ("en", "vi") if language == "en" else ("vi", "en")
    return next((code for code in codes if titles[code]), codes[0])


def rows_of(organisations: Iterable[int]) -> list[Row]:
    """Of these organisations (their numbers), the latest worked on first. Three queries, and the content types once."""
    numbers, now = list(organisations), timezone.now()
    found = [
        _row(prefix, model, values, now)
        for prefix, model in LISTING_MODELS.items()
        for values in _values(model, numbers)
    ]
    return sorted(found, key=lambda row: (row.updated, row.key), reverse=True)


def filtered(rows: Sequence[Row], *, state: str = "", kind: str = "", text: str = "") -> list[Row]:
    """Those in a state, of a kind, with all the words of `text` in a title; with or without diacritics."""
    words = fold(text).split()
    return [
        row
        for row in rows
        if (not state or row.state == state)
        and (not kind or row.kind == kind)
        and all(word in fold(" ".join(row.titles.values())) for word in words)
    ]


def _values(model, numbers: list[int]):
    """One query: the row, what its newest draft is called, and what its review and schedule say."""
    label, content_type = model._meta.model_name, ContentType.objects.get_for_model(model)
    own = {"base_content_type": content_type, "object_id": Cast(OuterRef("pk"), CharField())}
    reviews = WorkflowState.objects.active().filter(**own)
    extra = ("need_kind",) if label == "need" else ()
    newest = Revision.objects.filter(pk=OuterRef("latest_revision"))
    # A path through the relation itself would be read as one within its number.
    titled = newest.annotate(vi=KT("content__title_vi"), en=KT("content__title_en"))
    return (
        model.objects.filter(organisation__in=numbers)
        .order_by()
        .annotate(
            draft_vi=Subquery(titled.values("vi")[:1]),
            draft_en=Subquery(titled.values("en")[:1]),
            saved=Subquery(newest.values("created_at")[:1]),
            review=Subquery(reviews.values("status")[:1]),
            scheduled=Exists(Revision.objects.filter(**own, approved_go_live_at__isnull=False)),
        )
        .values(*_PLAIN, *_TITLES, *extra, "draft_vi", "draft_en", "saved", "review", "scheduled")
    )


def _row(prefix: str, model, values: dict, now: datetime) -> Row:
    kind = f"{values['need_kind']}-need" if "need_kind" in values else model.key_prefix
    live, has_draft = values["live"], values["latest_revision_id"] is not None
    titles = {code: (values[f"draft_{code}"] if has_draft else "") or "" for code in ("vi", "en")}
    if not any(titles.values()):
        titles = {code: values[f"title_{code}"] for code in ("vi", "en")}
    state = derive_state(
        live=live,
        expired=values["expired"],
        first_published_at=values["first_published_at"],
        go_live_at=values["go_live_at"] if values["scheduled"] and not live else None,
        expire_at=values["expire_at"],
        workflow=values["review"],
        now=now,
    )
    return Row(
        key=f"{model.key_prefix}:{values['pk']}",
        kind=kind,
        prefix=prefix,
        number=values["pk"],
        organisation=values["organisation_id"],
        titles=titles,
        state=state,
        review=values["review"] or "",
        is_edited=_is_edited(values),
        updated=values["saved"] or values["created_at"],
        expires=values["expire_at"],
        revision=values["latest_revision_id"],
    )


def _is_edited(values: dict) -> bool:
    """As `listings.pending.has_pending_draft` says of a stored row."""
    if not values["has_unpublished_changes"] or values["latest_revision_id"] is None:
        return False
    if values["live_revision_id"] is not None:
        return values["latest_revision_id"] != values["live_revision_id"]
    published = values["last_published_at"]
    return published is None or values["saved"] > published
