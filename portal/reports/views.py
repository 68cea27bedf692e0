"""Reports in the admin."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language, gettext as _, gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from competitions.drafts import may_draft
from competitions.models import CompetitionIndexPage
from portal.addresses import card_address
from portal.reports.unanswered import GOOD_MATCH, report, titles
from search import registry
from search.matching.routes import COMPETITION, POOLED_CLASS, RESEARCH, Unanswered
from search.matching.service import MatchesUnavailable

PERMISSION = "demand.change_need"
PROPOSALS = {
    COMPETITION: gettext_lazy("A competition: solutions exist for parts of it, none for the whole."),
    POOLED_CLASS: gettext_lazy("A pooled class: several organisations have people to train in the same thing."),
    RESEARCH: gettext_lazy("A task for the yearly science programme: nobody offers anything for it."),
}


@dataclass(frozen=True)
class NeedRow:
    """`number` is the need's own."""

    title: str
    url: str
    score: int
    number: str


@dataclass(frozen=True)
class ProblemRow:
    """`action` and `url` are the first step of the proposal, empty where there is none."""

    concepts: str
    organisations: int
    needs: list[NeedRow]
    proposal: str
    action: str
    url: str


class UnansweredNeeds(WagtailAdminTemplateMixin, TemplateView):
    """Open needs without a good match, grouped by what they have in common, with a proposal for each group."""

    page_title = gettext_lazy("Needs that nobody answers")
    header_icon = "help"
    template_name = "portal/admin/unanswered_needs.html"
    _show_breadcrumbs = True

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perm(PERMISSION):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs) | {"threshold": GOOD_MATCH}
        try:
            made = report()
        except MatchesUnavailable:
            return context | {"unavailable": True}
        language = get_language()
        known = titles([need for problem in made.shared for need in problem.needs] + list(made.lone), language)
        return context | {
            "may_draft": may_draft(self.request.user),
            "looked_at": made.looked_at,
            "at": made.at,
            "problems": [_problem(problem, known, language) for problem in made.shared],
            "lone": [_need(need, known, language) for need in made.lone if need.key in known],
        }


def _problem(problem, known, language: str) -> ProblemRow:
    action, url = _first_step(problem.proposal, problem.concepts[0])
    return ProblemRow(
        concepts=", ".join(registry.label("concept", slug, language) for slug in problem.concepts),
        organisations=problem.organisations,
        needs=[_need(need, known, language) for need in problem.needs if need.key in known],
        proposal=str(PROPOSALS[problem.proposal]),
        action=action,
        url=url,
    )


def _need(need: Unanswered, known, language: str) -> NeedRow:
    title, card = known[need.key]
    return NeedRow(
        title, f"{card_address(need.key, card, language)}matches/", round(need.best), need.key.rpartition(":")[2]
    )


def _first_step(proposal: str, concept: str) -> tuple[str, str]:
    if proposal == COMPETITION:
        parent = CompetitionIndexPage.objects.filter(locale__language_code="vi").first()
        if parent is None:
            return "", ""
        return _("Draft a competition"), reverse(
            "wagtailadmin_pages:add", args=("competitions", "competitionpage", parent.pk)
        )
    kind = "training" if proposal == POOLED_CLASS else "research"
    label = _("Who teaches something near it") if kind == "training" else _("Who works on something near it")
    return label, f"{reverse('search')}?{urlencode({'kind': kind, 'q': registry.label('concept', concept, 'vi')})}"
