"""What every installation has before anybody edits it. Every step may be repeated, and keeps what editors changed."""

from portal.setup.groups import EDITORS, MODERATORS, prepare_groups
from portal.setup.office import OFFICE, prepare_office
from portal.setup.pages import prepare_pages
from portal.setup.people import prepare_admin
from portal.setup.review import prepare_review

__all__ = [
    "EDITORS",
    "MODERATORS",
    "OFFICE",
    "prepare_admin",
    "prepare_groups",
    "prepare_office",
    "prepare_pages",
    "prepare_review",
]
