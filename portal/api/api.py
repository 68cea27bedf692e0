"""Puts the API together; its documentation is made from it and stands at /api/v1/docs."""

from portal.api import listings, matches, outcomes, search, suggest
from portal.api.answers import AddressLimit, CleanParser, PublicAPI

api = PublicAPI(
    title="Ho Chi Minh City AI portal",
    version="1.0.0",
    description=(
        "Offers (AI research and training products), needs, competitions and organisations of Ho Chi Minh City's "
        "programme for AI research and application. Reading needs no key. Texts are in Vietnamese, in English or in "
        "both; `lang` or Accept-Language says which a reader prefers. Addresses (`url`) are paths on this site."
    ),
    urls_namespace="api",
    parser=CleanParser(),
    throttle=[AddressLimit("read")],
)
api.add_router("", search.router, tags=["search"])
api.add_router("", suggest.router, tags=["search"])
api.add_router("", listings.router, tags=["listings"])
api.add_router("", matches.router, tags=["matches"])
api.add_router("", outcomes.router, tags=["outcomes"])
