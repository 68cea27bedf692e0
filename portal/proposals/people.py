"""Who decides about a call and who reviews."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language, gettext as _
from django.views.decorators.http import require_http_methods

from listings.letters import writers_of
from organisations.access import Action
from organisations.refusals import Refused
from portal.forms import DrawnForm
from portal.proposals.access import on_call
from portal.proposals.forms import ReviewerForm
from portal.workspace.organisation.answers import done
from proposals.models import Call, CallState
from proposals.services import ask_reviewer, remove_reviewer, set_decider


class DeciderForm(DrawnForm):
    def __init__(self, *args, call: Call, **options):
        super().__init__(*args, **options)
        self.people = {str(person.pk): person for person in writers_of(call.need.organisation_id)}
        self.fields["decider"] = forms.ChoiceField(
            label=_("Who decides"),
            help_text=_("An editor or owner of your organisation. Their name stands in the dossier."),
            choices=[(number, person.get_full_name() or person.email) for number, person in self.people.items()],
            initial=str(call.decider_id),
            widget=forms.Select({"class": "field-box"}),
        )


@on_call(Action.WRITE)
@require_http_methods(["GET", "POST"])
def people(request: HttpRequest, call: Call) -> HttpResponse:
    """Three forms of one page: `decider`, `email` and `remove` say which was sent."""
    if call.state() in (CallState.DECIDED, CallState.CANCELLED):
        return redirect("own_call", call.need_id)
    decider = DeciderForm(request.POST if "decider" in request.POST else None, call=call)
    asking = ReviewerForm(request.POST if "email" in request.POST else None)
    here = ("call_people", call.need_id)
    if "remove" in request.POST:
        number = request.POST["remove"]
        reviewer = get_object_or_404(call.reviewers, pk=number if number.isdecimal() else 0)
        return done(request, lambda: remove_reviewer(reviewer=reviewer), _("The reviewer is taken away."), *here)
    if decider.is_valid():
        person = decider.people[decider.cleaned_data["decider"]]
        return done(request, lambda: set_decider(call=call, user=person), _("Saved."), *here)
    if asking.is_valid():
        try:
            ask_reviewer(call=call, email=asking.cleaned_data["email"])
        except Refused as refusal:
            asking.add_error(None, str(refusal))
        else:
            return redirect(*here)
    context = {
        "heading": _("Who decides and who reviews"),
        "organisation": call.organisation,
        "here": "listings",
        "title": call.need.title(get_language()),
        "call": call,
        "decider": decider,
        "asking": asking,
        "reviewers": call.reviewers.select_related("user"),
    }
    status = 422 if decider.errors or asking.errors else 200
    return render(request, "proposals/people.html", context, status=status)
