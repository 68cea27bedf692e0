"""The programme office owns what an import gives to no other organisation."""

from django.db import transaction

from organisations.models import Organisation, OrganisationKind
from organisations.services import verify

OFFICE = "programme-office"


@transaction.atomic
def prepare_office() -> Organisation:
    office, is_new = Organisation.objects.get_or_create(
        slug=OFFICE,
        defaults={
            "kind": OrganisationKind.GOVERNMENT,
            "name_vi": "Văn phòng Chương trình Nghiên cứu và Ứng dụng trí tuệ nhân tạo Thành phố Hồ Chí Minh",
            "name_en": "Office of Ho Chi Minh City's programme for AI research and application",
            "description_vi": "Đầu mối của chương trình nghiên cứu và phát triển ứng dụng AI của thành phố. "
            "Văn phòng tiếp nhận nhu cầu, duyệt nội dung và đứng tên những nội dung chưa thuộc đơn vị nào.",
            "description_en": "The contact of the city's programme for AI research and application. "
            "It takes in needs, moderates, and holds what belongs to no other organisation yet.",
        },
    )
    if is_new:
        verify(organisation=office, reason="programme office")
    return office
