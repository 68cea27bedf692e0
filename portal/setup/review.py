"""The review that listings and pages go through before the public sees them."""

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import Workflow, WorkflowContentType, WorkflowPage, WorkflowTask

from listings.models import EditorialReview, ReadyReason
from portal.models import HomePage
from portal.setup.groups import EDITORS, LISTINGS, MODERATORS

NAME = "City review"
# Short name, column or nothing, the words in both languages.
REASONS = (
    (
        "Tóm tắt chưa rõ",
        "summary_vi",
        "Tóm tắt chưa cho biết sản phẩm hoặc nhu cầu này giúp ai làm được việc gì. Xin viết một hoặc hai câu cụ thể.",
        "The summary does not say whom it helps to do what. Please give one or two concrete sentences.",
    ),
    (
        "Thiếu minh chứng",
        "evidence_vi",
        "Xin nêu kết quả đã đo được, đo trên dữ liệu nào và trong điều kiện nào.",
        "Please say what was measured, on which data and under which conditions.",
    ),
    (
        "Có dữ liệu cá nhân",
        "",
        "Nội dung có dữ liệu cá nhân (họ tên, số điện thoại, số định danh). Xin bỏ ra hoặc chỉ ghi đầu mối đơn vị.",
        "The text has personal data (names, telephone or identity numbers). Please remove it, or name an office only.",
    ),
    (
        "Trùng với nội dung đã có",
        "",
        "Nội dung này gần như trùng với một nội dung đã đăng. Xin cập nhật nội dung đã có thay vì đăng mới.",
        "This is nearly the same as something published already. Please update that one instead.",
    ),
    (
        "Mang tính quảng cáo",
        "body_vi",
        "Phần này viết như quảng cáo. Xin nêu việc làm được, số liệu và giới hạn thay cho lời khen.",
        "This reads as an advertisement. Please give what it does, figures and limits instead of praise.",
    ),
    (
        "Nhu cầu chưa có kết quả mong muốn",
        "outcome_vi",
        "Xin cho biết thế nào là thành công và đo bằng gì, để bên trả lời biết mình có làm được không.",
        "Please say what would count as success and how it is measured, so that others know whether they can help.",
    ),
)


@transaction.atomic
def prepare_review() -> Workflow:
    """Assigns the review where none is assigned yet; an administrator may have chosen another workflow there."""
    task = EditorialReview.objects.filter(name=NAME).first()
    if task is None:
        task = EditorialReview.objects.create(name=NAME)
        task.groups.add(Group.objects.get(name=MODERATORS))
    workflow, is_new = Workflow.objects.get_or_create(name=NAME)
    if is_new:
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    for model in LISTINGS:
        WorkflowContentType.objects.get_or_create(
            content_type=ContentType.objects.get_for_model(model), defaults={"workflow": workflow}
        )
    for home in HomePage.objects.all():
        WorkflowPage.objects.get_or_create(page=home, defaults={"workflow": workflow})
    _prepare_reasons()
    return workflow


def _prepare_reasons() -> None:
    """The first ready reasons; editors change them afterwards, and who deleted all gets them again."""
    content_type = ContentType.objects.get_for_model(ReadyReason)
    for group in Group.objects.filter(name__in=(EDITORS, MODERATORS)):
        group.permissions.add(*Permission.objects.filter(content_type=content_type))
    if not ReadyReason.objects.exists():
        for position, (label, column, text_vi, text_en) in enumerate(REASONS):
            ReadyReason.objects.create(label=label, column=column, text_vi=text_vi, text_en=text_en, position=position)
