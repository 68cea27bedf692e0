"""Short names in addresses, made from names."""

import secrets

from django.utils.text import slugify

from search.analysis import fold

# What an address of the site means, or could come to mean, by itself.
RESERVED = frozenset(
    "account accounts add admin api ask-to-join delete edit export feed import invitations join leave login logout "
    "members me new portal profile programme-office register scientists search settings signup site support "
    "verification workspace".split()
)
LONGEST = 80


def free_slug(name: str, *, taken) -> str:
    """A short name that is neither reserved nor taken; `taken(slug)` says whether one is."""
    base = slugify(fold(name))[: LONGEST - 10].strip("-") or "don-vi"
    candidates = [base, *(f"{base}-{number}" for number in range(2, 100))]
    for slug in candidates:
        if slug not in RESERVED and not taken(slug):
            return slug
    return f"{base}-{secrets.token_hex(4)}"
