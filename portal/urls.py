"""Every address of the site. Pages that people read stand below their language; the rest has none."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from accounts.entrance import sign_in
from portal.api import api
from portal.health import healthz, readyz
from portal.match.views import criterion_suggestions, listing_matches, match_page
from portal.media import media
from portal.search.views import search_page, suggestions
from portal.views.asked import asked
from portal.views.attachment import attachment
from portal.views.calendar import calendar
from portal.views.crawlers import robots, sitemap, sitemap_section
from portal.views.front_door import front_door
from portal.views.listing import listing
from portal.views.organisation import organisation
from portal.views.scientist import scientist

NUMBER = "[0-9]{1,15}"  # what is longer fits no database column
LISTING = rf"^(?P<prefix>research|training|needs)/(?P<number>{NUMBER})/"

urlpatterns = [
    path("", front_door, name="front_door"),
    path("admin/login/", sign_in),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("media/<path:path>", media, name="media"),
    path("api/v1/", api.urls),
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", sitemap, name="sitemap"),
    re_path(r"^sitemap-(?P<name>pages|[0-9]{1,6})\.xml$", sitemap_section, name="sitemap_section"),
    path("favicon.ico", RedirectView.as_view(url=f"{settings.STATIC_URL}icons/favicon.svg")),
    *i18n_patterns(
        path("search/", search_page, name="search"),
        path("match/", match_page, name="match"),
        path("match/criteria/", criterion_suggestions, name="criterion_suggestions"),
        path("suggest/", suggestions, name="suggest"),
        path("account/", include("accounts.urls")),
        path("account/", include("allauth.urls")),
        path("", include("portal.support.urls")),
        path("", include("portal.enquiries.urls")),
        path("", include("portal.questions.urls")),
        path("", include("portal.proposals.urls")),
        path("", include("portal.outcomes.urls")),
        path("", include("portal.alerts.urls")),
        path("", include("portal.bookmarks.urls")),
        path("", include("portal.competitions.urls")),
        path("", include("portal.teams.urls")),
        path("", include("portal.submissions.urls")),
        path("", include("portal.judging.urls")),
        path("", include("portal.results.urls")),
        path("", include("portal.organising.urls")),
        path("workspace/", include("portal.workspace.urls")),
        path("asked-for/", asked, name="asked"),
        re_path(LISTING + rf"files/(?P<document>{NUMBER})/$", attachment, name="listing_attachment"),
        re_path(LISTING + r"(?P<slug>[-a-z0-9]+)/$", listing, name="listing"),
        re_path(LISTING + r"(?P<slug>[-a-z0-9]+)/matches/$", listing_matches, name="listing_matches"),
        re_path(LISTING + "$", listing, name="listing_by_number"),
        path("organisations/<slug:slug>/", organisation, name="organisation"),
        path("scientists/<slug:slug>/", scientist, name="scientist"),
        re_path(rf"^calendar/(?P<number>{NUMBER})\.ics$", calendar, name="calendar"),
        path("_util/login/", sign_in),
        path("", include(wagtail_urls)),
        prefix_default_language=True,
    ),
]
