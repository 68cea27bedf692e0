"""Loads the competitions: a Vietnamese page that carries what both share, and its English translation."""

from collections import Counter
from collections.abc import Iterable, Mapping

from competitions.models import CompetitionIndexPage, CompetitionPage
from demand.models import Need
from portal.demonstration.content import ContentError
from portal.demonstration.covers import Cover
from portal.demonstration.days import Days
from portal.demonstration.pictures import Pictures
from portal.demonstration.rows import Known
from portal.demonstration.trees import below, english_slug
from portal.pages.rich_text import rich_text
from portal.pages.saving import PageContent, save_page


def load_competitions(records: Iterable[dict], *, known: Known, pictures: Pictures, by) -> Counter:
    """How many pages were created, updated, left unchanged or kept as an editor has them."""
    outcomes: Counter = Counter()
    parents = below(CompetitionIndexPage)
    for record in records:
        first = None
        for code, parent in parents.items():
            content = _content(record, code, known, pictures, is_first=first is None)
            page, outcome = save_page(
                parent=parent, model=CompetitionPage, content=content, translation_of=first, by=by
            )
            first = first or page
            outcomes[outcome] += 1
    return outcomes


def _content(record: dict, code: str, known: Known, pictures: Pictures, *, is_first: bool) -> PageContent:
    fields = _named(record, "fields", known.fields)
    techniques = _named(record, "techniques", known.techniques)
    cover = Cover(
        seed=record["slug"],
        kind="competition",
        field=fields[0].slug,
        technique_group=techniques[0].group if techniques else "",
    )
    columns = {
        "title": record[f"title_{code}"],
        "tagline": record[f"tagline_{code}"],
        "summary": record[f"summary_{code}"],
        "problem": rich_text(record[f"problem_{code}"]),
        "eligibility": record[f"eligibility_{code}"],
        "rules": rich_text(record[f"rules_{code}"]),
        "edition": record["is_annual_edition"],
        "contact_email": record["contact_email"],
        "runs_elsewhere_url": record.get("runs_elsewhere_url", ""),
        "cover": pictures.of(cover),
        "is_demonstration": True,
        **_streams(record, code),
    }
    return PageContent(
        slug=record["slug"] if code == "vi" else english_slug(record["title_en"]),
        columns=columns,
        related={"fields": fields, "techniques": techniques, "needs": _needs(record)},
        children=_shared(record, known) if is_first else {},
        published_at=known.days.opening(record["phases"][0]["starts_in"]),
    )


def _streams(record: dict, code: str) -> dict[str, list]:
    def of(name: str, block: str, make) -> list:
        return [(block, make(part)) for part in record.get(name, ())]

    return {
        "prizes": of(
            "prizes",
            "prize",
            lambda part: {"title": part[f"title_{code}"], "amount": part["amount"], "text": part[f"text_{code}"]},
        ),
        "faq": of(
            "faq",
            "question",
            lambda part: {"question": part[f"question_{code}"], "answer": rich_text(part[f"answer_{code}"])},
        ),
        "results": [],  # they are rows of `results`
    }


def _shared(record: dict, known: Known) -> dict[str, list[dict]]:
    """What is kept on the first language's page."""
    phases = [_phase(phase, known.days) for phase in record["phases"]]
    organisers = _named(record, "organisers", known.organisations)
    return {
        "phases": sorted(phases, key=lambda phase: phase["starts_at"]),
        "organisers": [{"organisation": organisation} for organisation in organisers],
        "tracks": [_track(track) for track in record.get("tracks", ())],
        "criteria": [
            {name: criterion[name] for name in ("title_vi", "title_en", "weight")} for criterion in record["criteria"]
        ],
    }


def _track(track: dict) -> dict:
    texts = {name: rich_text(track[name]) for name in ("text_vi", "text_en")}
    return {**{name: value for name, value in track.items() if not name.startswith("text_")}, **texts}


def _phase(phase: dict, days: Days) -> dict:
    return {
        "kind": phase["kind"],
        "title_vi": phase["title_vi"],
        "title_en": phase["title_en"],
        "starts_at": days.opening(phase["starts_in"]),
        "ends_at": days.closing(phase["ends_in"]),
    }


def _needs(record: dict) -> list[Need]:
    return list(Need.objects.filter(is_demonstration=True, external_id__in=record.get("needs", ())).order_by("pk"))


def _named(record: dict, name: str, known: Mapping) -> list:
    for slug in record.get(name, ()):
        if slug not in known:
            raise ContentError(f"{record['source']}: {record['slug']}: {name}: unknown: {slug}")
    return [known[slug] for slug in record.get(name, ())]
