"""Write a proposal in four steps, each saved by itself; what was sent before stays until it is sent anew."""

from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext_lazy as _
from django.views.decorators.http import require_http_methods

from files.names import clean_name
from listings.choices import Band
from organisations.access import Action
from organisations.refusals import Refused
from portal.forms import DrawnForm
from portal.proposals.access import on_proposal
from portal.proposals.forms import text_field
from portal.proposals.reading import own_offers
from portal.workspace.writing.files.attachments import checked_attachment
from portal.workspace.writing.media_form import FilesField, SeveralFiles
from proposals.content import LONGEST, MOST_OFFERS
from proposals.models import CallState, Proposal
from proposals.naming import owner_shown
from proposals.services import attach, detach, save_draft
from proposals.services.proposing import own_content

ACCEPTED = ".pdf,.docx,.pptx,.xlsx,.png,.jpg,.jpeg,.webp"


class ApproachForm(DrawnForm):
    approach = text_field(
        _("How would you solve it?"),
        _("What you would do, step by step, with which method, and what the organisation has to bring."),
        longest=LONGEST,
        rows=12,
    )


class EvidenceForm(DrawnForm):
    evidence = text_field(
        _("What shows that you can?"),
        _("Where it ran already, with which figures and under which conditions; who would work on it."),
        longest=LONGEST,
        rows=10,
    )


class PlanForm(DrawnForm):
    timeline = text_field(_("When is what done?"), _("One milestone a line."), longest=LONGEST, rows=6)
    price_band = forms.ChoiceField(
        label=_("In which band is the price?"), choices=Band.choices, widget=forms.RadioSelect
    )
    price_note = text_field(_("What is in the price, what is not?"), longest=1000, rows=3, required=False)


class AttachedForm(DrawnForm):
    """Which offers and files go with it; both may be none."""

    offers = forms.MultipleChoiceField(
        label=_("Offers of yours on the portal"),
        help_text=_("Five at most."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    files = FilesField(
        label=_("Files"),
        help_text=_("PDF, Word, PowerPoint, Excel or a picture, up to 20 MB each, five at most. They are sealed too."),
        required=False,
        widget=SeveralFiles({"accept": ACCEPTED}),
    )
    remove_files = forms.MultipleChoiceField(
        label=_("Take files away"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, proposal: Proposal, content, **options):
        super().__init__(*args, **options)
        self.fields["offers"].choices = own_offers(proposal.organisation)
        self.fields["remove_files"].choices = [(str(each.number), each.name) for each in content.files]
        for name in ("offers", "remove_files"):
            if not self.fields[name].choices:
                del self.fields[name]

    def clean_offers(self) -> tuple[str, ...]:
        chosen = tuple(self.cleaned_data["offers"])
        if len(chosen) > MOST_OFFERS:
            raise ValidationError(_("Five at most: choose those that fit best."))
        return chosen


@dataclass(frozen=True)
class Step:
    name: str
    title: str
    form: type[DrawnForm]


STEPS = (
    Step("approach", _("Approach"), ApproachForm),
    Step("evidence", _("Evidence"), EvidenceForm),
    Step("plan", _("Timeline and price"), PlanForm),
    Step("attached", _("Offers and files"), AttachedForm),
)
LAST = STEPS[-1]


@on_proposal(Action.WRITE)
@require_http_methods(["GET", "POST"])
def step(request: HttpRequest, proposal: Proposal, step: str) -> HttpResponse:
    """404 for a step that there is not; after the closing the page shows how it stands."""
    here = next((each for each in STEPS if each.name == step), None)
    if here is None:
        raise Http404
    call = proposal.call
    if call.state() != CallState.OPEN:
        return redirect("proposal", proposal.pk)
    form = _form(request, proposal, here)
    if form.is_valid() and _saved(request, proposal, here, form):
        onward = STEPS.index(here) + 1
        if "later" in request.POST or here is LAST:
            return redirect("proposal", proposal.pk)
        return redirect("write_proposal", proposal.pk, STEPS[onward].name)
    language = get_language()
    context = {
        "heading": here.title,
        "here": "proposals",
        "proposal": proposal,
        "call": call,
        "title": call.need.title(language),
        "owner": owner_shown(call, language, proposal),
        "steps": STEPS,
        "step": here,
        "is_last": here is LAST,
        "form": form,
    }
    return render(request, "proposals/write.html", context, status=422 if form.errors else 200)


def _form(request: HttpRequest, proposal: Proposal, here: Step) -> DrawnForm:
    content = own_content(proposal)
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    extra = {"proposal": proposal, "content": content} if here is LAST else {}
    initial = {name: getattr(content, name, None) for name in here.form.base_fields if name != "files"}
    return here.form(*given, initial=initial, **extra)


def _saved(request: HttpRequest, proposal: Proposal, here: Step, form: DrawnForm) -> bool:
    """What is wrong with a file, or came too late, stands in the form."""
    given = dict(form.cleaned_data)
    files, gone = given.pop("files", ()), given.pop("remove_files", ())
    try:
        if given:
            save_draft(proposal=proposal, **given)
        for number in gone:
            detach(proposal=proposal, number=int(number))
        for upload in files:
            extension, data = checked_attachment(upload.name, upload.read())
            attach(proposal=proposal, name=clean_name(upload.name, extension), data=data)
    except ValidationError as error:
        form.add_error("files", error)
    except Refused as refusal:
        form.add_error(None, str(refusal))
    return not form.errors
