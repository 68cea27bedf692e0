"""Whatever is done to listings, in whatever order, their entries say what the published rows say, and no more."""

import datetime

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import settings, strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from catalog.models import ResearchProduct
from demand.models import Need
from history.models import StateChange
from listings.choices import Audience, State
from listings.filters import in_state
from listings.services import change_standing, publish, save_draft, withdraw
from search.models import Entry
from tests.factories import NeedFactory, OrganisationFactory, ResearchFactory

TITLES = st.sampled_from(["Bản một", "Bản hai", "Bản ba", "Bản bốn"])
MODELS = (ResearchProduct, Need)


class Listings(RuleBasedStateMachine):
    """A few listings, and what services and Wagtail do to them; each run in a transaction of its own."""

    def __init__(self):
        super().__init__()
        self.transaction = transaction.atomic()
        self.transaction.__enter__()
        self.owners = [OrganisationFactory(), OrganisationFactory()]

    def teardown(self):
        transaction.set_rollback(True)
        self.transaction.__exit__(None, None, None)

    def rows(self):
        return [row for model in MODELS for row in model.objects.order_by("pk")]

    def pick(self, data):
        return data.draw(st.sampled_from(self.rows()))

    @rule(title=TITLES, of_need=st.booleans(), published=st.booleans())
    def create(self, title, of_need, published):
        factory = NeedFactory if of_need else ResearchFactory
        factory(title_vi=title, published=published, organisation=self.owners[0])

    @precondition(lambda self: self.rows())
    @rule(data=st.data(), title=TITLES)
    def edit(self, data, title):
        draft = self.pick(data).get_latest_revision_as_object()
        draft.title_vi = f"Nháp {title}"
        save_draft(listing=draft)

    @precondition(lambda self: self.rows())
    @rule(data=st.data())
    def publish(self, data):
        publish(listing=self.pick(data))

    @precondition(lambda self: self.rows())
    @rule(data=st.data())
    def publish_any_revision(self, data):
        revisions = list(self.pick(data).revisions.order_by("pk"))
        data.draw(st.sampled_from(revisions)).publish()

    @precondition(lambda self: self.rows())
    @rule(data=st.data())
    def withdraw(self, data):
        withdraw(listing=self.pick(data))

    @precondition(lambda self: self.rows())
    @rule(data=st.data(), audience=st.sampled_from(Audience.values), owner=st.integers(0, 1))
    def move(self, data, audience, owner):
        change_standing(listing=self.pick(data), audience=audience, organisation=self.owners[owner])

    @precondition(lambda self: self.rows())
    @rule(data=st.data())
    def expire(self, data):
        row = self.pick(data)
        row.expire_at = timezone.now() - datetime.timedelta(minutes=1)
        row.save(update_fields=["expire_at"])

    @precondition(lambda self: self.rows())
    @rule(data=st.data(), in_bulk=st.booleans())
    def delete(self, data, in_bulk):
        row = self.pick(data)
        if in_bulk:
            type(row).objects.filter(pk=row.pk).delete()
        else:
            row.delete()

    @invariant()
    def entries_equal_rows(self):
        published = {row.key: row for model in MODELS for row in model.objects.published()}
        listed = Entry.objects.exclude(kind="organisation")
        shown = {entry.key: entry for entry in listed.filter(is_deleted=False)}
        assert set(shown) == set(published)
        for key, row in published.items():
            entry = shown[key]
            assert entry.texts["vi"]["title"] == row.title_vi
            assert entry.audience == row.audience
            assert entry.organisation == row.organisation.key
            assert (row.organisation.name_vi in entry.names) == (row.audience != Audience.WITHHELD)
        for entry in listed.filter(is_deleted=True):
            assert not any((entry.texts, entry.names, entry.card, entry.folded)), "a tombstone keeps no text"

    @invariant()
    def history_ends_in_the_present(self):
        for row in self.rows():
            assert StateChange.objects.filter(key=row.key).first().to_state == row.state()

    @rule()
    def filters_agree_with_the_rule(self):
        for model in MODELS:
            for state in State:
                found = {row.pk for row in in_state(model.objects.all(), state)}
                assert found == {row.pk for row in model.objects.all() if row.state() == state}


@pytest.mark.django_db
def test_entries_follow_rows():
    run_state_machine_as_test(Listings, settings=settings(max_examples=15, stateful_step_count=15, deadline=None))
