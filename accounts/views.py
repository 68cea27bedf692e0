"""A person's own account: what is held, what was agreed to, taking it along, erasing it."""

from allauth.account.decorators import reauthentication_required
from allauth.mfa.adapter import get_adapter
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import personal_data
from accounts.consents import PURPOSES, REQUIRED, VERSION, address_of, give_consent, withdraw_consent
from accounts.forms import PersonForm
from accounts.services import StillNeeded, erase_account, sole_ownerships


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def my_account(request: HttpRequest) -> HttpResponse:
    form = PersonForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Saved."))
        return redirect("my_account")
    given = {consent.purpose: consent for consent in request.user.consents.filter(withdrawn_at__isnull=True)}
    consents = [
        {
            "purpose": purpose,
            "text": text,
            "given": given.get(purpose),
            "address": address_of(purpose),
            "is_required": purpose in REQUIRED,
        }
        for purpose, text in PURPOSES.items()
    ]
    has_second_step = get_adapter().is_mfa_enabled(request.user, types=["totp", "webauthn"])
    context = {"form": form, "consents": consents, "has_second_step": has_second_step, "here": "account"}
    return render(request, "accounts/my_account.html", context)


@require_safe
def terms(request: HttpRequest) -> HttpResponse:
    """The texts that are agreed to at sign-up."""
    return render(request, "accounts/terms.html", {"version": VERSION})


@login_required
@require_POST
def change_consent(request: HttpRequest) -> HttpResponse:
    """`purpose` and `to`: give or withdraw. Withdrawing what the account stands on leads to its erasure."""
    purpose = request.POST.get("purpose")
    if purpose not in PURPOSES:
        return HttpResponseBadRequest()
    if request.POST.get("to") == "give":
        give_consent(user=request.user, purpose=purpose, language=get_language())
        messages.success(request, _("Your consent was recorded."))
    elif purpose in REQUIRED:
        return redirect("account_delete")
    else:
        withdraw_consent(user=request.user, purpose=purpose)
        messages.success(request, _("Your consent was withdrawn."))
    return redirect("my_account")


@never_cache
@login_required
@require_POST
@reauthentication_required
def export_data(request: HttpRequest) -> HttpResponse:
    text = personal_data.export(request.user)
    return HttpResponse(
        text,
        content_type="application/json; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="my-data.json"'},
    )


@never_cache
@login_required
@reauthentication_required
@require_http_methods(["GET", "HEAD", "POST"])
def delete_account(request: HttpRequest) -> HttpResponse:
    """Says what goes and what stays; erases on POST. An only owner is told what to do first: 409."""
    if request.method == "POST":
        try:
            erase_account(user=request.user)
        except StillNeeded as still:
            return render(request, "accounts/delete.html", {"owned": still.organisations}, status=409)
        logout(request)
        return render(request, "accounts/deleted.html")
    return render(request, "accounts/delete.html", {"owned": sole_ownerships(request.user)})
