"""Calendar files: what a calendar program reads from them."""

from icalendar import Calendar

from tests.portal.views.pages import competition, event, news


def read(answer) -> list:
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    return [part for part in Calendar.from_ical(answer.content).walk() if part.name == "VEVENT"]


def test_an_event(site, client):
    page = event(title="Ngày hội AI", place="Hội trường, tầng 2", intro="Mời mọi người")
    (found,) = read(client.get(f"/vi/calendar/{page.pk}.ics"))
    assert str(found["summary"]) == "Ngày hội AI"
    assert str(found["location"]) == "Hội trường, tầng 2"
    assert found.decoded("dtstart") == page.starts_at.replace(microsecond=0)
    assert found.decoded("dtend") == page.ends_at.replace(microsecond=0)
    assert str(found["url"]).endswith(page.url)


def test_the_phases_of_a_competition_in_both_languages_have_the_same_identity(site, client):
    original = competition(phases=[("registration", 1, 5), ("submission", 6, 9)])
    translated = competition("en", like=original, title="Trial")
    vietnamese = read(client.get(f"/vi/calendar/{original.pk}.ics"))
    english = read(client.get(f"/en/calendar/{translated.pk}.ics"))
    assert len(vietnamese) == 2
    assert [str(each["uid"]) for each in vietnamese] == [str(each["uid"]) for each in english]
    assert str(english[0]["summary"]).startswith("Trial: ")


def test_nothing_else_has_a_calendar(site, client):
    hidden = event()
    hidden.unpublish()
    for number in (hidden.pk, news().pk, 10**9):
        assert client.get(f"/vi/calendar/{number}.ics").status_code == 404
