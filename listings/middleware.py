"""How a refused step of a review is told, wherever in the admin it was asked for."""

from django.shortcuts import redirect
from django.urls import reverse
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.modal_workflow import render_modal_workflow

from listings.moderation import ReviewRefused


class RefusedReview:
    """Answers with a message and the record's form; Wagtail's views for pages and for listings have no other place."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if not isinstance(exception, ReviewRefused):
            return None
        messages.error(request, str(exception))
        record = exception.task_state.workflow_state.content_object
        address = AdminURLFinder(request.user).get_edit_url(record) or reverse("wagtailadmin_home")
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            # The admin's dialogue goes where its answer says; the message is shown there.
            return render_modal_workflow(request, "", None, {}, json_data={"step": "success", "redirect": address})
        return redirect(address)
