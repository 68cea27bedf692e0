"""What the pages of offers show beside what all listings share."""

from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _, gettext_lazy

from catalog.choices import TrainingAudience
from catalog.documents import closing, next_intake
from catalog.models import Intake, ResearchProduct, TrainingProduct
from listings.choices import Audience, Cooperation, Delivery, Language
from listings.presentation import Fact, day, given, labels, money, words

READINESS = {
    1: gettext_lazy("basic principles observed"),
    2: gettext_lazy("concept formulated"),
    3: gettext_lazy("concept proven in experiments"),
    4: gettext_lazy("validated in the laboratory"),
    5: gettext_lazy("validated in a realistic environment"),
    6: gettext_lazy("demonstrated in a realistic environment"),
    7: gettext_lazy("prototype demonstrated in operation"),
    8: gettext_lazy("complete and qualified"),
    9: gettext_lazy("proven in operation"),
}


def own_context(listing, language: str) -> dict:
    maker = _research if isinstance(listing, ResearchProduct) else _training
    return maker(listing, language) | {"scientists": _scientists(listing, language)}


def _research(product: ResearchProduct, language: str) -> dict:
    return {
        "trl": product.trl,
        "trl_words": READINESS.get(product.trl, ""),
        "evidence": [
            (heading, text)
            for heading, column in (
                (_("Measured"), "evidence"),
                (_("In use"), "deployments"),
                (_("Against the alternative"), "comparison"),
            )
            if (text := words(product, column, language))
        ],
        "requirements": [
            (heading, text)
            for heading, column in ((_("Data needed"), "data_needed"), (_("Integration"), "integration"))
            if (text := words(product, column, language))
        ],
        "key_facts": given(
            Fact(_("Cooperation sought"), labels(Cooperation, product.cooperation), icon="handshake"),
            Fact(_("Delivery"), labels(Delivery, product.delivery), icon="server"),
            Fact(_("Price"), product.get_price_band_display(), icon="banknote"),
        ),
        "side_facts": given(
            Fact(_("Intellectual property"), product.get_ip_status_display()),
            Fact(
                _("Risk class"),
                product.get_risk_class_display(),
                note=_("declared by the provider under Law 134/2025/QH15"),
            ),
        ),
    }


def _training(product: TrainingProduct, language: str) -> dict:
    now = timezone.now()
    shown = next_intake(product, now)
    return {
        "outcomes": words(product, "outcomes", language),
        "prerequisites": words(product, "prerequisites", language),
        "audiences": labels(TrainingAudience, product.audiences),
        "key_facts": given(
            _next_intake_fact(product, shown),
            Fact(_("Mode"), product.get_mode_display(), note=product.get_pacing_display(), icon="monitor"),
            Fact(_("Workload"), _hours(product.workload_hours), icon="clock"),
            Fact(_("Level"), product.get_level_display(), icon="layers"),
            Fact(_("Fee"), money(product.fee), icon="banknote"),
        ),
        "intakes": [_intake(intake, now) for intake in product.intakes.all()],
        "side_facts": given(
            Fact(_("For whom"), labels(TrainingAudience, product.audiences)),
            Fact(_("Language of teaching"), labels(Language, product.taught_in)),
            Fact(_("Certificate"), product.get_certificate_display()),
            Fact(_("At your place"), _("can be held at the customer's") if product.in_house else ""),
        ),
        "open_material_url": product.open_material_url,
    }


def _next_intake_fact(product: TrainingProduct, intake: Intake | None) -> Fact:
    if intake is None:
        return Fact(_("Next intake"), "" if product.pacing == "self-paced" else _("not set"), icon="calendar-days")
    seats = _("%s seats") % number_format(intake.seats, force_grouping=True) if intake.seats else ""
    return Fact(_("Next intake"), day(intake.starts_on), note=seats, icon="calendar-days")


def _intake(intake: Intake, now) -> dict:
    until = timezone.localtime(closing(intake))
    return {
        "starts_on": intake.starts_on,
        "apply_by": date_format(until, "SHORT_DATETIME_FORMAT"),
        "is_open": until > now,
        "seats": intake.seats,
        "place": intake.place,
    }


def _hours(hours: int | None) -> str:
    return _("%s hours") % number_format(hours, force_grouping=True) if hours else ""


def _scientists(offer, language: str) -> list[dict]:
    """Who made it; a page of their own is linked only once they confirmed it. None where the name is withheld."""
    if offer.audience == Audience.WITHHELD:
        return []
    return [
        {
            "name": person.name,
            "title": person.title_en if language == "en" else person.title_vi,
            "slug": person.slug if person.confirmed_at else "",
        }
        for person in offer.scientists.all()
    ]
