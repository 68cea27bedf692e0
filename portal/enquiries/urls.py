"""The addresses of enquiries."""

from django.urls import path, re_path

from portal.enquiries.absence import absence
from portal.enquiries.acting import ACTS, acting, declining
from portal.enquiries.file import enquiry_file
from portal.enquiries.overview import enquiries
from portal.enquiries.thread import thread
from portal.enquiries.writing import new_enquiry

NUMBER = "[0-9]{1,15}"
ONE = rf"^workspace/enquiries/(?P<enquiry>{NUMBER})/"

urlpatterns = [
    path("workspace/enquiries/", enquiries, name="enquiries"),
    re_path(
        rf"^workspace/enquiries/new/(?P<prefix>research|training|needs)/(?P<number>{NUMBER})/$",
        new_enquiry,
        name="new_enquiry",
    ),
    re_path(ONE + "$", thread, name="enquiry"),
    re_path(ONE + "decline/$", declining, name="enquiry_decline"),
    *(re_path(ONE + f"{name}/$", acting(name), name=f"enquiry_{name}") for name in ACTS),
    re_path(ONE + rf"files/(?P<document>{NUMBER})/$", enquiry_file, name="enquiry_file"),
    path("workspace/organisations/<slug:slug>/absence/", absence, name="workspace_absence"),
]
