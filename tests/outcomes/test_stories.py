"""What the public reads of a confirmed outcome, and what it does not."""

import pytest

from listings.services import change_standing, withdraw
from outcomes.choices import Publicity
from outcomes.stories import public_outcomes, stories, stories_naming
from tests.factories import OrganisationFactory
from tests.outcomes.making import agreement, confirmed

pytestmark = pytest.mark.django_db


def told(member=False, language="vi"):
    return stories(public_outcomes(), language, member=member)


def test_a_story_has_both_sides_and_both_listings():
    made = agreement()
    confirmed(made)
    (story,) = told()
    assert [party.name for party in story.parties] == [made.enquiry.asker.name_vi, made.enquiry.owner.name_vi]
    assert [party.brought.number for party in story.parties] == [made.offer.pk, made.need.pk]
    assert [party.brought.section for party in story.parties] == ["research", "needs"]
    assert story.title.text == "Đọc hồ sơ nhanh gấp ba"
    story = told(language="en")[0]
    assert (story.title.text, story.band) == ("Files read three times as fast", "50 to 200 million đồng")


def test_a_text_in_one_language_is_read_in_the_other_and_marked():
    confirmed(agreement(), title_en="", text_en="")
    assert told(language="en")[0].title.lang == "vi"


def test_a_withheld_owner_is_of_a_kind_unless_it_lets_itself_be_named():
    made = agreement(size="large")
    change_standing(listing=made.need, audience="withheld")
    confirmed(made)
    owner = told(language="en")[0].owner
    assert (owner.name, owner.slug, owner.kind, owner.size) == ("", "", "Company", "")
    assert stories_naming(made.enquiry.owner, "vi", member=False) == []
    assert len(stories_naming(made.enquiry.asker, "vi", member=False)) == 1
    for _each in range(4):
        OrganisationFactory(kind="company", size="large")
    assert told(language="en")[0].owner.size == "more than 200 people"


def test_a_withheld_owner_that_lets_itself_be_named_is():
    made = agreement()
    change_standing(listing=made.need, audience="withheld")
    confirmed(made, owner=Publicity.NAMED)
    assert told()[0].owner.name == made.enquiry.owner.name_vi
    assert len(stories_naming(made.enquiry.owner, "vi", member=False)) == 1


def test_a_name_that_is_withheld_later_leaves_the_story_and_its_words():
    made = agreement(name_vi="Công ty Cổ phần Kryzantem")
    confirmed(made, title_vi="Kryzantem đọc nhanh gấp ba")
    assert "Kryzantem" in str(told())
    change_standing(listing=made.need, audience="withheld")
    assert "Kryzantem" not in str(told())
    story = told(language="en")[0]
    assert (story.title.text, story.text.text) == ("Pilot", "")


def test_a_listing_that_is_gone_still_withholds_its_owner():
    made = agreement()
    made.enquiry.is_withheld = True
    made.enquiry.save()
    made.need.delete()
    confirmed(made)
    assert (told()[0].owner.name, told()[0].owner.brought) == ("", None)


def test_a_listing_that_a_reader_may_not_see_is_not_named():
    made = agreement()
    confirmed(made)
    withdraw(listing=made.offer)
    change_standing(listing=made.need, audience="members")
    assert [party.brought for party in told()[0].parties] == [None, None]
    assert [bool(party.brought) for party in told(member=True)[0].parties] == [False, True]


def test_a_side_without_a_page_has_no_address():
    made = agreement(verified=False)
    confirmed(made)
    assert (told()[0].owner.name, told()[0].owner.slug) == (made.enquiry.owner.name_vi, "")


def test_stories_are_read_in_a_fixed_number_of_queries(django_assert_max_num_queries):
    for _each in range(4):
        made = agreement()
        confirmed(made)
    change_standing(listing=made.need, audience="withheld")
    with django_assert_max_num_queries(6):
        assert len(told()) == 4
