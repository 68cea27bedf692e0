"""How the forms of members and visitors are drawn: a label above, a hint, the field, what is wrong with it beside it.

The admin keeps Wagtail's own drawing.
"""

from django import forms
from django.forms.renderers import TemplatesSetting

_PLAIN = (forms.CheckboxInput, forms.CheckboxSelectMultiple, forms.RadioSelect, forms.HiddenInput, forms.FileInput)


class Renderer(TemplatesSetting):
    form_template_name = "forms/form.html"
    field_template_name = "forms/field.html"


class Drawn:
    """Mix into a form before Django's class: `{{ form }}` is the error summary and every field,
    `{{ form.name.as_field_group }}` one of them."""

    default_renderer = Renderer
    required_css_class = "required"

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        _box(self)


def draw(form: forms.BaseForm) -> forms.BaseForm:
    """The same for a form that a package made. Its placeholders repeat the labels, and go."""
    form.renderer = Renderer()
    form._bound_fields_cache.clear()  # fields that were asked for while the form was checked keep the renderer of then
    for field in form.fields.values():
        field.widget.attrs.pop("placeholder", None)
    _box(form)
    return form


def _box(form: forms.BaseForm) -> None:
    for field in form.fields.values():
        if not isinstance(field.widget, _PLAIN):
            field.widget.attrs.setdefault("class", "field-box")


class DrawnForm(Drawn, forms.Form):
    pass


class DrawnModelForm(Drawn, forms.ModelForm):
    pass
