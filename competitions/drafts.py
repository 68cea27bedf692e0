"""New competitions as drafts: from a need that nobody answers, or from last year's."""

from datetime import datetime
from uuid import uuid4

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.html import escape, linebreaks
from django.utils.text import Truncator, slugify
from django.utils.translation import gettext as _

from competitions.models import CompetitionIndexPage, CompetitionPage, Organiser
from demand.models import Need
from listings.choices import Audience
from organisations.refusals import Refused
from search.analysis import fold

TEXTS = ("body", "users", "present", "outcome", "data_available", "must_haves")


def may_draft(user) -> bool:
    index = CompetitionIndexPage.objects.filter(locale__language_code=settings.LANGUAGE_CODE).first()
    return index is not None and index.permissions_for_user(user).can_add_subpage()


@transaction.atomic
def draft_from_need(*, need: Need, by) -> CompetitionPage:
    """The Vietnamese page, with an English one beside it where the need has English texts. A withheld owner is named
    nowhere in it. Raises Refused for a need that is not public."""
    _need_right(by)
    if not Need.objects.visible_to(member=True).filter(pk=need.pk).exists():
        raise Refused(_("A competition is drafted from a published need."))
    key, first = uuid4(), None
    for index in _indices():
        code = index.locale.language_code
        title = need.title(code)
        if first is not None and not need.title_en:
            continue
        page = CompetitionPage(
            title=title,
            slug=_free_slug(index, slugify(fold(title))[:60].strip("-") or "cuoc-thi"),
            locale=index.locale,
            translation_key=key,
            live=False,
            owner=by,
            tagline=Truncator(need.text("summary", code) or title).chars(240),
            summary=need.text("summary", code) or title,
            problem=_problem(need, code),
            is_demonstration=need.is_demonstration,
        )
        if first is None:
            page.fields, page.techniques, page.needs = need.fields.all(), need.techniques.all(), [need]
            if need.audience != Audience.WITHHELD:
                page.organisers = [Organiser(organisation=need.organisation)]
        index.add_child(instance=page)
        page.save_revision(user=by, log_action="wagtail.create")
        first = first or page
    return first


@transaction.atomic
def copy_for_next_year(*, competition: CompetitionPage, by) -> CompetitionPage:
    """A draft of it and its translations with all dates a year later, the same hour in Vietnam; without teams, results,
    co-organisers and the versions of its rules. `competition` is the first language's page."""
    _need_right(by)
    old, key, first = competition.edition, uuid4(), None
    for page in [competition, *competition.get_translations()]:
        parent = page.get_parent().specific
        changes = {
            "title": _next(page.title, old),
            "slug": _free_slug(parent, _next(page.slug, old)),
            "edition": old + 1 if old else None,
            "translation_key": key,
            "results": [],
            "news": [],
            "first_published_at": None,
            "last_published_at": None,
            "live": False,
            "expire_at": None,
            "go_live_at": None,
        }
        made = page.copy(
            to=parent,
            update_attrs=changes,
            copy_revisions=False,
            keep_live=False,
            reset_translation_key=False,
            user=by,
        ).specific
        phases = list(made.phases.all())
        for phase in phases:
            phase.starts_at, phase.ends_at = a_year_later(phase.starts_at), a_year_later(phase.ends_at)
        made.phases = phases
        made.save()
        made.save_revision(user=by)
        first = first or made
    return first


def a_year_later(moment: datetime) -> datetime:
    """The same day and hour of the clock in Vietnam; 29 February becomes the 28th."""
    local = timezone.localtime(moment)
    day = 28 if (local.month, local.day) == (2, 29) else local.day
    return local.replace(year=local.year + 1, day=day)


def _indices() -> list[CompetitionIndexPage]:
    """The first language's first."""
    pages = CompetitionIndexPage.objects.select_related("locale")
    return sorted(pages, key=lambda page: page.locale.language_code != settings.LANGUAGE_CODE)


def _need_right(by) -> None:
    if not may_draft(by):
        raise PermissionDenied


def _next(text: str, year: int | None) -> str:
    return text.replace(str(year), str(year + 1)) if year else text


def _free_slug(parent, slug: str) -> str:
    taken = set(parent.get_children().values_list("slug", flat=True))
    return next(each for each in (slug, *(f"{slug}-{number}" for number in range(2, 1000))) if each not in taken)


def _problem(need: Need, code: str) -> str:
    parts = [need.text(name, code) for name in TEXTS]
    text = "\n\n".join(part.strip() for part in parts if part.strip()) or need.title(code)
    return linebreaks(escape(text))
