"""Ask about a need, answer for its owner, and see how one's own questions stand."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from demand.models import Need
from listings.refusals import Refusal
from organisations.access import Action
from organisations.services import is_verified_member
from portal.addresses import address
from portal.questions.access import on_question
from portal.questions.forms import AnswerForm, AskForm
from portal.workspace.access import signed_in
from questions.models import PublicQuestion
from questions.refusals import TooOften
from questions.rules import signs_in, takes_questions
from questions.services import answer, ask

PER_PAGE = 20


@signed_in
@require_http_methods(["GET", "POST"])
def ask_question(request: HttpRequest, need: str) -> HttpResponse:
    """About a need that this person may see; 404 for any other."""
    visible = Need.objects.visible_to(member=is_verified_member(request.user))
    found = visible.filter(pk=need).first()
    if found is None:
        raise Http404
    form, status = AskForm(request.POST or None), 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            try:
                ask(need=found, by=request.user, text=form.cleaned_data["text"])
            except Refusal as refusal:
                form.add_error(None, str(refusal))
                status = 429 if isinstance(refusal, TooOften) else 400
            else:
                messages.success(request, _("A moderator of the city reads your question before it is public."))
                return redirect("my_questions")
    language = get_language()
    context = {
        "heading": _("Ask a question"),
        "form": form,
        "title": found.title(language),
        "back": address(found.key, found.slug, language),
        "is_over": not takes_questions(found),
    }
    return render(request, "questions/ask.html", context, status=status)


@signed_in
@require_GET
def my_questions(request: HttpRequest) -> HttpResponse:
    """Everything that this person asked, the newest first. A need that they may no longer see is not named."""
    own = PublicQuestion.objects.filter(asker=request.user).select_related("need").order_by("-asked_at", "-pk")
    page = Paginator(own, PER_PAGE).get_page(request.GET.get("page"))
    visible = Need.objects.visible_to(member=is_verified_member(request.user))
    seen = set(visible.filter(pk__in=[each.need_id for each in page]).values_list("pk", flat=True))
    language = get_language()
    for each in page:
        need = each.need
        each.about = (need.title(language), address(need.key, need.slug, language)) if need.pk in seen else None
    context = {"heading": _("My questions"), "here": "questions", "page": page}
    return render(request, "questions/mine.html", context)


@on_question(Action.WRITE)
@require_http_methods(["GET", "POST"])
def answer_question(request: HttpRequest, question: PublicQuestion) -> HttpResponse:
    need, language, status = question.need, get_language(), 200
    form = AnswerForm(request.POST or None, initial={"text": question.answer})
    page = address(need.key, need.slug, language)
    if request.method == "POST":
        status = 400
        if form.is_valid() and _answered(request, question, form):
            messages.success(request, _("Your answer is public."))
            return redirect(f"{page}#question-{question.pk}")
    context = {
        "heading": _("Answer a question"),
        "organisation": request.organisation,
        "question": question,
        "title": need.title(language),
        "page_url": page,
        "form": form,
        "is_over": not takes_questions(need),
    }
    return render(request, "questions/answer.html", context, status=status)


def _answered(request: HttpRequest, question: PublicQuestion, form: AnswerForm) -> bool:
    """Whether the answer is public now; otherwise the form says why not."""
    text, stands_by_it = form.cleaned_data["text"], form.cleaned_data["names_nobody"]
    signs = [] if stands_by_it else signs_in(question.need, text)
    if signs:
        form.needs_a_look(signs)
        return False
    try:
        answer(question=question, text=text, by=request.user, names_nobody=stands_by_it)
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return False
    return True
