"""The addresses of a listing's own page, of what is done there, and of the mailed renewal."""

from django.urls import path, re_path

from portal.workspace.listing import actions, at_once, page, preview, renewal

LISTING = r"^listings/(?P<prefix>research|training|needs)/(?P<number>[0-9]{1,15})/"

urlpatterns = [
    re_path(LISTING + "$", page.workspace_listing, name="workspace_listing"),
    re_path(LISTING + "preview/$", preview.workspace_preview, name="workspace_preview"),
    re_path(LISTING + "submit/$", actions.submit_listing, name="submit_listing"),
    re_path(LISTING + "take-back/$", actions.take_back_listing, name="take_back_listing"),
    re_path(LISTING + "renew/$", actions.renew_listing, name="renew_listing"),
    re_path(LISTING + "withdraw/$", actions.withdraw_listing, name="withdraw_listing"),
    re_path(LISTING + "change-now/$", at_once.change_now, name="change_now"),
    path("renewal/<str:token>/", renewal.renewal, name="renewal"),
    path("renewal/all/<str:token>/", renewal.renewal_of_all, name="renewal_of_all"),
]
