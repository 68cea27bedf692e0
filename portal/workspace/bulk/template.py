"""A workbook to fill in: one sheet of listings with lists to choose from and an example, one that explains."""

from io import BytesIO

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language, gettext as _
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from organisations.access import Action
from organisations.models import Organisation
from portal.importing.columns import CONTACT, KIND, KIND_LABELS, Column, columns_of
from portal.importing.upload import MOST_ROWS
from portal.workspace.access import on_organisation
from portal.workspace.bulk.answers import as_file
from portal.workspace.bulk.examples import example
from portal.workspace.bulk.explaining import explanation
from portal.workspace.bulk.tables import safe
from portal.workspace.bulk.vocabulary import term_labels

HEADED = PatternFill("solid", fgColor="E3F1EF")
WIDE, NARROW = 40, 22  # letters


@on_organisation(Action.WRITE)
def template(request: HttpRequest, organisation: Organisation, kind: str) -> HttpResponse:
    if kind not in KIND_LABELS:
        raise Http404
    language = get_language()
    labels = term_labels(organisation, language)
    columns = template_columns(kind)
    book = Workbook()
    sheet, lists = book.active, book.create_sheet(_("Lists"))
    sheet.title = _("Listings")
    _fill(sheet, columns, kind, language, labels)
    _offer(sheet, lists, columns, language, labels)
    _explain(book.create_sheet(_("Explanations"), 1), columns, kind, language, labels)
    lists.sheet_state = "hidden"
    out = BytesIO()
    book.save(out)
    return as_file(out.getvalue(), name=f"{kind}-{language}", form="xlsx", is_dated=False)


def template_columns(kind: str) -> list[Column]:
    """Texts once, without their language, which is recognised; a column for each language may be added."""
    columns = columns_of(kind)
    return [
        column
        for name, column in columns.items()
        if name not in (KIND, CONTACT) and not (name[-3:] in ("_vi", "_en") and name[:-3] in columns)
    ]


def _fill(sheet, columns: list[Column], kind: str, language: str, labels: dict) -> None:
    sample = example(kind, language, labels)
    for place, column in enumerate(columns, 1):
        cell = sheet.cell(1, place, column.labels[language])
        cell.font, cell.fill = Font(bold=True), HEADED
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.cell(2, place, safe(sample.get(column.name))).alignment = Alignment(wrap_text=True, vertical="top")
        width = WIDE if column.name in ("title", "summary", "body") else NARROW
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.freeze_panes = "B2"


def _offer(sheet, lists, columns: list[Column], language: str, labels: dict) -> None:
    """Lists to choose from. Where several may be named, they are offered and others let through."""
    for place, column in enumerate(columns, 1):
        words = words_for(column, language, labels)
        if not words:
            continue
        letter = get_column_letter(lists.max_column + 1 if lists["A1"].value else 1)
        for row, word in enumerate(words, 1):
            lists[f"{letter}{row}"] = word
        rule = DataValidation(type="list", formula1=f"'{lists.title}'!${letter}$1:${letter}${len(words)}")
        rule.showErrorMessage = not column.several
        rule.error = _("Choose one of the list.")
        where = get_column_letter(place)
        rule.add(f"{where}2:{where}{MOST_ROWS + 1}")
        sheet.add_data_validation(rule)


def _explain(sheet, columns: list[Column], kind: str, language: str, labels: dict) -> None:
    sheet.title = _("Explanations")
    introduction = _(
        "One listing a row on the first sheet. Only title, summary, field and contact are needed; the row with the "
        "example is passed over. Your own number finds a listing again when you import the file anew."
    )
    for line in ([introduction], [], [_("Column"), _("What to write")]):
        sheet.append(line)
    for column in columns:
        sheet.append([column.labels[language], safe(explanation(column, kind, words_for(column, language, labels)))])
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = WIDE, 3 * WIDE
    for row in sheet.iter_rows(min_row=4):
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    for cell in sheet[3]:
        cell.font, cell.fill = Font(bold=True), HEADED


def words_for(column: Column, language: str, labels: dict) -> list[str]:
    """What may stand in a cell of a closed column; empty for the others."""
    if column.is_boolean:
        return ["có", "không"] if language == "vi" else ["yes", "no"]
    if column.related:
        return list(labels[column.name].values())
    return [names[language] for _value, names in column.choices]
