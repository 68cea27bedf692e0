"""A version of a competition's rules, also one that was replaced: a team can read what it accepted."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language, gettext as _
from django.views.decorators.http import require_safe

from competitions.models import CompetitionPage


@require_safe
def competition_rules(request: HttpRequest, number: str, version: str) -> HttpResponse:
    """In the reader's language, or in the other where the version has only that."""
    competition = get_object_or_404(CompetitionPage.objects.select_related("locale"), pk=number)
    if not competition.is_public():
        raise Http404
    versions = list(competition.rules_versions.all())
    found = next((each for each in versions if each.number == int(version)), None)
    if found is None:
        raise Http404
    later = [each for each in versions if each.number > found.number]
    language = get_language() if get_language() in found.texts else next(iter(found.texts))
    page = competition.in_language(get_language())
    context = {
        "heading": _("Rules, version %(number)d") % {"number": found.number},
        "title": page.title,
        "page_url": page.get_url(request),
        "competition": competition,
        "version": found,
        "versions": versions,
        "is_newest": not later,
        "until": later[-1].since if later else None,
        "language": language,
        "text": found.texts[language],
    }
    return render(request, "competitions/rules.html", context)
