"""The addresses of submissions."""

from django.urls import re_path

from portal.submissions.files import submitted_file
from portal.submissions.receipt import receipt
from portal.submissions.submit import submit

NUMBER = "(?P<number>[0-9]{1,15})"
DOCUMENT = "(?P<document>[0-9]{1,15})"

urlpatterns = [
    re_path(rf"^teams/{NUMBER}/submit/$", submit, name="submit"),
    re_path(rf"^submissions/{NUMBER}/$", receipt, name="submission"),
    re_path(rf"^submissions/{NUMBER}/files/{DOCUMENT}/$", submitted_file, name="submitted_file"),
]
