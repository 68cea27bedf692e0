"""What a step of a listing's form is."""

from dataclasses import dataclass

from django.utils.functional import Promise

Words = str | Promise


@dataclass(frozen=True)
class Question:
    """One thing that is asked.

    `column` has no language where there is one of each (`title` is `title_vi` and `title_en`). `example` is an answer
    as it could be written, `words` how many words read well (least, most), `rows` the height of a long text.
    """

    column: str
    label: Words
    hint: Words = ""
    example: Words = ""
    words: tuple[int, int] | None = None
    rows: int = 5
    required: bool = False


@dataclass(frozen=True)
class Step:
    """One group of questions on a page of its own; `name` stands in its address."""

    name: str
    title: Words
    questions: tuple[Question, ...]
    lead: Words = ""

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(question.column for question in self.questions)

    def question(self, column: str) -> Question:
        return next(question for question in self.questions if question.column == column)
