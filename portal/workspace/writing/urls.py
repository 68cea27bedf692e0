"""Beginning a listing, and its steps."""

from django.urls import path, re_path

from portal.workspace.writing.beginning.views import workspace_begin, workspace_choose, workspace_new
from portal.workspace.writing.editing import workspace_beside, workspace_edit

OF = r"^organisations/(?P<slug>[-a-zA-Z0-9_]+)/"
STEP = r"^listings/(?P<prefix>research|training|needs)/(?P<number>[0-9]{1,15})/edit/(?P<step>[a-z]{1,20})/"
KIND = "(?P<kind>research|training|application-need|training-need)"

urlpatterns = [
    path("begin/", workspace_begin, name="workspace_begin"),
    re_path(OF + "new/$", workspace_choose, name="workspace_choose"),
    re_path(OF + f"new/{KIND}/$", workspace_new, name="workspace_new"),
    re_path(STEP + "$", workspace_edit, name="workspace_edit"),
    re_path(STEP + "beside/$", workspace_beside, name="workspace_beside"),
]
