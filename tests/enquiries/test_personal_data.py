"""What is held of a person goes out and is erased; the organisation's texts stay."""

import json

from accounts.personal_data import holdings
from enquiries.models import Contact, Message
from enquiries.services import accept, share_contacts


def test_a_person_takes_their_messages_along_and_is_erased_from_them(two, begun):
    accept(enquiry=begun, by=two.minh)
    share_contacts(enquiry=begun, by=two.anna, phone="0909123456")
    held = holdings()["enquiries"]
    part = json.loads(json.dumps(held.collect(two.anna)))
    assert part["messages"][0]["text"] == "Chúng tôi muốn tìm hiểu."
    assert part["contacts_shared"][0]["phone"] == "0909123456"
    assert part["begun"][0]["listing"] == two.offer.key
    assert held.collect(two.minh)["messages"] == []
    held.erase(two.anna)
    said = Message.objects.get()
    assert (said.author, said.text) == (None, "Chúng tôi muốn tìm hiểu.")
    begun.refresh_from_db()
    assert begun.asked_by is None
    assert not Contact.objects.exists()
