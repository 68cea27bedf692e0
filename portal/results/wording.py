"""What stands on a certificate."""

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _, override

from mailing.letters import absolute
from results.certificates import Wording
from results.models import Certificate


def wording(certificate: Certificate) -> Wording:
    placement = certificate.placement
    with override("vi"):
        url = absolute(reverse("certificate", args=[certificate.code]))
    return Wording(
        site=str(settings.WAGTAIL_SITE_NAME),
        heading=_both(lambda: _("Certificate")),
        name=certificate.name,
        team=_both(lambda: _("Team %s") % placement.team.name),
        for_what=_both(lambda: for_what(placement)),
        competition=_competition(placement.track.page),
        day=timezone.localdate(certificate.made_at),
        check=_both(lambda: _("Whether it is genuine can be checked here:")),
        url=url,
        mark=" · ".join(_both(lambda: _("Demonstration"))) if placement.track.page.is_demonstration else "",
    )


def for_what(placement) -> str:
    """The prize, or the place, or that the team took part; and in which track."""
    won = placement.prize()
    if not won and placement.place:
        won = _("Place %(place)s") % {"place": placement.place}
    won = won or _("Took part")
    return f"{won}, {placement.track.title()}"


def _both(make) -> tuple[str, str]:
    """In Vietnamese and in English."""
    made = []
    for code in ("vi", "en"):
        with override(code):
            made.append(str(make()))
    return made[0], made[1]


def _competition(page) -> str:
    """Its titles in both languages."""
    titles = [page.title, *page.get_translations().filter(locale__language_code="en").values_list("title", flat=True)]
    return "\n".join(dict.fromkeys(titles))
