"""What the whole site does to each answer."""

from allauth.mfa.adapter import get_adapter
from csp.constants import SELF, UNSAFE_INLINE
from django.conf import settings
from django.contrib import messages
from django.middleware.locale import LocaleMiddleware
from django.shortcuts import redirect
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _

from history.access import record_access
from portal.watched import seen


class AdminContentSecurityPolicy:
    """Wagtail's admin has inline scripts and styles; nothing else of the site may have any."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.path.startswith("/admin/"):
            response._csp_update = {"script-src": [SELF, UNSAFE_INLINE], "style-src": [SELF, UNSAFE_INLINE]}
        return response


class LocaleOfPages(LocaleMiddleware):
    """What is missing is looked for below a language, but for the API: a program is told that it is missing."""

    def process_response(self, request, response):
        if response.status_code == 404 and request.path.startswith("/api/"):
            patch_vary_headers(response, ("Accept-Language",))
            return response
        return super().process_response(request, response)


class StaffNeedMfa:
    """Whoever may enter the admin needs a second step before anything of it answers."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if settings.STAFF_NEED_MFA and request.path.startswith("/admin/") and self._lacks_it(request.user):
            messages.warning(request, _("Staff sign in with a second step. Add an authenticator app or a passkey."))
            return redirect("mfa_index")
        return self.get_response(request)

    def _lacks_it(self, user) -> bool:
        return (
            user.is_authenticated
            and user.has_perm("wagtailadmin.access_admin")
            and not get_adapter().is_mfa_enabled(user, types=["totp", "webauthn"])
        )


class NotedAccess:
    """Writes a row when staff were shown personal data, a withheld name or an export."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.path.startswith("/admin/") and response.status_code == 200 and request.user.is_authenticated:
            for what, key in seen(request):
                record_access(by=request.user, what=what, key=key)
        return response
