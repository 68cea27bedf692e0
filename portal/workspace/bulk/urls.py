"""The addresses of many listings at once: import in three screens, template, export."""

from django.urls import path

from portal.workspace.bulk import checked, corrections, export, matching, template, upload

ORGANISATION = "organisations/<slug:slug>/"
JOB = f"{ORGANISATION}import/<uuid:job>/"

urlpatterns = [
    path(f"{ORGANISATION}import/", upload.upload, name="workspace_import"),
    path(f"{ORGANISATION}import/template/<slug:kind>.xlsx", template.template, name="workspace_import_template"),
    path(JOB, matching.match_headings, name="workspace_import_match"),
    path(f"{JOB}check/", checked.checked, name="workspace_import_check"),
    path(f"{JOB}discard/", checked.discard, name="workspace_import_discard"),
    path(f"{JOB}to-correct/", corrections.to_correct, name="workspace_import_to_correct"),
    path(f"{ORGANISATION}export/", export.export, name="workspace_export"),
]
