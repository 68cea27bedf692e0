"""What everybody reads of results: a team's page, what became of the winners, and whether a certificate is genuine."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from competitions.models import CompetitionPage
from portal.results.wording import for_what, wording
from results.certificates import certificate_pdf
from results.models import Certificate, LedgerKind
from results.reading import certificate_of, ledger as ledger_rows, public_team as team_of

PAGE_SIZE = 30


@require_safe
def public_team(request: HttpRequest, number: str, team: str) -> HttpResponse:
    """404 until the results of its track are published."""
    competition = get_object_or_404(CompetitionPage.objects.live().public(), pk=number)
    found = team_of(competition, int(team))
    if found is None:
        raise Http404
    context = {
        "team": found,
        "won": for_what(found.placement),
        "presentation": getattr(found, "presentation", None),
        "competition": competition.in_language(get_language()),
        "rows": found.placement.ledger.all(),
    }
    return render(request, "results/team.html", context)


@require_safe
def ledger(request: HttpRequest) -> HttpResponse:
    """`kind` narrows it to the piloted, deployed or licensed."""
    kind = request.GET.get("kind", "")
    rows = ledger_rows()
    if kind in LedgerKind.values:
        rows = rows.filter(kind=kind)
    listed = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    titles = titles_of({row.placement.track.page for row in listed})
    context = {
        "listed": listed,
        "rows": [(row, *titles[row.placement.track.page_id]) for row in listed],
        "kinds": LedgerKind.choices,
        "kind": kind if kind in LedgerKind.values else "",
    }
    return render(request, "results/ledger.html", context)


@never_cache
@require_safe
def certificate(request: HttpRequest, code: str) -> HttpResponse:
    """For whoever has the code; search engines do not keep it."""
    found = _certificate(code)
    context = {
        "certificate": found,
        "won": for_what(found.placement),
        "competition": found.placement.track.page.in_language(get_language()),
    }
    answer = render(request, "results/certificate.html", context)
    return _unlisted(answer)


@never_cache
@require_safe
def certificate_file(request: HttpRequest, code: str) -> HttpResponse:
    found = _certificate(code)
    answer = HttpResponse(certificate_pdf(wording(found)), content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="certificate-{found.pk}.pdf"'
    return _unlisted(answer)


def titles_of(competitions: set[CompetitionPage]) -> dict[int, tuple[str, str]]:
    """(title, path) in the reader's language by the number of the first language's page; two queries at most."""
    keys = [page.translation_key for page in competitions]
    rows = (
        CompetitionPage.objects.live().public().filter(translation_key__in=keys, locale__language_code=get_language())
    )
    shown = {page.translation_key: page for page in rows}
    return {
        page.pk: (pages.title, pages.url) for page in competitions for pages in [shown.get(page.translation_key, page)]
    }


def _certificate(code: str) -> Certificate:
    found = certificate_of(code)
    if found is None:
        raise Http404
    return found


def _unlisted(answer: HttpResponse) -> HttpResponse:
    answer["X-Robots-Tag"] = "noindex"
    answer["Referrer-Policy"] = "no-referrer"
    return answer
