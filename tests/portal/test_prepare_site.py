"""A fresh installation, and one that is prepared again."""

import time

import pytest
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from wagtail.models import Page, Site, Workflow, WorkflowContentType, WorkflowPage

from catalog.models import ResearchProduct
from demand.models import Need
from organisations.models import Organisation, User
from portal.models import HomePage, StandardPage
from portal.setup import EDITORS, MODERATORS, OFFICE
from search.models import Entry
from taxonomy.loading import SchemeError, load_scheme
from taxonomy.models import Concept, ConceptLabel, Field, Technique
from tests.factories import ResearchFactory

pytestmark = pytest.mark.django_db

SLUGS = {
    "vi": ["giai-phap", "dao-tao", "nhu-cau", "cuoc-thi", "tin-tuc"],
    "en": ["solutions", "training", "needs", "competitions", "news"],
}


def prepare(**options):
    call_command("prepare_site", **options)


def counted():
    models = (Page, Site, Group, Workflow, WorkflowContentType, WorkflowPage, Organisation, Concept, ConceptLabel, User)
    return {model.__name__: model.objects.count() for model in models}


def test_a_fresh_installation(capsys):
    prepare()
    for code, slugs in SLUGS.items():
        home = HomePage.objects.get(locale__language_code=code)
        assert [page.slug for page in home.get_children().live()][: len(slugs)] == slugs
        assert StandardPage.objects.child_of(home).live().count() == 7
    vietnamese = HomePage.objects.get(locale__language_code="vi")
    assert Site.objects.get().root_page_id == vietnamese.pk
    for page in vietnamese.get_descendants(inclusive=True):
        translations = page.get_translations(inclusive=True)
        assert set(translations.values_list("locale__language_code", flat=True)) == {"vi", "en"}
    office = Organisation.objects.get(slug=OFFICE)
    assert (office.kind, office.is_verified) == ("government", True)
    for model in (ResearchProduct, Need):
        assert model.get_default_workflow().tasks.get().specific.groups.get().name == MODERATORS
    assert vietnamese.get_workflow() == ResearchProduct.get_default_workflow()
    assert Field.objects.count() >= 14 and Technique.objects.count() >= 30 and Concept.objects.count() >= 250
    assert not User.objects.exists(), "no account without a password that somebody chose"
    assert "Groups of city staff" in capsys.readouterr().out


def test_repeating_it_changes_nothing_and_keeps_what_editors_wrote():
    prepare()
    home = HomePage.objects.get(locale__language_code="vi")
    home.title = "Tên do biên tập viên đặt"
    home.save_revision().publish()
    Field.objects.filter(slug="health").update(label_vi="Y tế và sức khỏe")
    before = counted()
    prepare()
    assert counted() == before
    assert HomePage.objects.get(pk=home.pk).title == "Tên do biên tập viên đặt"
    assert Field.objects.get(slug="health").label_vi == "Y tế và sức khỏe"
    prepare(update_terms=True)
    assert Field.objects.get(slug="health").label_vi == "Y tế"


def test_an_administrator_only_with_a_password(monkeypatch):
    prepare(admin_password="một mật khẩu dài")
    admin = User.objects.get()
    assert admin.is_superuser and admin.check_password("một mật khẩu dài")
    prepare(admin_password="một mật khẩu khác")
    admin.refresh_from_db()
    assert admin.check_password("một mật khẩu dài"), "a later run does not take the password away"


def test_the_password_from_the_environment(monkeypatch):
    monkeypatch.setenv("ADMIN_PASSWORD", "một mật khẩu dài")
    prepare()
    assert User.objects.get().is_superuser


def test_groups_may_do_their_work(city, editor, moderator):
    for name in ("view", "add", "change", "delete", "publish"):
        assert editor.has_perm(f"catalog.{name}_researchproduct") and editor.has_perm(f"demand.{name}_need")
    assert editor.has_perm("taxonomy.change_concept") and editor.has_perm("organisations.change_organisation")
    assert editor.has_perm("history.view_statechange") and not editor.has_perm("history.change_statechange")
    assert moderator.has_perm("catalog.publish_trainingproduct") and not moderator.has_perm("catalog.delete_need")
    assert city.root_page.permissions_for_user(moderator).can_publish()
    assert {EDITORS, MODERATORS} <= set(Group.objects.values_list("name", flat=True))


def test_the_scheme_is_loaded_fast_and_marks_entries_once(django_assert_max_num_queries):
    entry_key = ResearchFactory(published=True).key
    before = Entry.objects.get(key=entry_key).version
    started = time.monotonic()
    with django_assert_max_num_queries(60):
        load_scheme()
    assert time.monotonic() - started < 10
    entry = Entry.objects.get(key=entry_key)
    assert (entry.is_stale, entry.version) == (True, before + 1)
    load_scheme()
    assert Entry.objects.get(key=entry_key).version == before + 1, "nothing changed, nothing to index"


def test_concepts_have_their_links():
    load_scheme()
    concept = Concept.objects.get(slug="medical-imaging")
    assert "computer-vision" in {above.slug for above in concept.broader.all()}
    related = Concept.objects.get(slug="pacs")
    assert related in concept.related.all() and concept in related.related.all()
    assert concept.field.slug == "health" and concept.technique.slug == "medical-imaging"
    assert concept.alternatives.filter(language="vi", label="ảnh y khoa").exists()


def scheme(folder, concepts):
    (folder / "concepts").mkdir()
    (folder / "fields.yaml").write_text("- {slug: health, vi: Y tế, en: Health}\n", encoding="utf-8")
    (folder / "techniques.yaml").write_text("[]", encoding="utf-8")
    (folder / "concepts" / "one.yaml").write_text(concepts, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("concepts", "message"),
    [
        ("- {slug: a, vi: a, en: a, broader: [b]}", "one.yaml, term 1 .a.: `broader` names “b”"),
        ("- {slug: a, vi: a, en: a, field: sport}", "`field` names “sport”"),
        ("- {slug: a, vi: a}", "`en` is missing"),
        ("- {slug: a, vi: a, en: a}\n- {slug: a, vi: b, en: b}", "term 2 .a.: this slug stands already"),
    ],
)
def test_a_wrong_scheme_names_file_and_term_and_loads_nothing(tmp_path, concepts, message):
    with pytest.raises(SchemeError, match=message):
        load_scheme(scheme(tmp_path, concepts))
    assert not Field.objects.exists()


def test_the_command_says_it_too(tmp_path, monkeypatch):
    folder = scheme(tmp_path, "- {slug: a, vi: a}")
    monkeypatch.setattr("portal.management.commands.prepare_site.load_scheme", lambda **o: load_scheme(folder, **o))
    with pytest.raises(CommandError, match="`en` is missing"):
        prepare()


def test_rights_that_came_with_a_new_version_are_added_to_the_groups_there_are():
    """The deployment runs it after each `migrate` (tests/deploy)."""
    prepare()
    group = Group.objects.get(name=MODERATORS)
    own = Group.objects.get(name=EDITORS).permissions.exclude(pk__in=group.permissions.values("pk")).first()
    group.permissions.remove(*group.permissions.filter(codename__in=["change_publicquestion", "view_enquiry"]))
    group.permissions.add(own)
    prepare()
    held = set(group.permissions.values_list("codename", flat=True))
    assert {"change_publicquestion", "view_enquiry", own.codename} <= held
