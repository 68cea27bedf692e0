from django.apps import AppConfig
from django.db.models.signals import post_save, pre_delete
from django.utils.translation import gettext_lazy as _


class OrganisationsConfig(AppConfig):
    name = "organisations"
    verbose_name = _("Organisations")

    def ready(self):
        from organisations.documents import OrganisationSource, organisation_deleted, organisation_saved
        from organisations.models import Organisation
        from search.registry import register

        register(OrganisationSource())
        post_save.connect(organisation_saved, sender=Organisation, dispatch_uid="organisation_entry")
        pre_delete.connect(organisation_deleted, sender=Organisation, dispatch_uid="organisation_entry")
