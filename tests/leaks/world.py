"""A need whose owner is not named, with everything around it that knows who it is."""

import io
from datetime import date, timedelta
from types import SimpleNamespace

from allauth.account.models import EmailAddress
from django.apps import apps
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone
from PIL import Image
from pypdf import PdfWriter

from alerts.models import Subscription
from demand.models import Need
from enquiries.choices import State
from enquiries.models import Enquiry
from enquiries.services import answer, write
from files.models import Picture
from listings.attachments import covers_collection
from listings.services import change_standing, publish, save_draft
from outcomes.choices import Publicity
from outcomes.services import confirm, propose
from portal.workspace.writing.files.documents import attach
from proposals.services.calls import open_call, save_call
from questions import services as questions
from support.choices import Standing
from support.reports import decide, report
from tests.factories import (
    FieldFactory,
    MembershipFactory,
    NeedFactory,
    OrganisationFactory,
    ResearchFactory,
    ScientistFactory,
    UserFactory,
)
from tests.leaks.signs import SIGNS
from tests.portal.views.pages import competition

TITLE = "Đọc đơn viết tay của người dân ở quầy tiếp nhận"
BODY = "Mỗi ngày có hàng trăm đơn viết tay cần đọc, bóc tách họ tên, địa chỉ và nội dung rồi chuyển đúng nơi."
WORDS = "đơn viết tay người dân"
ROLES = ("anonymous", "person", "stranger", "asker")
PLACES = ("enquiries", "questions", "proposals", "outcomes", "alerts", "bookmarks")  # apps whose rows have addresses


def build() -> SimpleNamespace:
    """`need` is withheld, `owner` its organisation; `clients` by role: the asker's enquiry is not accepted yet."""
    owner, writer = unnamed_owner()
    field = FieldFactory(label_vi="Hành chính công")
    need = withheld_need(owner, field)
    stranger, asker, partner = (OrganisationFactory() for _each in range(3))
    offers = {
        each: ResearchFactory(published=True, organisation=each, body_vi=BODY, title_vi=f"Máy đọc đơn {each.pk}")
        for each in (asker, partner)
    }
    people = {
        "person": UserFactory(),
        "stranger": MembershipFactory(organisation=stranger).user,
        "asker": MembershipFactory(organisation=asker).user,
    }
    partner_user = MembershipFactory(organisation=partner).user
    for user in people.values():
        EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    follow(people, need, owner)
    enquiry = write(listing=need, asker=asker, by=people["asker"], text="Chúng tôi đọc được.", offer=offers[asker])
    answer(enquiry=enquiry, by=writer, text="Xin cho biết thêm về số liệu.")
    asked_and_answered(need, people["person"], writer)
    called(need, writer)
    told(need, partner, offers[partner], partner_user, writer)
    reported(need)
    competition(title="Thi đọc chữ viết tay", needs=[need], phases=[("registration", 0, 5)])
    return SimpleNamespace(
        owner=owner, need=need, stranger=stranger, people=people, clients=clients(people), writer=writer
    )


def unnamed_owner():
    """Not verified, so that it has no page of its own and its name may stand nowhere at all; with one who writes."""
    word = SIGNS
    whole = OrganisationFactory(verified=False, name_vi=f"Tập đoàn {word['whole']}", kind="company")
    owner = OrganisationFactory(
        verified=False, kind="company", size="large", parent=whole,
        slug=f"cong-ty-{word['short name']}",
        name_vi=f"Công ty Cổ phần {word['name in Vietnamese'].title()}",
        name_en=f"{word['name in English'].title()} Joint Stock Company",
        description_vi=f"Chúng tôi là {word['description']}.",
        code=word["tax code"],
        address=f"12 {word['address'].title()}, Thành phố Hồ Chí Minh",
        ward=f"Phường {word['ward'].title()}",
        website=f"https://{word['website']}.vn",
        email=f"{word['e-mail']}@{word['domain']}.vn",
        email_domain=f"{word['domain']}.vn",
        phone="028 7744 1199",
        logo=picture("logo", word["logo"]),
    )  # fmt: skip
    ScientistFactory(organisation=owner, name=word["scientist"], slug=word["scientist"], confirmed_at=timezone.now())
    account = f"{word['account']}@{word['domain']}.vn"
    user = UserFactory(username=word["account"], first_name=word["member"], email=account)
    MembershipFactory(organisation=owner, user=user)
    return owner, user


def withheld_need(owner, field) -> Need:
    """Published under its owner's name at first, with files; then rewritten and withheld, with a newer draft."""
    word = SIGNS
    common = {
        "organisation": owner, "fields": [field], "body_vi": BODY, "external_id": f"{word['own number']}-7",
        "contact_office": f"Phòng {word['contact office']}", "contact_email": f"{word['contact address']}@x.vn",
        "contact_phone": "028 7744 1199", "place": word["place"], "demo_url": f"https://x.vn/{word['demonstration']}",
        "cover": picture("cover", word["cover file"]), "closes_at": timezone.now() + timedelta(days=20),
    }  # fmt: skip
    need = NeedFactory(published=True, title_vi=f"{word['former title']} cần đọc đơn", **common)
    draft = need.get_latest_revision_as_object()
    attach(draft, name=f"{word['attachment']}.pdf", data=document(word["document property"]), by=None)
    draft.title_vi = TITLE
    save_draft(listing=draft)
    publish(listing=Need.objects.get(pk=need.pk))
    need = Need.objects.get(pk=need.pk)
    change_standing(listing=need, audience="withheld")
    draft = need.get_latest_revision_as_object()
    draft.title_vi = f"{word['draft']} cần đọc đơn"
    save_draft(listing=draft)
    return Need.objects.get(pk=need.pk)


def follow(people, need, owner) -> None:
    """Whatever anybody can ask to be told of: the words, the owner, the need."""
    for user in people.values():
        for kind, target in (
            ("search", f"q={WORDS.replace(' ', '+')}"),
            ("search", f"organisation=organisation%3A{owner.pk}"),
            ("listing", need.key),
        ):
            before = timezone.now() - timedelta(days=1)
            Subscription.objects.create(user=user, kind=kind, target=target, frequency="at_once", created_at=before)


def asked_and_answered(need, user, writer) -> None:
    question = questions.ask(need=need, by=user, text="Mỗi ngày có bao nhiêu đơn?")
    question = questions.approve(question=question, by=None)
    questions.answer(question=question, text="Khoảng ba trăm đơn.", by=writer, names_nobody=True)


def called(need, writer) -> None:
    now = timezone.now()
    call = save_call(
        need=need, asked="Một máy đọc đơn", opens_at=now - timedelta(hours=1), closes_at=now + timedelta(days=9),
        criteria=[("Phù hợp", 2), ("Giá", 1)], by=writer,
    )  # fmt: skip
    open_call(call=call, by=writer)


def told(need, partner, offer, partner_user, writer) -> None:
    """A public story of an agreement with somebody who knows the name; the owner does not let itself be named."""
    now = timezone.now()
    enquiry = Enquiry.objects.create(
        asker=partner, owner=need.organisation, listing_key=need.key, offer_key=offer.key, title_vi=TITLE,
        state=State.AGREED, waits_for="", is_withheld=True, answered_at=now, accepted_at=now, asker_agreed_at=now,
        owner_agreed_at=now,
    )  # fmt: skip
    said = {
        "kind": "pilot", "happened_on": date(2026, 10, 1), "band": "50m-200m", "title_vi": "Thí điểm đọc đơn",
        "title_en": "", "text_vi": "Hai tháng, một quầy.", "text_en": "",
    }  # fmt: skip
    outcome = propose(enquiry=enquiry, by=partner_user, values=said, publicity=Publicity.TOLD)
    confirm(outcome=outcome, by=writer, publicity=Publicity.TOLD, version=1)


def reported(need) -> None:
    made = report(listing=need.key, reason="other", text="Xem lại", language="vi", email="nguoibao@example.org")
    decide(report=made, state=Standing.HANDLED, answer="Đã xem lại.", by=None)


def picture(title: str, word: str) -> Picture:
    """With a sign in its file's name, its title, its properties, and what is said of it."""
    data, exif = io.BytesIO(), Image.Exif()
    exif[0x013B] = SIGNS["document property"]  # the artist
    Image.new("RGB", (900, 500), "teal").save(data, "JPEG", exif=exif)
    made = Picture(
        title=f"{title} {word}",
        file=ContentFile(data.getvalue(), name=f"{word}.jpg"),
        description=SIGNS["cover description"],
        credit=SIGNS["cover credit"],
        collection=covers_collection(),
    )
    made.save()
    return made


def document(author: str) -> bytes:
    book, data = PdfWriter(), io.BytesIO()
    book.add_blank_page(200, 200)
    book.add_metadata({"/Author": author, "/Company": author})
    book.write(data)
    return data.getvalue()


def numbers(world) -> list[int]:
    """Of the need, and of every row that the routes of this side of the portal may name."""
    found = {world.need.pk, world.owner.pk}
    for place in PLACES:
        for model in apps.get_app_config(place).get_models():
            found |= {key for key in model._base_manager.values_list("pk", flat=True) if isinstance(key, int)}
    return sorted(found)


def clients(people) -> dict[str, Client]:
    made = {"anonymous": Client()}
    for role, user in people.items():
        made[role] = Client()
        made[role].force_login(user)
    return made
