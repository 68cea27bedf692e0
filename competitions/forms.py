"""The form in which editors compose a competition."""

from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm

from competitions.standing_rows import HELD, is_held


class CompetitionForm(WagtailAdminPageForm):
    """Refuses to remove a track or phase that teams stand on, in words, before the database would."""

    def is_valid(self):
        valid = super().is_valid()
        for name in HELD.intersection(self.formsets):
            for form in getattr(self.formsets[name], "deleted_forms", ()):
                if form.instance.pk and is_held(form.instance):
                    said = _("“%(row)s” cannot be removed: teams have registered for it or handed in there.")
                    self.add_error(None, said % {"row": form.instance})
                    valid = False
        return valid
