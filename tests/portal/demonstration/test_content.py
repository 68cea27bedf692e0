"""What the files promise: enough of everything, over all fields, in texts long enough to match on."""

import re
from collections import Counter
from datetime import date
from unicodedata import is_normalized

import pytest

from competitions.choices import PhaseKind
from organisations.models import Organisation, OrganisationKind, Scientist
from portal.demonstration.content import FOLDER, Content, ContentError, read_content
from portal.demonstration.covers.motifs import MOTIFS
from portal.demonstration.days import Days
from portal.demonstration.rows import MODELS, Known, row
from portal.demonstration.states import STATES
from tests.portal.demonstration.once import loaded_once

pytestmark = pytest.mark.django_db  # pytest-django makes no database for a module without it
LONG_TEXTS = {kind: ("body", *model.long_texts) for kind, model in MODELS.items()}


def listings(content):
    return [(kind, record) for kind in MODELS for record in getattr(content, kind)]


def words_in(kind, record, language):
    texts = (record.get(f"{column}_{language}", "") for column in LONG_TEXTS[kind])
    return sum(len(text.split()) for text in texts)


def test_there_is_enough_of_everything_beside_what_is_not_published(content):
    published = {
        kind: [record for record in getattr(content, kind) if record["external_id"] not in STATES] for kind in MODELS
    }
    assert len(content.organisations) >= 24
    assert len(published["research"]) >= 60
    assert len(published["training"]) >= 25
    assert len(published["needs"]) >= 50
    assert len(content.competitions) >= 7
    assert {record["kind"] for record in content.organisations} == set(OrganisationKind.values)


@pytest.mark.parametrize("field", MOTIFS)
def test_each_field_has_solutions_training_and_needs(content, field):
    for kind in MODELS:
        assert any(field in record["fields"] for record in getattr(content, kind)), kind


def test_own_numbers_are_unique_and_say_demonstration(content):
    counts = Counter(record["external_id"] for _kind, record in listings(content))
    assert [number for number, count in counts.items() if count > 1] == []
    assert all(number.startswith("demo-") for number in counts)
    assert set(STATES) <= set(counts)


def test_a_third_is_in_english_too_and_some_in_english_only(content):
    records = [record for _kind, record in listings(content)]
    vietnamese = [record for record in records if "title_vi" in record]
    both = [record for record in vietnamese if "title_en" in record]
    english_only = [record for record in records if "title_vi" not in record]
    assert len(both) * 3 >= len(vietnamese)
    assert 3 <= len(english_only) <= 12


def test_texts_are_long_enough_to_match_on_and_short_enough_to_read(content):
    odd = [
        (record["external_id"], language, count)
        for kind, record in listings(content)
        for language in ("vi", "en")
        if f"title_{language}" in record and not 150 <= (count := words_in(kind, record, language)) <= 500
    ]
    assert odd == []


def test_titles_and_summaries_are_short(content):
    for _kind, record in listings(content):
        for language in ("vi", "en"):
            assert len(record.get(f"title_{language}", "")) <= 110, record["external_id"]
            assert len(record.get(f"summary_{language}", "")) <= 300, record["external_id"]


def test_every_file_is_in_nfc():
    for path in FOLDER.rglob("*.yaml"):
        assert is_normalized("NFC", path.read_text(encoding="utf-8")), path


def test_addresses_are_invented(content):
    """No mail and no visitor may reach anybody real."""
    for path in FOLDER.rglob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        for host in re.findall(r"[\w.+-]+@([\w.-]+\w)|https?://([\w.-]+\w)", text):
            assert "".join(host).endswith(".example"), path


def test_a_withheld_name_stands_in_no_text(content):
    names = {each["slug"]: (each["name_vi"], each["name_en"]) for each in content.organisations}
    withheld = [record for _kind, record in listings(content) if record.get("name_withheld")]
    assert withheld
    for record in withheld:
        texts = "\n".join(value for name, value in record.items() if name.endswith(("_vi", "_en")))
        assert not any(name in texts for name in names[record["organisation"]]), record["external_id"]


@pytest.fixture(scope="module")
def known(content, django_db_setup, django_db_blocker):
    with loaded_once(Content(organisations=content.organisations, scientists=content.scientists), django_db_blocker):
        yield Known(
            {each.slug: each for each in Organisation.objects.all()},
            {each.slug: each for each in Scientist.objects.all()},
            Days(date(2026, 11, 23)),
        )


def test_every_record_is_allowed(content, known):
    for kind, record in listings(content):
        row(kind, record, known)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"trl": 12}, r"research/\w+.yaml: demo-r-finance-1: trl: "),
        ({"price_band": "cheap"}, "price_band: "),
        ({"cooperation": ["marriage"]}, "cooperation: .*marriage"),
        ({"fields": ["alchemy"]}, "fields: unknown: alchemy"),
        ({"organisation": "nobody"}, "organisation: unknown: nobody"),
        ({"colour": "blue"}, "colour: no such field"),
    ],
)
def test_what_is_not_allowed_is_named_with_file_record_and_field(content, known, change, message):
    record = next(record for record in content.research if record["external_id"] == "demo-r-finance-1")
    with pytest.raises(ContentError, match=message):
        row("research", record | change, known)


def test_competitions_are_in_different_phases(content):
    """One in each phase, and one finished with results and ledger."""
    running = set()
    for record in content.competitions:
        now = tuple(phase["kind"] for phase in record["phases"] if phase["starts_in"] <= 0 <= phase["ends_in"])
        running.add(now)
        assert sum(criterion["weight"] for criterion in record["criteria"]) == 100
    assert {kind for now in running for kind in now} == set(PhaseKind.values)
    assert {now for now in running if len(now) == 1} >= {(kind,) for kind in PhaseKind.values if kind != "registration"}
    finished = [record for record in content.competitions if record.get("results")]
    assert any(line for record in finished for part in record["results"] for line in part.get("ledger", ()))


def test_a_broken_file_is_named(tmp_path):
    (tmp_path / "needs").mkdir()
    (tmp_path / "needs" / "health.yaml").write_text("- external_id: [", encoding="utf-8")
    with pytest.raises(ContentError, match=r"needs/health\.yaml"):
        read_content(tmp_path)


def test_texts_are_composed_and_end_without_a_line_break(tmp_path):
    (tmp_path / "organisations.yaml").write_text("- name_vi: |\n    Ha\u0323t\n", encoding="utf-8")
    assert read_content(tmp_path).organisations[0]["name_vi"] == "Hạt"
