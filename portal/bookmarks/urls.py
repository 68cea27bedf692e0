"""Where one keeps things, sees what one keeps, and compares."""

from django.urls import path

from portal.bookmarks.views import bookmark_note, bookmarks, keep
from portal.comparison.views import compare

urlpatterns = [
    path("bookmarks/", bookmarks, name="bookmarks"),
    path("bookmarks/keep/", keep, name="keep"),
    path("bookmarks/note/", bookmark_note, name="bookmark_note"),
    path("compare/", compare, name="compare"),
]
