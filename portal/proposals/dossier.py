"""The dossier of a call for its owner. Making it opens every proposal that came."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.formats import number_format
from django.utils.translation import get_language, gettext as _
from django.views.decorators.http import require_GET

from organisations.access import Action, allows
from portal.proposals.access import judging
from portal.proposals.reading import by_criterion, offers_of, standings
from portal.templatetags.portal import moment
from proposals import dossier as pdf
from proposals.content import parts_of
from proposals.models import Call, Result, Score
from proposals.naming import owner_shown
from proposals.opening import open_proposals


@judging
@require_GET
def dossier(request: HttpRequest, call: Call) -> HttpResponse:
    """For those who may export for the owner; a withheld owner stays unnamed in it, since it is passed on."""
    if not allows(request.role, Action.EXPORT):
        raise Http404
    found = standings(call)
    opened = open_proposals(call=call, proposals=[each.proposal for each in found], by=request.user)
    title, language = call.need.title(get_language()), get_language()
    chapters = [_call(call, found), *(_proposal(call, each, own) for each, own in zip(found, opened, strict=True))]
    said = pdf.dossier(
        title=_("Call for proposals: %(need)s") % {"need": title},
        language=language,
        chapters=chapters,
        running=f"{title} · {owner_shown(call, language)}",
    )
    response = HttpResponse(said, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="call-{call.need_id}.pdf"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _call(call: Call, found) -> pdf.Chapter:
    results = [f"{each.proposal.organisation}: {_total(each.summary)}" for each in found]
    reviewers = [str(each) for each in call.reviewers.select_related("user") if each.may_score]
    decider = call.decided_by.get_full_name() or call.decided_by.email if call.decided_by else ""
    return pdf.Chapter(
        _("The call"),
        [
            (_("Of"), owner_shown(call, get_language())),
            (_("What is asked"), call.asked),
            (_("Opens"), moment(call.opens_at)),
            (_("Closes"), moment(call.closes_at)),
            (_("Criteria and weights"), "\n".join(f"{each.name}: {each.weight}" for each in call.criteria.all())),
            (_("What came, with points of 5"), "\n".join(results)),
            (_("Reviewers"), "" if call.is_withheld else "\n".join(reviewers)),
            (_("Decided"), moment(call.decided_at)),
            (_("Decided by"), "" if call.is_withheld else decider),
            (_("Reason for the decision"), call.decision_reason),
        ],
    )


def _proposal(call: Call, standing, opened) -> pdf.Chapter:
    proposal, content = standing.proposal, opened.content
    points = [
        f"{name}: {'–' if average is None else number_format(average, 1)}"
        for name, _weight, average in by_criterion(call, standing.summary)
    ]
    comments = Score.objects.filter(proposal=proposal).exclude(comment="").select_related("criterion")
    return pdf.Chapter(
        str(proposal.organisation),
        [
            (_("Received"), moment(proposal.sent_at)),
            *parts_of(content),
            (_("Offers"), "\n".join(title for title, _url in offers_of(content.offers))),
            (_("Files"), "\n".join(each.name for each in content.files)),
            (_("Points by criterion"), "\n".join(points)),
            (_("Comments of reviewers"), "\n".join(f"{each.criterion}: {each.comment}" for each in comments)),
            (_("Result"), Result(proposal.result).label if proposal.result else ""),
            (_("Why"), proposal.reason),
        ],
    )


def _total(found) -> str:
    return "–" if found.total is None else number_format(found.total, 2)
