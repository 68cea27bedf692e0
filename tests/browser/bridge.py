"""The way from a match to a story: a university and a company, and two more that propose."""

from datetime import timedelta

from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from playwright.sync_api import Browser

from catalog.models import ResearchProduct
from demand.models import Need
from enquiries.choices import Reason
from listings.choices import Band
from outcomes.choices import Kind, Publicity
from portal.addresses import address
from tests.browser.people import Person, letter_to
from tests.factories import MembershipFactory, OrganisationFactory
from tests.proposals.conftest import SECOND, SECRET, drafted, sent

OFFER = {"vi": "Đọc tờ khai và hồ sơ giấy tự động", "en": "Reading paper forms automatically"}
NEED = "Hồ sơ giấy phải nhập lại bằng tay"  # it has no English title
PILOT = {"vi": "Đọc hồ sơ nhanh gấp ba", "en": "Files read three times as fast"}
APPROACH = "Đọc từng ô của tờ khai"


def tell(url: str, browser: Browser, language: str, at, *, scripts: bool) -> None:
    """`at` puts the clock."""
    story = Story(url, browser, language, at, scripts)
    story.enquire_from_a_match()
    story.be_answered()
    story.write_and_be_declined()
    story.call_for_proposals()
    story.save_a_draft_and_send_it()
    story.look_before_the_closing()
    story.close_at_the_second()
    story.compare_and_decide()
    story.learn_the_result()
    story.agree()
    story.record_what_came_of_it()
    story.read_the_story()
    story.close()


class Story:
    """Lan writes for the university that offers, Mai and a colleague for the company that needs, Bình for a third that
    proposes too; a fourth one's proposal is there already."""

    def __init__(self, url: str, browser: Browser, language: str, at, scripts: bool):
        self.url, self.language, self.at = url, language, at
        self.offer = ResearchProduct.objects.select_related("organisation").get(title_vi=OFFER["vi"])
        self.need = Need.objects.select_related("organisation").get(title_vi=NEED)
        self.own = {"lan": self.offer.organisation, "mai": self.need.organisation, "colleague": self.need.organisation}
        self.own["binh"] = OrganisationFactory(name_vi="Công ty Bình Minh", name_en="Binh Minh Company", kind="company")
        self.people = {name: Person(browser, language, scripts=scripts) for name in self.own}
        self.users = {}
        for name, organisation in self.own.items():
            member = MembershipFactory(organisation=organisation, role="editor", user__language=language)
            self.users[name] = member.user
            self.people[name].sign_in(member.user)
        self.lan, self.mai, self.binh = (self.people[name] for name in ("lan", "mai", "binh"))

    def close(self) -> None:
        for person in self.people.values():
            person.close()

    def enquire_from_a_match(self) -> None:
        lan = self.lan
        self._read(lan, self.offer, "matches/")
        lan.look()
        lan.hand.go(NEED)
        lan.go("Answer this need")
        lan.look()
        lan.write("Message", "Chúng tôi đọc được tờ khai viết tay.")
        lan.hand.select(lan.say("Your offer"), OFFER[self.language])
        lan.go("Send")
        lan.look("Chúng tôi đọc được", lan.say("It is their turn; you need do nothing."))

    def be_answered(self) -> None:
        mai, lan = self.mai, self.lan
        assert self.own["lan"].name(self.language) in letter_to(self.users["mai"].email).body
        self._task(mai, "Answer", NEED)
        mai.look("Chúng tôi đọc được", OFFER[self.language])
        mai.write("Message", "Xin cho xem thử.")
        mai.go("Send")
        mai.look("Xin cho xem thử.")
        self._task(lan, "Read and answer", NEED)
        lan.look("Xin cho xem thử.", lan.say("It is your turn."))

    def write_and_be_declined(self) -> None:
        mai, lan = self.mai, self.lan
        self._read(mai, self.offer)
        mai.go("Write to them")
        mai.look()
        mai.write("Message", "Có bản đọc chữ Hán không?")
        mai.go("Send")
        mai.look_once()
        self._task(lan, "Answer", OFFER[self.language])
        lan.go("Decline")
        lan.look()
        lan.hand.choose(self._label(Reason.NO_CAPACITY))
        lan.go("Decline")
        lan.look(lan.say("The enquiry is declined."))
        assert self._label(Reason.NO_CAPACITY) in letter_to(self.users["mai"].email).body
        mai.page.reload()
        mai.look(mai.say("Reason given"), self._label(Reason.NO_CAPACITY))

    def call_for_proposals(self) -> None:
        mai, now = self.mai, timezone.localtime().replace(second=0, microsecond=0)
        self.closes = now + timedelta(hours=2)
        self._open(mai, "workspace_listing", "needs", self.need.pk)
        mai.go("Call for proposals")
        mai.look()
        mai.go("Make a call")
        mai.look()
        mai.write("What is asked", "Đọc tờ khai thay cho việc nhập tay")
        mai.write("Opens", f"{now - timedelta(hours=1):%Y-%m-%dT%H:%M}")
        mai.write("Closes", f"{self.closes:%Y-%m-%dT%H:%M}")
        mai.hand.write(mai.say("Criterion %(number)d", number=1), "Độ chính xác")
        mai.go("Save")
        mai.look(mai.say("Only your organisation sees this draft. Once the call has opened it stays as it is."))
        mai.go("Make it public")
        mai.look(mai.say("The call is public."))
        self.call = self.need.calls.get()
        assert self.call.closes_at == self.closes

    def save_a_draft_and_send_it(self) -> None:
        lan = self.lan
        self._read(lan, self.need)
        lan.go("See the call")
        lan.look()
        lan.go("Write a proposal")
        lan.look()
        lan.go("Write for %(name)s", name=self.own["lan"].name(self.language))
        lan.look()
        lan.write("How would you solve it?", APPROACH)
        lan.go("Save for later")
        lan.look(APPROACH)
        self._task(lan, "Go on with the proposal", NEED)
        lan.go("Write on it")
        lan.go("Save and go on")
        lan.look()
        lan.write("What shows that you can?", "Ba phường đã dùng")
        lan.go("Save and go on")
        lan.look()
        lan.write("When is what done?", "Hai tháng")
        lan.hand.choose(self._label(Band.TO_200M))
        lan.go("Save and go on")
        lan.look()
        lan.hand.tick(OFFER[self.language])
        lan.go("Save and check")
        lan.go("Send")
        lan.look(lan.say("Received and sealed. The receipt goes to you by mail too."), OFFER[self.language])

    def look_before_the_closing(self) -> None:
        """Two more are there, one of them not sent; the owner's colleague learns how many came, and nothing else."""
        self.third, self.third_user = sent(self.call, approach="Quét ở quầy")
        draft, _user = drafted(self.call)
        draft.organisation = self.own["binh"]
        draft.save()
        self.at(self.closes - SECOND)
        colleague = self.people["colleague"]
        self._open(colleague, "own_call", self.need.pk)
        colleague.look(colleague.say("Sealed: until the closing you see how many have come, and nobody can read one."))
        assert APPROACH not in colleague.page.content()
        with override(self.language):
            pages = [
                reverse("read_proposal", args=[self.need.pk, self.third.pk]),
                reverse("proposal", args=[self.third.pk]),
                f"{reverse('compare_proposals', args=[self.need.pk])}?p={self.third.pk}",
                reverse("call_dossier", args=[self.need.pk]),
            ]
        for page in pages:
            assert colleague.page.goto(self.url + page).status == 404
        colleague.complaints.clear()

    def close_at_the_second(self) -> None:
        """One second before it Bình's is taken, one second after it Lan's newer one is not."""
        lan, binh = self.lan, self.binh
        self._open(lan, "write_proposal", self.call.proposals.get(organisation=self.own["lan"]).pk, "approach")
        lan.write("How would you solve it?", "Bản muộn")
        lan.go("Save for later")
        lan.look(lan.say("Your draft is newer than what was sent. What was sent counts until you send the draft too."))
        self._task(binh, "Go on with the proposal", NEED)
        binh.go("Send")
        binh.look(binh.say("Received and sealed. The receipt goes to you by mail too."))
        self.at(self.closes + SECOND)
        lan.go("Send the new version")
        lan.look(lan.say("This call takes no proposals now."), APPROACH)
        call_command("tend_calls")
        assert letter_to(self.users["mai"].email).subject == self.mai.say("Closed: %(need)s", need=NEED)

    def compare_and_decide(self) -> None:
        mai = self.mai
        self._task(mai, "Read and decide", NEED)
        mai.look(*(each.name(self.language) for each in self._proposers()))
        mai.go("Side by side (four at most)")
        mai.look(APPROACH, "Quét ở quầy", SECRET)
        assert "Bản muộn" not in mai.page.content()
        mai.go("All proposals")
        mai.go("Decide")
        mai.look()
        mai.hand.choose(self.own["lan"].name(self.language))
        mai.write("Reason for the decision", "Đọc đúng nhất")
        for each in self._proposers():
            name = each.name(self.language)
            mai.hand.write(mai.say("Reason for %(organisation)s", organisation=name), f"Vì {each.slug}")
        mai.go("Decide and tell everybody")
        mai.look("Đọc đúng nhất", mai.say("Chosen"))

    def learn_the_result(self) -> None:
        told = {
            self.users["lan"].email: self.own["lan"],
            self.users["binh"].email: self.own["binh"],
            self.third_user.email: self.third.organisation,
        }
        for email, organisation in told.items():
            body = letter_to(email).body
            assert "Đọc đúng nhất" in body and f"Vì {organisation.slug}" in body
        for person, result in ((self.lan, "Chosen"), (self.binh, "Not chosen")):
            person.go("Proposals to calls")
            person.look_once()
            person.hand.go(NEED)
            person.look(person.say(result), "Đọc đúng nhất")

    def agree(self) -> None:
        lan, mai = self.lan, self.mai
        for person in (lan, mai):
            person.go("Enquiries")
            person.look_once()
            person.hand.go(NEED)
        lan.go("We have agreed")
        lan.look(lan.say("Your side has agreed."))
        mai.page.reload()
        mai.go("Confirm the agreement")
        mai.look(mai.say("Both sides have agreed."))

    def record_what_came_of_it(self) -> None:
        lan, mai, code = self.lan, self.mai, self.language
        lan.page.reload()
        lan.go("What came of it")
        lan.look()
        lan.hand.choose(self._label(Kind.PILOT))
        lan.write("Since when, or on which day", f"{timezone.localdate():%Y-%m-%d}")
        lan.write({"vi": "Headline in Vietnamese", "en": "Headline in English"}[code], PILOT[code])
        lan.hand.choose(self._label(Publicity.TOLD))
        lan.go("Ask the other side to confirm it")
        lan.look(PILOT[code])
        self._task(mai, "Confirm what came of it", NEED)
        mai.look(PILOT[code])
        mai.hand.choose(self._label(Publicity.TOLD))
        mai.go("Confirm it")
        mai.look(mai.say("Confirmed by both sides."))
        assert PILOT[code] in letter_to(self.users["lan"].email).subject

    def read_the_story(self) -> None:
        for listing in (self.offer, self.need):
            self._read(self.binh, listing)
            self.binh.look(PILOT[self.language])
        self.binh.go("All outcomes")
        self.binh.look(PILOT[self.language])

    def _proposers(self) -> list:
        return [self.own["lan"], self.own["binh"], self.third.organisation]

    def _label(self, choice) -> str:
        with override(self.language):
            return str(choice.label)

    def _task(self, person: Person, action: str, title: str) -> None:
        """What the workspace's first page says that needs them."""
        self._open(person, "workspace")
        person.look_once()
        person.hand.go(f"{person.say(action)}: {title}")

    def _read(self, person: Person, listing, part: str = "") -> None:
        person.page.goto(self.url + address(listing.key, listing.slug, self.language) + part)

    def _open(self, person: Person, name: str, *args) -> None:
        with override(self.language):
            person.page.goto(self.url + reverse(name, args=args))
