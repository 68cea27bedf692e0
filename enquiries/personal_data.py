"""What enquiries hold about one person, to give out and to erase."""

from django.db import transaction

from enquiries.models import Contact, Enquiry, Message


def collect(user) -> dict:
    """Plain values, ready for JSON. Times are ISO 8601 in UTC."""
    messages = Message.objects.filter(author=user).prefetch_related("files")
    contacts = Contact.objects.filter(person=user).select_related("enquiry")
    return {
        "begun": [
            {"listing": each.listing_key, "sent_at": each.sent_at.isoformat()}
            for each in Enquiry.objects.filter(asked_by=user)
        ],
        "messages": [
            {
                "enquiry": each.enquiry_id,
                "text": each.text,
                "sent_at": each.sent_at.isoformat(),
                "files": [file.name for file in each.files.all()],
            }
            for each in messages
        ],
        "contacts_shared": [
            {"enquiry": each.enquiry_id, "phone": each.phone, "shared_at": each.shared_at.isoformat()}
            for each in contacts
        ],
    }


@transaction.atomic
def erase(user) -> None:
    """The texts stay as the organisation's, without who wrote them; the shared contacts go."""
    Message.objects.filter(author=user).update(author=None)
    Enquiry.objects.filter(asked_by=user).update(asked_by=None)
    Contact.objects.filter(person=user).delete()
