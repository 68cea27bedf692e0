"""What the page of a need shows beside what all listings share."""

from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from demand.choices import NeedKind
from demand.documents import lines
from demand.models import Need
from listings.choices import Cooperation, Delivery
from listings.presentation import Fact, Words, day, given, labels, words


def own_context(need: Need, language: str) -> dict:
    closed = need.closes_at is not None and need.closes_at <= timezone.now()
    training = need.need_kind == NeedKind.TRAINING
    return {
        "need_for": need.get_need_kind_display(),
        "nature": need.get_nature_display(),
        "users": words(need, "users", language),
        "present": words(need, "present", language),
        "outcome": words(need, "outcome", language),
        "data_available": words(need, "data_available", language),
        "timeline": words(need, "timeline", language),
        "roles": words(need, "roles", language),
        "must_haves": _listed(need, "must_haves", language),
        "nice_to_haves": _listed(need, "nice_to_haves", language),
        "closes_at": need.closes_at,
        "is_closed": closed,
        "key_facts": given(
            _deadline(need, closed),
            Fact(_("Budget"), need.get_budget_band_display(), icon="banknote"),
            *(_training_facts(need) if training else _application_facts(need)),
        ),
        "side_facts": given(
            Fact(_("Nature"), need.get_nature_display()),
            Fact(_("Sensitivity of the data"), need.get_data_sensitivity_display()),
            Fact(_("Form of cooperation"), labels(Cooperation, need.cooperation) if training else ""),
        ),
        "scientists": [],
    }


def _deadline(need: Need, closed: bool) -> Fact:
    if need.closes_at is None:
        return Fact(_("Answers until"), _("no deadline"), icon="timer")
    when = date_format(timezone.localtime(need.closes_at), "SHORT_DATETIME_FORMAT")
    if closed:
        return Fact(_("Answers until"), _("closed"), note=when, icon="timer")
    return Fact(_("Answers until"), when, note=_("Vietnam time"), icon="timer", is_deadline=True)


def _application_facts(need: Need) -> list[Fact]:
    return [
        Fact(_("Least readiness"), _("TRL %d") % need.trl_min if need.trl_min else "", icon="gauge"),
        Fact(_("Delivery wanted"), labels(Delivery, need.delivery), icon="server"),
        Fact(_("Form of cooperation"), labels(Cooperation, need.cooperation), icon="handshake"),
    ]


def _training_facts(need: Need) -> list[Fact]:
    levels = " → ".join(filter(None, (need.get_level_now_display(), need.get_level_wanted_display())))
    people = number_format(need.headcount, force_grouping=True) if need.headcount else ""
    return [
        Fact(_("People"), people, icon="users-round"),
        Fact(_("Level now and wanted"), levels, icon="layers"),
        Fact(_("Mode"), need.get_mode_display(), icon="monitor"),
        Fact(_("Start wanted"), day(need.starts_on), icon="calendar-days"),
    ]


def _listed(need: Need, column: str, language: str) -> list[Words]:
    said = words(need, column, language)
    return [Words(line, said.lang) for line in lines(said.text)]
