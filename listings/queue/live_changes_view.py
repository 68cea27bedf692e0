"""What members changed without review, for editors: seen, or taken back."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _, gettext_lazy
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder

from listings.columns import label_of
from listings.keys import listing_models
from listings.models import Listing, LiveChange
from listings.queue.differences import as_words
from listings.queue.views import PER_PAGE, ForReviewers
from listings.refusals import Refusal
from listings.rights import ask_to_publish
from listings.services import take_change_back
from listings.services.at_once import from_kept, is_child


@dataclass(frozen=True)
class Shown:
    """A change in words; `listing` is None once it was deleted."""

    change: LiveChange
    listing: Listing | None
    label: str = ""
    before: str = ""
    after: str = ""
    edit_url: str = ""


class LiveChangesView(ForReviewers):
    page_title = gettext_lazy("Changes at once")
    template_name = "listings/admin/live_changes.html"
    header_icon = "history"

    def get_context_data(self, **options):
        rows = LiveChange.objects.select_related("organisation", "by", "seen_by")
        only_new = self.request.GET.get("all") != "1"
        page = Paginator(rows.filter(seen_at=None) if only_new else rows, PER_PAGE).get_page(self.request.GET.get("p"))
        page.object_list = [self._shown(change) for change in page.object_list]
        return super().get_context_data(**options) | {"page_obj": page, "only_new": only_new}

    def post(self, request, *args, **options):
        """Marks the ticked ones as seen, or takes one back."""
        if "take_back" in request.POST:
            self._take_back(_number(request.POST["take_back"]))
            return redirect(request.get_full_path())
        pks = [_number(pk) for pk in request.POST.getlist("seen")]
        rows = LiveChange.objects.filter(pk__in=pks, seen_at=None)
        for change in rows:
            listing = _listing(change.key)
            if listing is not None:
                ask_to_publish(request.user, listing)
        rows.update(seen_at=timezone.now(), seen_by=request.user)
        return redirect(request.get_full_path())

    def _take_back(self, pk: int) -> None:
        change = get_object_or_404(LiveChange, pk=pk)
        listing = _listing(change.key)
        if listing is None:
            raise Http404
        try:
            take_change_back(change=change, listing=listing, by=self.request.user)
        except Refusal as refusal:
            messages.error(self.request, str(refusal))
        else:
            messages.success(self.request, _("The former value is public again."))

    def _shown(self, change: LiveChange) -> Shown:
        listing = _listing(change.key)
        if listing is None:
            return Shown(change, None)
        edit_url = AdminURLFinder(self.request.user).get_edit_url(listing) or ""
        label = label_of(type(listing), change.column)
        before, after = (_in_words(listing, change.column, kept) for kept in (change.before, change.after))
        return Shown(change, listing, label, before, after, edit_url)


def _in_words(listing: Listing, column: str, kept) -> str:
    value = from_kept(listing, column, kept)
    if is_child(listing, column):
        model = listing._meta.get_field(column).related_model
        value = [model(**columns) for columns in value]
    setattr(listing, column, value)  # of a copy that is never saved
    return as_words(listing, column) or "–"


def _listing(key: str) -> Listing | None:
    prefix, _colon, pk = key.partition(":")
    model = next((model for model in listing_models() if model.key_prefix == prefix), None)
    return model and model.objects.filter(pk=pk).first()


def _number(text: str) -> int:
    if not text.isdecimal() or len(text) > 15:
        raise Http404
    return int(text)
