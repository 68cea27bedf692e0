"""Fields of the organisation's forms, each with its own rule."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _, gettext_lazy

from organisations.domains import is_public_domain
from organisations.letters import one_line
from organisations.logos import draw_anew

_ADDRESS = re.compile(r"://|\bwww\.", re.I)


class NameField(forms.CharField):
    """A name on one line; without addresses, as it stands in letters to people who did not ask for them."""

    def clean(self, value):
        name = one_line(super().clean(value) or "")
        if _ADDRESS.search(name):
            raise ValidationError(_("A name has no web address in it; there is a field for the website."))
        return name


class DomainField(forms.CharField):
    """What follows the @ in the addresses of the staff; a whole address or web address is read as its domain."""

    def clean(self, value):
        given = (super().clean(value) or "").strip().lower()
        domain = re.sub(r"^(https?://)?(www\.)?", "", given.rpartition("@")[2]).rstrip("/")
        if domain and is_public_domain(domain):
            raise ValidationError(
                _("Anybody can have an address in %(domain)s. Leave this empty, or give the organisation's own domain.")
                % {"domain": domain}
            )
        return domain


class LogoField(forms.FileField):
    """Gives the picture as it is kept, whatever the file was; see `draw_anew`."""

    def __init__(self, **options):
        accepted = forms.FileInput({"accept": "image/png,image/jpeg,image/webp"})
        options.setdefault("label", gettext_lazy("Logo"))
        options.setdefault("help_text", gettext_lazy("PNG, JPEG or WebP, at most 5 MB."))
        super().__init__(widget=accepted, required=False, **options)

    def clean(self, data, initial=None):
        upload = super().clean(data, initial)
        return draw_anew(upload) if upload and upload is not initial else None
