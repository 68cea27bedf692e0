"""Records for tests, made through the services where there is one, with as little in them as each test allows.

A listing is a draft unless `published=True`; `by` is who made it. `fields`, `techniques`, `scientists`, `intakes` and
`tags` (names) are given as lists.
"""

import factory
from factory.django import DjangoModelFactory

from catalog.models import ResearchProduct, TrainingProduct
from demand.choices import NeedKind
from demand.models import Need
from listings.services import create_draft, publish
from organisations.models import Membership, Organisation, OrganisationKind, Role, Scientist, User
from organisations.services import verify
from taxonomy.models import Concept, ConceptLabel, Field, Technique, TechniqueGroup


class UserFactory(DjangoModelFactory):
    class Meta:
        model = User

    username = factory.Sequence("user{}".format)
    email = factory.LazyAttribute(lambda user: f"{user.username}@example.org")


class OrganisationFactory(DjangoModelFactory):
    """A university, verified unless `verified=False`."""

    class Meta:
        model = Organisation

    slug = factory.Sequence("don-vi-{}".format)
    kind = OrganisationKind.UNIVERSITY
    name_vi = factory.Sequence("Trường Đại học Thử nghiệm {}".format)
    name_en = factory.Sequence("Trial University {}".format)

    @classmethod
    def _create(cls, model, *args, verified=True, **values):
        organisation = super()._create(model, *args, **values)
        if verified:
            verify(organisation=organisation)
        return organisation


class MembershipFactory(DjangoModelFactory):
    """A person with a role in an organisation; an owner unless said otherwise."""

    class Meta:
        model = Membership

    user = factory.SubFactory(UserFactory)
    organisation = factory.SubFactory(OrganisationFactory)
    role = Role.OWNER


class ScientistFactory(DjangoModelFactory):
    class Meta:
        model = Scientist

    slug = factory.Sequence("nguyen-van-{}".format)
    name = factory.Sequence("Nguyễn Văn {}".format)
    title_vi = "TS."
    title_en = "Dr"
    organisation = factory.SubFactory(OrganisationFactory)


class FieldFactory(DjangoModelFactory):
    class Meta:
        model = Field

    slug = factory.Sequence("linh-vuc-{}".format)
    label_vi = factory.Sequence("Lĩnh vực {}".format)
    label_en = factory.Sequence("Field {}".format)


class TechniqueFactory(DjangoModelFactory):
    class Meta:
        model = Technique

    slug = factory.Sequence("cong-nghe-{}".format)
    label_vi = factory.Sequence("Công nghệ {}".format)
    label_en = factory.Sequence("Technique {}".format)
    group = TechniqueGroup.VISION


class ConceptFactory(DjangoModelFactory):
    """`alternatives` are (language, label) pairs; `broader` and `related` are concepts."""

    class Meta:
        model = Concept

    slug = factory.Sequence("chu-de-{}".format)
    label_vi = factory.Sequence("chủ đề số {}".format)
    label_en = factory.Sequence("concept number {}".format)

    @classmethod
    def _create(cls, model, *args, alternatives=(), **values):
        concept = model(**values)
        concept.alternatives = [ConceptLabel(language=language, label=label) for language, label in alternatives]
        concept.save()
        return concept


class ListingFactory(DjangoModelFactory):
    class Meta:
        abstract = True

    organisation = factory.SubFactory(OrganisationFactory)
    contact_email = "lienhe@example.org"

    @classmethod
    def _create(cls, model, *args, published=False, by=None, tags=(), **values):
        listing = model(**values)
        listing.tags.add(*tags)
        create_draft(listing=listing, by=by)
        return publish(listing=listing, by=by) if published else listing


class ResearchFactory(ListingFactory):
    class Meta:
        model = ResearchProduct

    title_vi = factory.Sequence("Nhận dạng hồ sơ {}".format)
    summary_vi = "Đọc hồ sơ giấy và bóc tách thông tin."


class TrainingFactory(ListingFactory):
    class Meta:
        model = TrainingProduct

    title_vi = factory.Sequence("Khóa học máy {}".format)
    summary_vi = "Nhập môn học máy cho cán bộ kỹ thuật."


class NeedFactory(ListingFactory):
    """A need for an application; `need_kind="training"` makes it one for training."""

    class Meta:
        model = Need

    need_kind = NeedKind.APPLICATION
    title_vi = factory.Sequence("Xử lý hồ sơ tồn đọng {}".format)
    summary_vi = "Phường cần đọc nhanh hồ sơ giấy của người dân."
