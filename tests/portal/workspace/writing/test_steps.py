"""The steps as data: each column is asked for, each step can be reached, each example is in both languages."""

import pytest
from django.utils.translation import override

from catalog.models import ResearchProduct, TrainingProduct
from demand.models import Need
from listings.completeness import ASPECTS
from portal.workspace.writing.steps import CHECK, STEPS, step_of, steps_of, without_language

MODELS = {"research": ResearchProduct, "training": TrainingProduct, "application-need": Need, "training-need": Need}


@pytest.mark.parametrize("kind", STEPS)
def test_every_question_is_a_column_of_its_kind(kind):
    known = {field.name for field in MODELS[kind]._meta.get_fields()}
    for step in steps_of(kind):
        for column in step.columns:
            assert column in known or f"{column}_vi" in known, (kind, step.name, column)


@pytest.mark.parametrize("kind", STEPS)
def test_what_raises_the_completeness_is_asked_for(kind):
    asked = {column for step in steps_of(kind) for column in step.columns}
    assert {column for aspect in ASPECTS[kind] for column in aspect.columns} <= asked


@pytest.mark.parametrize("kind", STEPS)
def test_names_of_steps_are_different_and_the_last_is_the_check(kind):
    names = [step.name for step in steps_of(kind)]
    assert len(names) == len(set(names))
    assert steps_of(kind)[-1] == CHECK


@pytest.mark.parametrize("kind", STEPS)
def test_a_title_is_asked_first(kind):
    first = steps_of(kind)[0]
    assert [question.column for question in first.questions if question.required] == ["title"]


def test_a_column_leads_to_its_step():
    assert step_of("research", "evidence_vi") == "readiness"
    assert step_of("research", "trl") == "readiness"
    assert step_of("application-need", "summary_en") == "brief"
    assert step_of("application-need", "title_vi") == "brief"
    assert step_of("training", "no_such_column") == "basics"


def test_a_column_without_its_language():
    assert without_language("title_vi") == "title"
    assert without_language("must_haves_en") == "must_haves"
    assert without_language("trl") == "trl"


@pytest.mark.parametrize("kind", STEPS)
def test_questions_are_told_in_the_readers_language(kind):
    with override("en"):
        english = [str(question.label) for step in steps_of(kind) for question in step.questions]
    assert all(english)
