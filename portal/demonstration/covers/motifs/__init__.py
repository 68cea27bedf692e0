"""One motif for each field of application."""

from portal.demonstration.covers.motifs import (
    agriculture,
    commerce,
    construction,
    education,
    energy,
    environment,
    finance,
    health,
    legal,
    logistics,
    manufacturing,
    media,
    public_administration,
    public_safety,
    tourism_culture,
    transport,
)

MOTIFS = {
    "health": health.draw,
    "education": education.draw,
    "transport": transport.draw,
    "public-administration": public_administration.draw,
    "manufacturing": manufacturing.draw,
    "agriculture": agriculture.draw,
    "logistics": logistics.draw,
    "commerce": commerce.draw,
    "finance": finance.draw,
    "environment": environment.draw,
    "energy": energy.draw,
    "construction": construction.draw,
    "tourism-culture": tourism_culture.draw,
    "media": media.draw,
    "public-safety": public_safety.draw,
    "legal": legal.draw,
}
