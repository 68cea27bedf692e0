"""Beginning an enquiry, reading it, answering it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from enquiries.choices import OPEN, UNANSWERED, Side, State
from enquiries.letters import tell
from enquiries.limits import ask_may_begin, ask_may_say
from enquiries.listings import own_offers, visible_listing
from enquiries.models import Enquiry, Message, MessageFile
from enquiries.services.changing import locked, move, note
from enquiries.sides import side_of, writing_side
from listings.choices import Audience
from listings.models import Listing
from organisations.access import Action, may
from organisations.models import Membership, Organisation
from organisations.refusals import Refused

MOST_FILES = 3
LONGEST_TEXT = 4000
# A picture was written anew without its notes; a document keeps its author and company in many places.
NAMELESS_TYPES = ("png", "jpg", "webp")


@dataclass(frozen=True)
class Upload:
    """A file whose content was checked and whose name is safe to show."""

    name: str
    data: bytes

    @property
    def extension(self) -> str:
        return self.name.rpartition(".")[2].lower()


@transaction.atomic
def write(
    *, listing: Listing, asker: Organisation, by, text: str, offer: Listing | None = None, files: Sequence[Upload] = ()
) -> Enquiry:
    """Begins an enquiry about a listing that `by` may see, for an organisation that they may write for."""
    if not may(by, Action.WRITE, asker):
        raise PermissionDenied
    Organisation.objects.select_for_update().only("pk").get(pk=asker.pk)
    found = _addressee(listing, asker, by)
    if offer is not None and (found.key_prefix != "need" or offer.key not in {each.key for each in own_offers(asker)}):
        raise Refused(_("Only a published offer of your own organisation can go along with an answer to a need."))
    ask_may_begin(asker, by)
    enquiry = Enquiry.objects.create(
        asker=asker,
        owner=found.organisation,
        asked_by=by,
        listing_key=found.key,
        title_vi=found.title_vi,
        title_en=found.title_en,
        offer_key=offer.key if offer else "",
        is_withheld=found.audience == Audience.WITHHELD,
    )
    _say(enquiry, Side.ASKER, by, text, files)
    note(enquiry, "", by=by)
    tell(enquiry, Side.OWNER, "new")
    return enquiry


@transaction.atomic
def open_read(*, enquiry: Enquiry, by) -> None:
    """Somebody who may answer for the owner has opened it. Does nothing for others and the second time."""
    if enquiry.state != State.SENT or side_of(by, enquiry, Action.WRITE) != Side.OWNER:
        return
    if locked(enquiry).state == State.SENT:
        move(enquiry, State.READ, by=by, waits_for=Side.OWNER)


@transaction.atomic
def answer(*, enquiry: Enquiry, by, text: str, files: Sequence[Upload] = ()) -> Message:
    """A message of the person's side. The first word of a named owner begins the discussion; one whose name is
    withheld stays unnamed until they accept."""
    side = writing_side(by, enquiry)
    locked(enquiry)
    late = enquiry.state == State.NO_ANSWER and side == Side.OWNER
    if not enquiry.is_talking and not late:
        raise Refused(_("This enquiry is over; nothing more can be written here."))
    if late and Enquiry.objects.filter(asker=enquiry.asker, listing_key=enquiry.listing_key, state__in=OPEN).exists():
        raise Refused(_("They have written to you again since; please answer there."))
    ask_may_say(enquiry, side, by)
    said = _say(enquiry, side, by, text, files)
    columns = {}
    if side == Side.OWNER and enquiry.answered_at is None:
        columns["answered_at"] = said.sent_at
    if side == Side.OWNER and enquiry.state in (*UNANSWERED, State.NO_ANSWER):
        state = State.IN_DISCUSSION if enquiry.owner_is_named else State.READ
        if state == State.IN_DISCUSSION:
            columns["accepted_at"] = said.sent_at
    else:
        state = State(enquiry.state)
    move(enquiry, state, by=by, waits_for="" if state == State.AGREED else side.other, **columns)
    tell(enquiry, side.other, "answer")
    return said


def _addressee(listing: Listing, asker: Organisation, by) -> Listing:
    """The listing as it is stored and as this person sees it, if it can be written to."""
    found = visible_listing(listing.key, by)
    if found is None:
        raise Refused(_("This listing is not shown any more."))
    owner = found.organisation_id
    if owner == asker.pk or Membership.objects.filter(user=by, organisation=owner).exists():
        raise Refused(_("This listing is your own organisation's."))
    closes_at = getattr(found, "closes_at", None)
    if closes_at is not None and closes_at <= timezone.now():
        raise Refused(_("This need takes no more answers: its time is over."))
    if Enquiry.objects.filter(asker=asker, listing_key=found.key, state__in=OPEN).exists():
        raise Refused(_("Your organisation has written about this already; go on there."))
    return found


def _say(enquiry: Enquiry, side: Side, by, text: str, files: Sequence[Upload]) -> Message:
    text = text.strip()
    if not text:
        raise Refused(_("Write a message."))
    if len(text) > LONGEST_TEXT:
        raise Refused(_("The message is too long: at most 4,000 characters."))
    if len(files) > MOST_FILES:
        raise Refused(_("At most three files with one message."))
    said = Message.objects.create(enquiry=enquiry, side=side, author=by, text=text)
    is_unnamed = side == Side.OWNER and not enquiry.owner_is_named
    for number, upload in enumerate(files, 1):
        if is_unnamed and upload.extension not in NAMELESS_TYPES:
            raise Refused(
                _(
                    "While your organisation's name is withheld you can send pictures only (PNG, JPEG, WebP): other "
                    "files hold the names of who made them."
                )
            )
        name = f"{number}.{upload.extension}" if is_unnamed else upload.name
        stored = ContentFile(upload.data, name=f"file.{upload.extension}")
        MessageFile.objects.create(message=said, name=name, file=stored, size=len(upload.data))
    return said
