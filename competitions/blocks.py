"""What editors compose a competition of, in the order they like."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock

from competitions.choices import Eligible

PLAIN = ["bold", "italic", "link", "ul", "ol"]


class TrackBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"))
    text = blocks.RichTextBlock(label=_("Text"), features=PLAIN, required=False)
    eligible = blocks.MultipleChoiceBlock(label=_("Who may take part"), choices=Eligible.choices, required=False)

    class Meta:
        icon = "list-ul"
        label = _("Track")


class PrizeBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"))
    amount = blocks.IntegerBlock(label=_("Amount in đồng"), min_value=0, default=0)
    text = blocks.TextBlock(label=_("Text"), required=False)

    class Meta:
        icon = "pick"
        label = _("Prize")


class CriterionBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Criterion"))
    weight = blocks.IntegerBlock(label=_("Weight in per cent"), min_value=1, max_value=100)

    class Meta:
        icon = "tick"
        label = _("Criterion")


class QuestionBlock(blocks.StructBlock):
    question = blocks.CharBlock(label=_("Question"))
    answer = blocks.RichTextBlock(label=_("Answer"), features=PLAIN)

    class Meta:
        icon = "help"
        label = _("Question and answer")


class ResultBlock(blocks.StructBlock):
    place = blocks.CharBlock(label=_("Place or prize"))
    team = blocks.CharBlock(label=_("Team"))
    title = blocks.CharBlock(label=_("Entry"))
    summary = blocks.TextBlock(label=_("Summary"), required=False)
    followed_up = blocks.TextBlock(
        label=_("What became of it"), required=False, help_text=_("Piloted, deployed or licensed: where, since when.")
    )

    class Meta:
        icon = "success"
        label = _("Result")


class SectionBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"))
    text = blocks.RichTextBlock(label=_("Text"), features=PLAIN)
    document = DocumentChooserBlock(label=_("Document"), required=False)

    class Meta:
        icon = "doc-full"
        label = _("Section")
