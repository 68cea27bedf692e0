"""What the parts of an address are asked with: one value that fits the pattern, and what it is of."""

from uuid import UUID

# name: (a value that fits, what a walk puts there instead when it asks for an object of the world)
VALUES = {
    "slug": ("don-vi-a", "the organisation"),
    "prefix": ("research", "the listing's section"),
    "number": ("1", "the listing's number, or that of a row below an organisation"),
    "kind": ("research", "a kind of listing"),
    "step": ("basics", "a step of the form"),
    "token": ("khong-phai-ma-that-0123456789", "a mailed token"),
    "enquiry": ("1", "an enquiry of two organisations"),
    "job": (UUID(int=7), "an import"),
    "proposal": ("1", "a proposal to a call"),
    "document": ("1", "an attached file"),
    "name": ("pages", "a part of the sitemap"),
    "path": ("images/none.png", "a file"),
    "need": ("1", "a need's number"),
    "question": ("1", "a public question"),
    "round": ("1", "a round of judging"),
    "track": ("1", "a track of a competition"),
    "member": ("1", "a member of a team"),
    "version": ("1", "a version of the rules"),
    "team": ("1", "a team of a competition"),
    "placement": ("1", "an entry with a place"),
    "code": ("khong-phai-ma-that-0123456789", "a certificate's code"),
    "suffix": ("csv", "a kind of file"),
}
