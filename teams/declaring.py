"""What a person says of themselves when they come into a team, and whether the track takes them; pure functions."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from competitions.choices import Eligible
from competitions.models import Track
from organisations.refusals import Refused


@dataclass(frozen=True)
class Declaration:
    """`takes_part_as` is one of `Eligible`, `country` a nationality of two letters. A pupil names a parent or guardian,
    who is asked by mail."""

    name: str
    takes_part_as: str
    country: str = "VN"
    guardian_name: str = ""
    guardian_email: str = ""

    @property
    def needs_guardian(self) -> bool:
        return self.takes_part_as == Eligible.PUPILS


def kinds_of(track: Track) -> list[str]:
    """As what one may take part in the track: everything, where it names nothing."""
    return [kind for kind in Eligible.values if kind in track.eligible] or list(Eligible.values)


def countries_of(track: Track) -> list[str]:
    """The nationalities that the track takes; none where it takes every one."""
    return track.countries.replace(",", " ").split()


def ask_eligible(track: Track, said: Declaration, own_addresses: set[str]) -> None:
    """Refused unless the track takes such a person."""
    if not said.name.strip():
        raise Refused(_("Say your name."))
    if said.takes_part_as not in kinds_of(track):
        raise Refused(_("This track is not open to you as you say you take part."))
    ask_country(track, said.country)
    if not said.needs_guardian:
        return
    if not said.guardian_name.strip() or not said.guardian_email.strip():
        raise Refused(_("A pupil takes part with the consent of a parent or guardian: say their name and address."))
    if said.guardian_email.strip().lower() in own_addresses:
        raise Refused(_("The e-mail address of your parent or guardian is another one than yours."))


def ask_country(track: Track, country: str) -> None:
    if len(country) != 2 or not (country.isascii() and country.isalpha() and country.isupper()):
        raise Refused(_("Write a country as its code of two letters, as VN."))
    allowed = countries_of(track)
    if allowed and country not in allowed:
        raise Refused(
            _("This track takes people from these countries: %(countries)s.") % {"countries": track.countries}
        )
