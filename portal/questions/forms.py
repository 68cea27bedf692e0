"""What is asked about a need, and what its owner answers."""

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.forms import DrawnForm
from questions.models import LONGEST_ANSWER, LONGEST_QUESTION
from search.analysis import clean


class _TextForm(DrawnForm):
    def clean_text(self) -> str:
        text = clean(self.cleaned_data["text"]).strip()
        if not text:
            raise forms.ValidationError(self.fields["text"].error_messages["required"])
        return text


class AskForm(_TextForm):
    text = forms.CharField(
        label=_("Your question"),
        help_text=_("Ask what others want to know too. Name nobody, yourself included, and offer nothing here."),
        widget=forms.Textarea({"rows": 5}),
        max_length=LONGEST_QUESTION,
    )


class AnswerForm(_TextForm):
    text = forms.CharField(
        label=_("Answer"),
        help_text=_("It is public at once; an editor of the city reads it afterwards."),
        widget=forms.Textarea({"rows": 8}),
        max_length=LONGEST_ANSWER,
    )
    names_nobody = forms.BooleanField(label=_("It does not tell who we are; publish it as it is"), required=False)

    def needs_a_look(self, signs) -> None:
        """Says what in the text may name an owner who wants to stay unnamed."""
        self.signs = list(dict.fromkeys(sign.text for sign in signs))
        self.add_error(
            "text",
            _("Your name is withheld, and this may tell it: %(signs)s. Change it, or tick that it does not.")
            % {"signs": ", ".join(self.signs)},
        )

    def shown(self) -> list:
        """The tick stands there only once something was found."""
        return [field for field in self.visible_fields() if field.name != "names_nobody" or hasattr(self, "signs")]
