"""Where a draft of an owner who asked to stay unnamed says who that is."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from listings.choices import Audience
from listings.identifying import (
    ABBREVIATION,
    ADDRESS,
    EMAIL,
    NAME,
    PHONE,
    WARD,
    WEBSITE,
    identifying,
    owner_of,
)
from listings.models import Listing
from portal.workspace.writing.steps import step_of, steps_of
from search.documents import LANGUAGES

SORTS = {
    NAME: _("your name"),
    ABBREVIATION: _("an abbreviation of your name"),
    EMAIL: _("an e-mail address"),
    PHONE: _("a telephone number"),
    WEBSITE: _("your website or e-mail domain"),
    ADDRESS: _("your address"),
    WARD: _("your ward"),
}


@dataclass(frozen=True)
class Warned:
    """What stands where: `text` as it is written, `sort` in words, `step` and its title to change it."""

    text: str
    sort: str
    step: str
    step_title: str


def warnings_of(draft: Listing) -> list[Warned]:
    """Empty for an owner who is named. Office, telephone and place are hidden by themselves and not looked at."""
    if draft.audience != Audience.WITHHELD:
        return []
    texts = {
        f"{column}_{code}": text
        for column in ("title", "summary", "body", *draft.long_texts)
        for code in LANGUAGES
        if (text := getattr(draft, f"{column}_{code}"))
    }
    texts["tags"] = ", ".join(tag.name for tag in draft.tags.all())
    # Names of files are hidden with the files, until the owner decides to be named in a later edit.
    texts["attachments"] = "\n".join(file.name for file in draft.attachments.all())
    titles = {step.name: step.title for step in steps_of(draft.kind)}
    found: dict[Warned, None] = {}
    for sign in identifying(texts, owner_of(draft.organisation)):
        step = step_of(draft.kind, sign.column)
        found[Warned(sign.text, str(SORTS[sign.sort]), step, str(titles[step]))] = None
    return list(found)
