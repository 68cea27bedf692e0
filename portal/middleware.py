"""What the whole site does to each answer."""

from csp.constants import SELF, UNSAFE_INLINE
from django.middleware.locale import LocaleMiddleware
from django.utils.cache import patch_vary_headers


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
