"""Which frequent terms the scheme lacks, and which of its concepts nobody names."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from search import statistics
from search.sync import renew_stale
from taxonomy.missing import add_examples, concepts_never_found, terms_without_concept
from taxonomy.models import Concept
from tests.factories import ConceptFactory, ResearchFactory, UserFactory

pytestmark = pytest.mark.django_db
WORDS = "thuyền thúng bơi lặn lưới chài bến cảng chợ nổi bè tre".split()


@pytest.fixture
def counted(db):
    """Twelve listings in both languages, of which four name tide gates; all name concepts of their own."""
    ConceptFactory(slug="boats", label_vi="thuyền thúng", label_en="coracle")
    ConceptFactory(slug="unused", label_vi="tàu ngầm", label_en="submarine")
    for number, word in enumerate(WORDS):
        text = ("Vận hành cống ngăn triều", "Quality of tidal gates") if number < 4 else (f"Việc {word}", "A coracle")
        ResearchFactory(
            title_vi=f"Thuyền thúng {number}",
            summary_vi=f"{text[0]} {'cho phường' if number % 2 else 'của xã'}.",
            title_en=f"Coracle {number}",
            summary_en=text[1],
            published=True,
        )
    renew_stale()
    statistics.remake()


def found():
    terms = terms_without_concept()
    add_examples(terms)
    return {(each.language, each.written): each for each in terms}


def test_frequent_terms_that_are_in_no_label(counted):
    terms = found()
    assert ("vi", "ngăn triều") in terms or ("vi", "cống ngăn") in terms
    assert terms["en", "tidal gates"].listings == 4
    assert not {term for _language, term in terms} & {"thuyền thúng", "coracle", "cho", "của", "of", "0"}
    assert ("vi", "cống") not in terms  # a piece of the pair


def test_examples_are_as_written(counted):
    term = found()["en", "tidal gates"]
    assert [(example.quote.before, example.quote.words) for example in term.examples] == [
        ("Quality of ", "tidal gates")
    ] * 3


def test_most_listings_come_first(counted):
    counts = [term.listings for term in terms_without_concept()]
    assert counts == sorted(counts, reverse=True)
    assert min(counts) >= 3


def test_a_label_takes_the_term_off_the_list(counted):
    ConceptFactory(label_vi="cống ngăn triều", label_en="tidal gate")
    assert not {term for _language, term in found()} & {"ngăn triều", "cống ngăn", "tidal gates"}


def test_concepts_that_nobody_names(counted):
    assert [concept.slug for concept in concepts_never_found()] == ["unused"]


def test_the_reports_lead_to_the_form_of_a_concept(editor_client, counted):
    page = editor_client.get(reverse("terms_without_concept")).content.decode()
    add = reverse(Concept.snippet_viewset.get_url_name("add"))
    assert f"{add}?label_en=tidal+gates" in page
    form = editor_client.get(add, {"label_en": "tidal gates"}).context["form"]
    assert (form["label_en"].value(), form["slug"].value(), form["label_vi"].value()) == (
        "tidal gates",
        "tidal-gates",
        "",
    )
    form = editor_client.get(add, {"label_vi": "Cống ngăn triều"}).context["form"]
    assert form["slug"].value() == "cong-ngan-trieu"
    assert editor_client.get(add).context["form"]["slug"].value() is None
    assert "tàu ngầm" in editor_client.get(reverse("concepts_never_found")).content.decode()


@pytest.mark.parametrize("name", ["terms_without_concept", "concepts_never_found"])
def test_exports_and_rights(name, editor_client, client, counted):
    lines = b"".join(editor_client.get(reverse(name), {"export": "csv"}).streaming_content).decode().splitlines()
    assert len(lines) > 1
    user = UserFactory()
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    assert client.get(reverse(name)).status_code == 302
