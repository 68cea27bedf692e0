"""City staff keep the terms; an alternative label is found in texts at once."""

import pytest
from django.urls import reverse

from taxonomy.models import Concept, Field, Technique
from taxonomy.terms import terms
from tests.factories import ConceptFactory, FieldFactory, TechniqueFactory
from tests.listings.forms import shown_values

pytestmark = pytest.mark.django_db


def url(model, name, *args):
    return reverse(model.snippet_viewset.get_url_name(name), args=args)


def test_lists_and_forms_answer(editor_client):
    for record in (FieldFactory(), TechniqueFactory(), ConceptFactory(alternatives=[("vi", "tên khác")])):
        model = type(record)
        for address in (url(model, "list"), url(model, "add"), url(model, "edit", record.pk)):
            assert editor_client.get(address).status_code == 200, address


def test_techniques_are_filtered_by_group(editor_client):
    vision, speech = TechniqueFactory(), TechniqueFactory(group="speech")
    assert list(editor_client.get(url(Technique, "list"), {"group": "speech"}).context["object_list"]) == [speech]
    assert vision.group == "vision"


def test_a_concept_is_found_once_by_its_labels(editor_client):
    concept = ConceptFactory(alternatives=[("vi", "đọc phim phổi"), ("vi", "đọc phim ngực"), ("en", "chest film")])
    ConceptFactory()
    assert list(editor_client.get(url(Concept, "list"), {"q": "đọc phim"}).context["object_list"]) == [concept]


def test_a_new_label_is_found_in_texts(editor_client):
    concept = ConceptFactory(slug="x-quang", label_vi="X-quang ngực", label_en="chest X-ray")
    assert "x-quang" not in terms().finder.find("máy đọc phim phổi")
    data = shown_values(editor_client.get(url(Concept, "edit", concept.pk)))
    data |= {
        "alternatives-TOTAL_FORMS": "1",
        "alternatives-0-language": "vi",
        "alternatives-0-label": "phim phổi",
        "alternatives-0-id": "",
    }
    response = editor_client.post(url(Concept, "edit", concept.pk), data)
    assert response.status_code == 302, response.context["form"].errors
    assert concept.alternatives.get().label == "phim phổi"
    assert "x-quang" in terms().finder.find("máy đọc phim phổi")


def test_a_field_is_renamed(editor_client):
    field = FieldFactory(label_vi="Y tế")
    data = shown_values(editor_client.get(url(Field, "edit", field.pk)))
    editor_client.post(url(Field, "edit", field.pk), data | {"label_vi": "Y tế và sức khỏe"})
    assert terms().fields[field.slug].vi == "Y tế và sức khỏe"
