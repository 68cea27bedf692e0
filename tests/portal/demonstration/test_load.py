from dataclasses import replace
from datetime import timedelta
from io import StringIO

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.utils import timezone
from wagtail.models import Workflow

from catalog.models import ResearchProduct, TrainingProduct
from competitions.models import CompetitionPage, EventPage
from competitions.phases import entry_deadline
from demand.models import Need
from files.models import Picture
from history.models import StateChange
from listings.choices import Audience, State
from listings.services import publish, save_draft
from organisations.models import Organisation, Scientist
from portal.demonstration.content import ContentError
from portal.demonstration.editor import demonstration_editor
from portal.demonstration.load import load
from portal.demonstration.states import COMMENT, STATES
from portal.management.commands import load_demonstration
from portal.models import NewsPage
from results.models import LedgerRow
from results.reading import published
from search.models import Entry
from tests.portal.demonstration.once import loaded_once

RESEARCH, TRAINING = "demo-r-transport-1", "demo-t-transport-1"
NEED, WITHHELD, ENGLISH = "demo-n-transport-1", "demo-n-finance-2", "demo-n-commerce-3"

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def loaded(content, django_db_setup, django_db_blocker):
    """One of each kind, and what stands beside them."""
    small = content.only(RESEARCH, TRAINING, NEED, WITHHELD, ENGLISH, *STATES)
    finished = [record for record in content.competitions if "ledger" in str(record.get("results"))]
    small = replace(
        small, competitions=(*small.competitions[:2], *finished[:1]), news=small.news[:2], events=small.events[:1]
    )
    with loaded_once(small, django_db_blocker):
        yield small


def everything():
    """What a repeated load could change."""
    return (
        list(Entry.objects.order_by("key").values_list("key", "version")),
        StateChange.objects.count(),
        Picture.objects.count(),
        [
            list(model.objects.order_by("pk").values_list("pk", "latest_revision"))
            for model in (ResearchProduct, TrainingProduct, Need, CompetitionPage, NewsPage, EventPage)
        ],
    )


def changed(content, kind, number, **values):
    records = (record | values if record["external_id"] == number else record for record in getattr(content, kind))
    return replace(content, **{kind: tuple(records)})


def test_organisations_are_a_tree_and_verified_as_the_file_says(loaded):
    laboratory = Organisation.objects.get(slug="lab-thi-giac-song-may")
    assert [above.slug for above in laboratory.ancestors()] == ["khoa-cntt-song-may", "dai-hoc-song-may"]
    assert Organisation.objects.filter(is_demonstration=True).count() == len(loaded.organisations)
    wanted = {record["slug"] for record in loaded.organisations if record["verified"]}
    assert set(Organisation.objects.verified().filter(is_demonstration=True).values_list("slug", flat=True)) == wanted
    assert StateChange.objects.filter(kind="organisation", reason="demonstration").count() == len(wanted)
    assert Scientist.objects.filter(organisation=laboratory).exists()


def test_a_research_product_is_published_with_all_that_the_file_says(loaded):
    product = ResearchProduct.objects.get(external_id=RESEARCH)
    assert product.state() == State.PUBLISHED
    assert product.is_demonstration
    assert (product.trl, product.delivery, product.risk_class) == (7, ["edge", "on-premise"], "high")
    assert product.title_en == "Adaptive signal control for mixed traffic dominated by motorcycles"
    assert {scientist.slug for scientist in product.scientists.all()} == {"ly-thanh-dat", "do-hai-yen"}
    assert {technique.slug for technique in product.techniques.all()} == {
        "reinforcement-learning",
        "simulation",
        "edge-ai",
    }
    assert set(product.tags.names()) == {"đèn tín hiệu", "xe máy", "nút giao"}
    assert product.cover.description.startswith("Hình minh họa trừu tượng: ")
    entry = Entry.objects.get(key=product.key)
    assert entry.card["demonstration"] is True
    assert entry.card["cover"]["url"].endswith(".webp")


def test_dates_are_counted_from_the_day_of_the_first_load(loaded):
    today = timezone.localtime(demonstration_editor().date_joined).date()
    course = TrainingProduct.objects.get(external_id=TRAINING)
    assert [intake.starts_on for intake in course.intakes.all()] == [
        today + timedelta(days=38),
        today + timedelta(days=118),
    ]
    need = Need.objects.get(external_id=NEED)
    closes = timezone.localtime(need.closes_at)
    assert (closes.date(), closes.hour) == (today + timedelta(days=62), 17)
    assert timedelta(0) < timezone.now() - need.first_published_at < timedelta(days=92)


def test_a_withheld_name_is_withheld(loaded):
    need = Need.objects.get(external_id=WITHHELD)
    assert need.audience == Audience.WITHHELD
    assert Entry.objects.get(key=need.key).card["withheld"] is True


def test_one_listing_stands_in_each_other_state(loaded):
    found = {}
    for model in (ResearchProduct, TrainingProduct, Need):
        found |= {each.external_id: each.state() for each in model.objects.filter(external_id__in=STATES)}
    assert found == STATES
    for model in (ResearchProduct, TrainingProduct, Need):
        for each in model.objects.filter(external_id__in=STATES):
            assert not Entry.objects.visible().filter(key=each.key).exists()
    sent_back = Need.objects.get(external_id="demo-n-legal-3")
    assert sent_back.current_workflow_state.current_task_state.comment == COMMENT


def test_the_account_can_sign_in_nowhere(loaded):
    assert not demonstration_editor().has_usable_password()


def test_a_competition_stands_in_both_languages(loaded):
    record = loaded.competitions[0]
    page = CompetitionPage.objects.get(slug=record["slug"])
    translation = page.get_translations().get().specific
    assert (translation.title, translation.locale.language_code) == (record["title_en"], "en")
    assert page.live and translation.live and page.is_demonstration
    assert translation.primary() == page
    assert [span.kind for span in page.spans()] == [phase["kind"] for phase in record["phases"]]
    assert entry_deadline(page.spans()) is not None
    assert [organiser.organisation.slug for organiser in page.organisers.all()] == record["organisers"]
    assert [track.title_vi for track in page.tracks.all()] == [track["title_vi"] for track in record["tracks"]]
    assert [block.value["title"] for block in translation.prizes] == [prize["title_en"] for prize in record["prizes"]]
    assert page.problem.startswith("<p>")
    entry = Entry.objects.get(key=page.key)
    assert set(entry.texts) == {"vi", "en"}


def test_news_and_events_stand_in_both_languages(loaded):
    news = NewsPage.objects.filter(locale__language_code="vi").order_by("-published_on").first()
    assert news.get_translations().get().live
    assert news.cover.title.startswith("news-")
    assert "<p>" in news.body
    event = EventPage.objects.get(locale__language_code="vi")
    assert event.is_demonstration and event.organiser.slug == loaded.events[0]["organiser"]
    assert event.ends_at > event.starts_at
    assert event.get_translations().get().specific.place == loaded.events[0]["place_en"]


def test_a_repeated_load_changes_nothing(loaded):
    before = everything()
    load(loaded)
    assert everything() == before


def test_a_repeated_load_takes_over_what_changed_in_the_files(loaded):
    edited = changed(loaded, "research", RESEARCH, trl=8, tags=["đèn"], title_vi="Đèn tín hiệu thích ứng")
    competition = loaded.competitions[0] | {"tagline_vi": "Một dòng mới"}
    load(replace(edited, competitions=(competition, *edited.competitions[1:])))
    product = ResearchProduct.objects.get(external_id=RESEARCH)
    assert (product.trl, product.title_vi, list(product.tags.names())) == (8, "Đèn tín hiệu thích ứng", ["đèn"])
    assert CompetitionPage.objects.get(slug=competition["slug"]).tagline == "Một dòng mới"
    assert ResearchProduct.objects.filter(external_id=RESEARCH).count() == 1


def test_another_field_replaces_the_cover(loaded):
    old = ResearchProduct.objects.get(external_id=RESEARCH).cover
    load(changed(loaded, "research", RESEARCH, fields=["energy"]))
    new = ResearchProduct.objects.get(external_id=RESEARCH).cover
    assert new.pk != old.pk
    assert not Picture.objects.filter(pk=old.pk).exists()
    assert new.renditions.exists()


def test_dates_stay_on_the_next_day_and_move_only_when_asked(loaded):
    editor = demonstration_editor()
    editor.date_joined -= timedelta(days=30)
    editor.save()
    load(loaded)
    closes = Need.objects.get(external_id=NEED).closes_at
    load(loaded)
    assert Need.objects.get(external_id=NEED).closes_at == closes
    load(loaded, refresh_dates=True)
    assert Need.objects.get(external_id=NEED).closes_at == closes + timedelta(days=30)


def test_what_an_editor_is_at_work_on_is_left_alone(loaded, editor):
    product = ResearchProduct.objects.get(external_id=RESEARCH)
    product.title_vi = "Bản nháp của biên tập viên"
    save_draft(listing=product, by=editor)
    said = []
    load(changed(loaded, "research", RESEARCH, trl=9), say=said.append)
    assert any(RESEARCH in line for line in said)
    product.refresh_from_db()
    assert product.trl == 7
    assert publish(listing=product, by=editor).title_vi == "Bản nháp của biên tập viên"


def test_a_withdrawn_page_stays_withdrawn(loaded, editor):
    page = NewsPage.objects.filter(locale__language_code="vi").first()
    page.unpublish()
    load(loaded)
    page.refresh_from_db()
    assert not page.live


def test_a_real_organisation_is_not_taken_over(loaded):
    Organisation.objects.filter(slug="vien-cau-vong").update(is_demonstration=False, phone="028")
    with pytest.raises(ContentError, match="vien-cau-vong: an organisation of that short name exists"):
        load(loaded)
    assert Organisation.objects.get(slug="vien-cau-vong").phone == "028"


def test_an_unprepared_site_is_said(loaded):
    Workflow.objects.all().delete()
    with pytest.raises(ContentError, match="prepare_site"):
        load(loaded)


def test_the_command_says_what_it_does(loaded, monkeypatch):
    monkeypatch.setattr(load_demonstration, "read_content", lambda: loaded)
    out = StringIO()
    call_command("load_demonstration", stdout=out)
    assert "research: 0 created, 0 updated, 1 unchanged" in out.getvalue()
    assert "0 new in other states than published" in out.getvalue()


def test_the_command_fails_with_the_message(loaded, monkeypatch):
    broken = changed(loaded, "research", RESEARCH, trl=12)
    monkeypatch.setattr(load_demonstration, "read_content", lambda: broken)
    with pytest.raises(CommandError, match=rf"{RESEARCH}: trl: "):
        call_command("load_demonstration", stdout=StringIO())


def test_every_kind_is_loaded(loaded):
    kinds = set(Entry.objects.filter(is_deleted=False).values_list("kind", flat=True))
    assert kinds == {"research", "training", "application-need", "competition", "organisation"}


def test_a_finished_competition_has_results_and_a_ledger_and_no_letter_goes_out(loaded, client):
    record = loaded.competitions[2]
    page = CompetitionPage.objects.get(slug=record["slug"])
    (shown,) = published(page)
    assert [str(row) for row in shown.winners] == [part["team"] for part in record["results"]]
    rows = list(LedgerRow.objects.values_list("pk", "kind"))
    assert {kind for _pk, kind in rows} == {"piloted", "deployed", "licensed"}
    told = client.get(f"/vi/competitions/{page.pk}/teams/{shown.winners[0].team_id}/").content.decode()
    assert record["results"][0]["title_vi"] in told and 'class="demo-mark"' in told
    load(loaded)
    assert list(LedgerRow.objects.values_list("pk", "kind")) == rows and not mail.outbox
