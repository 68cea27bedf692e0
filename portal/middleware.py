"""What the whole site does to each answer."""

from csp.constants import SELF, UNSAFE_INLINE


class AdminContentSecurityPolicy:
    """Wagtail's admin has inline scripts and styles; nothing else of the site may have any."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.path.startswith("/admin/"):
            response._csp_update = {"script-src": [SELF, UNSAFE_INLINE], "style-src": [SELF, UNSAFE_INLINE]}
        return response
