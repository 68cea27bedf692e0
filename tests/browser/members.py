"""The way of a member from the first visit to the last, as each language and each way of using a browser go it."""

import re
from datetime import timedelta

from django.core.management import call_command
from django.utils import timezone
from django.utils.translation import override
from playwright.sync_api import Browser, expect

from catalog.models import ResearchProduct
from demand.models import Need
from listings.columns import label_of
from listings.models import Listing
from organisations.models import Membership, Role
from portal.addresses import address
from portal.setup import MODERATORS
from search.sync import drain
from tests.accounts.conftest import PASSWORD
from tests.browser.people import Person, letter_to, path_in
from tests.browser.staff import Moderator
from tests.conftest import _member_of
from tests.organisations.people import confirmed

EMAIL, COLLEAGUE = "an@songsaigon.example.org", "binh@songsaigon.example.org"
ORGANISATION = {"vi": "Công ty Sông Sài Gòn", "en": "Saigon River Company"}
REFUSAL = "Trang web không nêu tên công ty."
OFFER = {"vi": "Đếm lượt xe tải qua cầu ban đêm", "en": "Counting lorries on bridges by night"}
EDITED = {"vi": "Đếm lượt xe tải và xe khách qua cầu", "en": "Counting lorries and coaches on bridges"}
SUMMARY = {
    "vi": "Camera đếm từng lượt xe tải qua cầu vào ban đêm và báo cho đội bảo trì khi quá tải.",
    "en": "A camera counts each lorry that crosses by night and tells the maintenance crew of overloads.",
}
COMMENT = {"vi": "Xin nêu độ chính xác.", "en": "Please say how exact it is."}
CORRECTED = {language: f"{text} 97 %." for language, text in SUMMARY.items()}
BODY = {
    "vi": "Phần mềm đọc hình từ camera có sẵn trên cầu. Đội bảo trì không phải cử người đứng đếm nữa.",
    "en": "The software reads pictures of cameras that are there already. Nobody has to stand and count any more.",
}
NEED = {"vi": "Biết trước cầu nào sắp phải sửa", "en": "Knowing which bridge needs repair next"}
PROBLEM = {
    "vi": "Mỗi tháng một tổ đi xem từng cây cầu. Vết nứt nhỏ thường bị bỏ sót cho đến khi phải cấm xe.",
    "en": "Each month a crew looks at every bridge. Small cracks are missed until the bridge has to be closed.",
}


def tell(url: str, browser: Browser, language: str, *, scripts: bool) -> None:
    """From signing up to withdrawing."""
    story = Story(url, browser, language, scripts)
    story.sign_up()
    story.register_and_be_refused()
    story.ask_again_and_be_verified()
    story.invite_a_colleague()
    offer = story.post_an_offer()
    need = story.post_a_need()
    story.be_sent_back_and_correct(offer)
    story.be_published(offer, need)
    story.edit_what_is_public(offer)
    story.renew_by_mail(offer)
    story.let_it_expire_and_renew(offer)
    story.withdraw(offer)
    story.close()


class Story:
    def __init__(self, url: str, browser: Browser, language: str, scripts: bool):
        self.url, self.language = url, language
        self.member = Person(browser, language, scripts=scripts)
        self.colleague = Person(browser, language, scripts=scripts)
        self.reader = Person(browser, language, scripts=scripts)  # who has no account
        self.staff = Person(browser, "vi")
        self.staff.sign_in(_member_of(MODERATORS))
        self.moderator = Moderator(self.staff.page, url)

    def close(self) -> None:
        for person in (self.member, self.colleague, self.reader, self.staff):
            person.close()

    def sign_up(self) -> None:
        an = self.member
        an.page.goto(f"{self.url}/{self.language}/")
        an.go("Sign in", "header")
        an.look()
        an.go("Open an account")
        an.look()
        an.write("Full name", "Trần Văn A")
        an.write("E-mail address", EMAIL)
        an.write("Password", PASSWORD)
        an.correct("Full name", "Trần Văn An")
        an.hand.tick(an.say("I accept the terms of use of the portal."))
        an.hand.tick(
            an.say(
                "I agree that the portal processes my name and e-mail address to run my account and to send me letters"
                " about what I do here."
            )
        )
        an.go("Open an account")
        an.look(EMAIL)
        an.write("Code", re.search(r"^[A-Z0-9-]{4,9}$", letter_to(EMAIL).body, re.MULTILINE)[0])
        an.go("Confirm")
        an.look(an.say("To publish an offer or a need, you write for an organisation."))

    def register_and_be_refused(self) -> None:
        an = self.member
        an.go("Register an organisation")
        an.look()
        an.hand.choose(an.say("Company"))
        an.write("Name in Vietnamese", ORGANISATION["vi"])
        an.write("Name in English", ORGANISATION["en"])
        an.write("Tax or establishment code", "0100109107")
        an.write("Address", "12 Bến Vân Đồn")
        an.write("Ward or commune", "Phường Xóm Chiếu")
        an.go("Register")
        wrong = an.say("This is no tax code: it has ten digits, a branch three more, and the tenth is a check digit.")
        label = an.say("Tax or establishment code")
        an.complaints.clear()  # the browser notes that the answer is 422
        if "#" not in an.page.url:  # where the link past the header led to keeps the focus
            expect(an.page.locator("#errors")).to_be_focused()
        an.look(wrong)
        an.hand.follow(f"{label}: {wrong}")
        expect(an.page.get_by_label(label)).to_be_focused()
        an.write("Tax or establishment code", "0100109106")
        an.go("Register")
        an.look(an.say("The organisation is registered. Now ask the city to check it."))
        an.go("Ask the city to check")
        an.look(an.say("The city is checking this organisation. Meanwhile you can write drafts."))
        self.moderator.answer(ORGANISATION["vi"], "refuse", REFUSAL)

    def ask_again_and_be_verified(self) -> None:
        an = self.member
        assert REFUSAL in letter_to(EMAIL).body
        an.page.goto(self.url + path_in(letter_to(EMAIL), "/verification/"))
        an.look(REFUSAL)
        an.go("Edit the profile")
        an.look()
        an.write("Website", "https://songsaigon.example.org")
        an.go("Save")
        an.look()
        an.go("Verification")
        an.look(REFUSAL)
        an.go("Ask the city again")
        an.look(an.say("The city is checking this organisation. Meanwhile you can write drafts."))
        self.moderator.answer(ORGANISATION["vi"], "verify")
        an.go("Overview")
        an.look(an.say("verified"))

    def invite_a_colleague(self) -> None:
        an, binh = self.member, self.colleague
        an.go("Members")
        an.look()
        an.write("E-mail address", COLLEAGUE)
        an.hand.select(an.say("As"), an.say("Editor"))
        an.go("Send the invitation")
        an.look(COLLEAGUE)

        binh.sign_in(confirmed(COLLEAGUE, language=self.language))
        binh.page.goto(self.url + path_in(letter_to(COLLEAGUE), "/invitations/"))
        binh.look(ORGANISATION[self.language])
        binh.go("Accept")
        binh.look(binh.say("Welcome: you belong to the organisation now."))
        assert Membership.objects.get(user__email=COLLEAGUE).role == Role.EDITOR
        binh.go("New listing")
        binh.look()

    def post_an_offer(self) -> Listing:
        an = self.member
        self._begin("An AI solution", OFFER)
        an.write("Summary", SUMMARY[self.language])
        self._next()
        an.write("What does it do, and for whom?", BODY[self.language])
        self._next()
        self._topics()
        an.hand.select(an.say("Readiness (TRL)"), self._level(7))
        self._next()
        for _step in ("use", "requirements"):
            self._next()
        an.hand.tick(an.say("pilot"))
        self._next()
        for _step in ("rights", "people", "media"):
            self._next()
        self._contact()
        self._licence()
        an.look(OFFER[self.language], SUMMARY[self.language])
        an.go("Submit")
        an.look(OFFER[self.language])
        return ResearchProduct.objects.get(organisation__name_vi=ORGANISATION["vi"])

    def post_a_need(self) -> Listing:
        an = self.member
        self._begin("A problem that AI may solve", NEED)
        an.write("What happens today, and what goes wrong?", PROBLEM[self.language])
        self._next()
        an.write("Who has the problem, and who would use the answer?", "2")
        self._next()
        for _step in ("size", "success", "data", "musts", "budget"):
            self._next()
        self._topics()
        self._next()
        self._contact()
        an.look(PROBLEM[self.language].split(".")[0])
        self._next()
        self._licence()
        an.look(NEED[self.language])
        an.go("Submit")
        an.look(NEED[self.language])
        return Need.objects.get(organisation__name_vi=ORGANISATION["vi"])

    def be_sent_back_and_correct(self, offer: Listing) -> None:
        an = self.member
        self.moderator.send_back(offer, **{f"summary_{self.language}": COMMENT[self.language]})
        assert COMMENT[self.language] in letter_to(EMAIL).body
        an.go("What needs me")
        an.look(an.say("Sent back with %(count)d comment", count=1))
        an.hand.go(f"{an.say('Read and correct')}: {OFFER[self.language]}")
        an.look(COMMENT[self.language])
        column = f"summary_{self.language}"
        with override(self.language):
            label = label_of(type(offer), column)
        an.go("Change: %(label)s", label=label)
        an.write("Summary", CORRECTED[self.language])
        an.go("Save and come back later")
        an.look()
        an.go("Submit for review")
        an.look()

    def be_published(self, offer: Listing, need: Listing) -> None:
        assert self._read(offer) == self._read(need) == 404
        self.moderator.approve(need)
        self.moderator.approve(offer)
        drain()
        assert self._read(need) == self._read(offer) == 200
        self.reader.look(OFFER[self.language], CORRECTED[self.language])
        assert self._finds(OFFER)
        self.member.page.reload()
        self.member.look()

    def edit_what_is_public(self, offer: Listing) -> None:
        binh = self.colleague
        binh.go("Listings")
        binh.look()
        binh.hand.go(OFFER[self.language])
        binh.look()
        binh.go("Write on it")
        binh.write("Title", EDITED[self.language])
        binh.go("Save and come back later")
        binh.look()
        assert not self._shows(offer, EDITED)
        binh.go("Submit for review")
        binh.look()
        drain()
        assert not self._shows(offer, EDITED)
        assert self._finds(OFFER)
        self.moderator.approve(offer)
        drain()
        assert self._shows(offer, EDITED)
        assert self._finds(EDITED)

    def renew_by_mail(self, offer: Listing) -> None:
        self._ends(offer, timedelta(days=20))
        call_command("remind_expiring")
        link = self.url + path_in(letter_to(EMAIL), "/renewal/")
        visitor = self.reader
        visitor.page.goto(link)
        visitor.look(EDITED[self.language])
        visitor.go("It still holds: renew it")
        visitor.look()
        offer.refresh_from_db()
        assert offer.expire_at > timezone.now() + timedelta(days=360)

    def let_it_expire_and_renew(self, offer: Listing) -> None:
        an = self.member
        self._ends(offer, timedelta(minutes=-1))
        call_command("publish_scheduled")
        drain()
        assert self._read(offer) == 404
        assert not self._finds(EDITED)
        an.page.reload()
        an.look()
        an.go("Renew")
        an.look(an.say("Renewed."))
        drain()
        assert self._read(offer) == 200
        assert self._finds(EDITED)

    def withdraw(self, offer: Listing) -> None:
        an = self.member
        an.hand.open(an.say("Withdraw it"))
        an.look()
        an.write("Why?", "Không còn hợp tác nữa.")
        an.go("Withdraw")
        an.look("Không còn hợp tác nữa.")
        drain()
        assert self._read(offer) == 404
        assert not self._finds(EDITED)

    def _begin(self, kind: str, title: dict[str, str]) -> None:
        an = self.member
        an.go("Overview")
        an.go("New listing")
        an.look_once()
        an.go(kind)
        an.look()
        an.write("Title", title[self.language])
        an.go("Begin")

    def _topics(self) -> None:
        self.member.hand.tick({"vi": "Hành chính công", "en": "Public administration"}[self.language])
        self._next()

    def _contact(self) -> None:
        self.member.write("E-mail address", EMAIL)
        self._next()

    def _licence(self) -> None:
        self.member.hand.choose(self.member.say("Creative Commons Attribution (CC BY 4.0)"))
        self._next()

    def _next(self) -> None:
        self.member.look_once()
        self.member.go("Save and continue")

    def _level(self, number: int) -> str:
        return self.member.page.locator(f"option[value='{number}']").text_content().strip()

    def _ends(self, offer: Listing, after: timedelta) -> None:
        type(offer).objects.filter(pk=offer.pk).update(expire_at=timezone.now() + after)

    def _read(self, listing: Listing) -> int:
        """The reader opens its public page; the answer's status."""
        listing.refresh_from_db()
        return self._open(address(listing.key, listing.slug, self.language)).status

    def _shows(self, listing: Listing, title: dict[str, str]) -> bool:
        assert self._read(listing) == 200
        return self.reader.page.locator("h1").text_content().strip() == title[self.language]

    def _finds(self, title: dict[str, str]) -> bool:
        self._open(f"/{self.language}/search/?q={title[self.language]}")
        return title[self.language] in self.reader.page.locator("#results .card h3").all_text_contents()

    def _open(self, path: str):
        self.reader.complaints.clear()
        answer = self.reader.page.goto(self.url + path)
        self.reader.complaints.clear()  # of a page that is gone the browser says so
        return answer
