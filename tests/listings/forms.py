"""What a browser would send back of an admin form that it was shown."""

from django.utils.datastructures import MultiValueDict


def shown_values(response) -> dict:
    """The fields of the form on a page, its formsets and the loaded revision, as they would be posted unchanged."""
    form = response.context["form"]
    data = MultiValueDict()
    _add(data, form)
    for formset in form.formsets.values():
        _add(data, formset.management_form)
        for child in formset.forms:
            _add(data, child)
    record = form.instance
    if getattr(record, "latest_revision_id", None):
        data["loaded_revision_id"] = str(record.latest_revision_id)
        data["loaded_revision_created_at"] = record.latest_revision.created_at.isoformat()
    return dict(data.lists())


def _add(data, form):
    for field in form:
        value = field.value()
        if value is None or value is False or value in ("", []):
            continue
        if isinstance(value, list | tuple):
            data.setlist(field.html_name, [str(getattr(item, "pk", item)) for item in value])
        else:
            data[field.html_name] = str(field.field.prepare_value(value))
