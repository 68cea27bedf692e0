"""Organisers write to a chosen subset of teams: first a preview of exactly who gets it, then one letter each."""

import uuid

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _, gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from competitions.models import CompetitionPage
from mailing.letters import composed, post_many
from organisations.letters import link
from portal.organising.access import organising
from portal.organising.chosen import ChosenForm
from portal.organising.models import Circular
from teams.models import Member

LEADERS, EVERYBODY = "leaders", "everybody"


class LetterForm(ChosenForm):
    who = forms.ChoiceField(
        label=gettext_lazy("To whom"),
        choices=[(LEADERS, gettext_lazy("The leader of each team")), (EVERYBODY, gettext_lazy("Every member"))],
    )
    subject = forms.CharField(label=gettext_lazy("Subject"), max_length=150)
    text = forms.CharField(
        label=gettext_lazy("Text"), max_length=5000, widget=forms.Textarea({"rows": 10, "class": "field-box"})
    )
    circular = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def recipients(self) -> list[Member]:
        """Who is in a chosen team, each person once though they be in two, in the order of their teams."""
        members = Member.objects.present().exclude(user__email="")
        members = members.filter(team__in=self.teams().order_by(), user__is_active=True)
        if self.cleaned_data["who"] == LEADERS:
            members = members.filter(is_leader=True)
        found = members.select_related("user", "team").order_by("team__name", "team", "pk")
        return list({member.user_id: member for member in reversed(found)}.values())[::-1]


@organising
@require_http_methods(["GET", "POST"])
def letter(request: HttpRequest, competition: CompetitionPage) -> HttpResponse:
    """A POST shows the preview; one with `send` sends what the preview had, unless it was sent before, or who gets it
    has changed since: then the new preview is shown."""
    start = {name: request.GET.get(name, "") for name in ("track", "state", "lacks", "q")}
    form = LetterForm(request.POST or None, competition=competition, initial=start)
    context = {
        "heading": _("Write to teams"),
        "here": "organising",
        "part": "letter",
        "competition": competition,
        "form": form,
        "sent": Circular.objects.filter(competition=competition).select_related("by")[:10],
    }
    if request.method == "GET" or not form.is_valid():
        return render(request, "organising/letter.html", context)
    recipients = form.recipients()
    signature = ",".join(str(member.pk) for member in recipients)
    if not recipients:
        form.add_error(None, _("Nobody is in this choice."))
        return render(request, "organising/letter.html", context)
    number = form.cleaned_data["circular"]
    if "send" in request.POST and number and request.POST.get("seen") == signature:
        sent = send(competition=competition, form=form, recipients=recipients, number=number, by=request.user)
        told = ngettext("The letter goes to %s person.", "The letter goes to %s people.", sent) % sent
        messages.success(request, told if sent else _("This letter was sent already."))
        return redirect("organise_letter", competition.pk)
    preview = {"recipients": recipients, "seen": signature, "circular": number or uuid.uuid4()}
    return render(request, "organising/letter_preview.html", context | preview)


@transaction.atomic
def send(*, competition: CompetitionPage, form: LetterForm, recipients: list[Member], number: uuid.UUID, by) -> int:
    """Queues one letter a person and keeps that it was sent; returns how many, 0 when it was sent before."""
    said = {name: form.cleaned_data[name] for name in ("subject", "text")}
    values = {"competition": competition, "recipients": len(recipients), "by": by, **said}
    _circular, is_new = Circular.objects.get_or_create(pk=number, defaults=values)
    if not is_new:
        return 0
    letters = []
    for member in recipients:
        language = member.user.language
        about = {"team": member.team.name, "link": link("team", language, member.team_id)}
        letters.append(
            composed(
                to=member.user.email,
                name="organisers_letter",
                language=language,
                context={**said, "title": competition.title, **about},
                headers={"Reply-To": competition.contact_email} if competition.contact_email else None,
            )
        )
    post_many(letters)
    return len(letters)
