"""What editors compose a competition of, in the order they like."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

PLAIN = ["bold", "italic", "link", "ul", "ol"]


class PrizeBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"))
    amount = blocks.IntegerBlock(label=_("Amount in đồng"), min_value=0, default=0)
    text = blocks.TextBlock(label=_("Text"), required=False)

    class Meta:
        icon = "pick"
        label = _("Prize")


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


class PartnerBlock(blocks.StructBlock):
    name = blocks.CharBlock(label=_("Name"), max_length=200)
    role = blocks.ChoiceBlock(
        label=_("Role"), choices=[("partner", _("Partner")), ("sponsor", _("Sponsor"))], default="partner"
    )
    logo = ImageChooserBlock(label=_("Logo"), required=False)
    link = blocks.URLBlock(label=_("Website"), required=False)

    class Meta:
        icon = "group"
        label = _("Partner or sponsor")


class PersonBlock(blocks.StructBlock):
    name = blocks.CharBlock(label=_("Name"), max_length=120, help_text=_("Only with the person's consent."))
    role = blocks.ChoiceBlock(label=_("Role"), choices=[("jury", _("Jury")), ("mentor", _("Mentor"))], default="jury")
    affiliation = blocks.CharBlock(label=_("Title and organisation"), max_length=250, required=False)

    class Meta:
        icon = "user"
        label = _("Member of the jury, or mentor")


class DataSetBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=200)
    text = blocks.TextBlock(label=_("Text"), required=False)
    licence = blocks.CharBlock(
        label=_("Licence"), max_length=200, help_text=_("What may be done with the data, as CC BY 4.0.")
    )
    link = blocks.URLBlock(label=_("Address"), required=False)
    document = DocumentChooserBlock(label=_("Document"), required=False)

    class Meta:
        icon = "table"
        label = _("Data set")


class MaterialBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=200)
    text = blocks.TextBlock(label=_("Text"), required=False)
    link = blocks.URLBlock(label=_("Address"), required=False)
    document = DocumentChooserBlock(label=_("Document"), required=False)

    class Meta:
        icon = "download"
        label = _("Document or starter kit")


class NewsBlock(blocks.StructBlock):
    day = blocks.DateBlock(label=_("Day"))
    title = blocks.CharBlock(label=_("Title"), max_length=200)
    text = blocks.RichTextBlock(label=_("Text"), features=PLAIN)

    class Meta:
        icon = "info-circle"
        label = _("News")
