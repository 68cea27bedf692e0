"""The form of the second screen: a choice for each heading, for each unknown word, and for what the file leaves out."""

import hashlib
from collections import Counter
from collections.abc import Mapping

from django import forms
from django.utils.translation import get_language, gettext as _

from listings.choices import ReuseLicence
from portal.forms import DrawnForm
from portal.importing.columns import KIND, NUMBER, Column, columns_of
from portal.importing.headings import plain, propose
from portal.workspace.bulk.column_choices import column_choices
from portal.workspace.bulk.memory import remembered
from portal.workspace.bulk.models import ImportJob
from portal.workspace.bulk.reading import MOST_UNKNOWN, RowReader
from portal.workspace.bulk.vocabulary import term_labels, term_words

EMPTY = "-"  # the choice of leaving a cell empty
TITLES = ("title", "title_vi", "title_en")


class MatchForm(DrawnForm):
    """`column_<place>` for each heading, `value_<column>_<mark>` for each word, `default_<column>`, `replace`."""

    replace = forms.BooleanField(required=False)

    def __init__(self, job: ImportJob, data=None):
        self.job, self._language = job, get_language()
        self._columns = {
            name: column
            for name, column in columns_of(*filter(None, (job.kind,))).items()
            if name != KIND or not job.kind
        }
        self._headings = job.table["headings"]
        self._rows = [cells for _number, cells in job.table["rows"]]
        self._known, self._chosen = remembered(job.organisation, self._headings)
        super().__init__(data, initial={"replace": job.mapping.get("replace", False)})
        self.fields["replace"].label = _("Replace my drafts: also change listings that have a draft or wait for review")
        chosen = self._add_columns()
        self._words = self._add_words(chosen)
        self._add_defaults(chosen)
        for field in self.fields.values():
            if isinstance(field, forms.ChoiceField):
                field.widget.attrs.setdefault("class", "field-box")

    def words(self) -> list[dict]:
        """For the template: each column with words that nobody knows, and their fields."""
        return [
            {
                "column": self._columns[name].labels[self._language],
                "words": [{"word": word, "count": count, "field": self[_name(name, word)]} for word, count in words],
            }
            for name, words in self._words.items()
        ]

    def defaults(self) -> list:
        return [self[name] for name in self.fields if name.startswith("default_")]

    def clean(self):
        columns = self._places()
        for name in set(columns) - {""}:
            if columns.count(name) > 1:
                place = len(columns) - 1 - columns[::-1].index(name)
                self.add_error(f"column_{place}", _("Another heading means this already: choose one of them."))
        if not self.errors and not {*TITLES, NUMBER} & set(columns):
            self.add_error(None, _("Say which column holds the title: a listing is known by it."))
        if KIND in self._columns and KIND not in columns:
            self.add_error(None, _("Say which column tells the kind of listing, or upload the file as one kind."))
        for name, words in self._words.items():
            if len(words) > MOST_UNKNOWN:
                place = columns.index(name)
                message = _("Most words of this column are not known: is something else meant?")
                self.add_error(f"column_{place}", message)
        return self.cleaned_data

    def mapping(self) -> dict:
        """As ImportJob keeps it."""
        values = {
            name: {plain(word): self._value(_name(name, word)) for word, _count in words}
            for name, words in self._words.items()
        }
        defaults = {name: self.cleaned_data.get(f"default_{name}") for name in ("fields", "reuse_licence")}
        return {
            "columns": self._places(),
            "values": values,
            "defaults": {name: value for name, value in defaults.items() if value},
            "replace": self.cleaned_data["replace"],
        }

    def _places(self) -> list[str]:
        return [self.cleaned_data.get(f"column_{place}", "") for place in range(len(self._headings))]

    def _value(self, name: str) -> str:
        value = self.cleaned_data[name]
        return "" if value == EMPTY else value

    def _add_columns(self) -> list[str]:
        """The columns at the places of the headings, as they were posted or are proposed."""
        before = self.job.mapping.get("columns")
        proposed = before or propose(self._headings, self._columns, self._known)
        choices = column_choices(self._columns.values(), self._language)
        for place, heading in enumerate(self._headings):
            self.fields[f"column_{place}"] = forms.ChoiceField(
                label=heading, choices=choices, required=False, initial=proposed[place]
            )
        if not self.is_bound:
            return proposed
        posted = [self.data.get(f"column_{place}", "") for place in range(len(self._headings))]
        return [name if name in self._columns else "" for name in posted]

    def _add_words(self, chosen: list[str]) -> dict[str, list[tuple[str, int]]]:
        reader = RowReader(
            mapping={"columns": chosen},
            kind=self.job.kind,
            columns=self._columns,
            terms=term_words(self.job.organisation),
        )
        labels, found = term_labels(self.job.organisation, self._language), {}
        for name, counted in reader.unknown(self._rows).items():
            found[name] = _once(counted)
            for word, _count in found[name][:MOST_UNKNOWN]:
                self.fields[_name(name, word)] = forms.ChoiceField(
                    label=_("“%(word)s” means") % {"word": word[:80]},
                    choices=_value_choices(self._columns[name], labels, self._language),
                    initial=self._initial(name, word),
                    error_messages={"required": _("Choose what this word means, or leave it empty.")},
                )
        return found

    def _initial(self, name: str, word: str) -> str:
        for words in (self.job.mapping.get("values", {}), self._chosen):
            if (value := words.get(name, {}).get(plain(word))) is not None:
                return value or EMPTY
        return ""

    def _add_defaults(self, chosen: list[str]) -> None:
        labels: Mapping[str, str] = term_labels(self.job.organisation, self._language)["fields"]
        before = self.job.mapping.get("defaults", {})
        self.fields["default_fields"] = forms.ChoiceField(
            label=_("Field of the rows that give none"),
            choices=[("", _("no field")), *labels.items()],
            required=False,
            initial=before.get("fields"),
        )
        self.fields["default_reuse_licence"] = forms.ChoiceField(
            label=_("How others may use the texts"),
            help_text=_("For the rows that do not say it themselves."),
            choices=[("", _("– choose –")), *ReuseLicence.choices],
            required="reuse_licence" not in chosen,
            initial=before.get("reuse_licence"),
        )


def _name(column: str, word: str) -> str:
    return f"value_{column}_{hashlib.sha256(plain(word).encode()).hexdigest()[:10]}"


def _once(counted: Counter) -> list[tuple[str, int]]:
    """Words that differ in case or diacritics alone are asked about once; the most frequent come first."""
    found: dict[str, list] = {}
    for word, count in counted.most_common():
        found.setdefault(plain(word), [word, 0])[1] += count
    return [(word, count) for word, count in found.values()]


def _value_choices(column: Column, labels: Mapping[str, Mapping[str, str]], language: str) -> list[tuple[str, str]]:
    if column.is_boolean:
        known = [("true", _("yes")), ("false", _("no"))]
    elif column.related:
        known = list(labels[column.name].items())
    else:
        known = [(value, names[language]) for value, names in column.choices]
    empty = [] if column.name == KIND else [(EMPTY, _("leave it empty"))]
    return [("", _("– choose –")), *empty, *known]
