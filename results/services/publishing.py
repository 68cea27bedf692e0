"""Results become public: of one track, or of several at once. Every member of a placed team gets a certificate."""

import secrets
from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from competitions.models import Track
from history.services import record_change
from judging.services import seal
from mailing.letters import composed, post_many
from organisations.letters import link
from organisations.refusals import Refused
from results.models import Certificate, Placement, Publication
from results.services.rights import ask_organiser
from teams.models import Member

CODE_BYTES = 16  # 128 bits: nobody guesses a code


@transaction.atomic
def publish(*, tracks: Iterable[Track], by=None) -> int:
    """Publishes those tracks that are not published yet, all or none; returns how many."""
    fresh = []
    for track in tracks:
        ask_organiser(by, track.page)
        Track.objects.select_for_update().get(pk=track.pk)
        if Publication.objects.filter(track=track).exists():
            continue
        if not Placement.objects.filter(track=track).exists():
            raise Refused(
                _("“%s” has no places yet: take them over from the judging, or enter them by hand.") % track.title()
            )
        fresh.append(track)
    for track in fresh:
        Publication.objects.create(track=track, by=by)
        record_change(key=f"results:{track.pk}", kind="results", from_state="", to_state="published", by=by)
        seal(track=track, by=by)
        _tell(track, _certify(track))
    return len(fresh)


def _certify(track: Track) -> list[Certificate]:
    """For whoever is in a placed team and has a name."""
    members = (
        Member.objects.present()
        .filter(team__placement__track=track, user__isnull=False, certificate__isnull=True)
        .select_related("user", "team__placement")
    )
    made = []
    for member in members:
        name = (member.name or member.user.get_full_name()).strip()
        if name:
            code = secrets.token_urlsafe(CODE_BYTES)
            made.append(Certificate(placement=member.team.placement, member=member, name=name, code=code))
    return Certificate.objects.bulk_create(made)


def _tell(track: Track, certificates: list[Certificate]) -> None:
    letters = []
    for each in certificates:
        person, language = each.member.user, each.member.user.language
        context = {
            "title": track.page.in_language(language).title,
            "team": each.member.team.name,
            "link": link("certificate", language, each.code),
        }
        if person.email:
            letters.append(composed(to=person.email, name="results_published", language=language, context=context))
    post_many(letters)
