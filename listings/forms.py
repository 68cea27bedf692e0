"""The admin's form of a listing."""

from django import forms
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm

from listings.services import STANDING, change_standing


class ListingForm(WagtailAdminModelForm):
    """Owner, own number and audience are the site's and not the draft's: changed ones are applied at once.

    A draft may lack what readers need; whoever submits or publishes it must give at least a field and a contact.
    """

    applies_standing = True

    def clean(self):
        cleaned = super().clean()
        if not self.is_deferred_validation:
            if "fields" in self.fields and not cleaned.get("fields") and "fields" not in self.errors:
                self.add_error("fields", forms.ValidationError(_("Choose at least one field.")))
            if "summary_vi" in self.fields and not (cleaned.get("summary_vi") or cleaned.get("summary_en")):
                lacking = forms.ValidationError(_("Give a summary of one or two sentences."))
                self.add_error("summary_vi" if cleaned.get("title_vi") else "summary_en", lacking)
            contacts = ("contact_email", "contact_phone")
            if not any(cleaned.get(name) or name in self.errors for name in contacts):
                lacking = forms.ValidationError(_("Give an e-mail address or a telephone number."))
                self.add_error("contact_email", lacking)
        return cleaned

    def save(self, commit=True):
        if self.instance.pk and self.applies_standing:
            changes = {name: self.cleaned_data[name] for name in STANDING if name in self.changed_data}
            if changes:
                change_standing(listing=self.instance, **changes)
        return super().save(commit)
