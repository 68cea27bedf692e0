"""Records for tests, made through the services where there is one, with as little in them as each test allows.

A listing is a draft unless `published=True`; `by` is who made it. `fields`, `techniques`, `scientists`, `intakes` and
`tags` (names) are given as lists.
"""

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from catalog.models import ResearchProduct, TrainingProduct
from demand.choices import NeedKind
from demand.models import Need
from listings.services import create_draft, publish
from organisations.models import Membership, Organisation, OrganisationKind, Role, Scientist, User
from organisations.services import verify
from taxonomy.models import Concept, ConceptLabel, Field, Technique, TechniqueGroup
from teams.models import Member, Team


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


class TeamFactory(DjangoModelFactory):
    """A team that was approved, with its leader; `track` is given, `leader` is an account or made. The version of the
    rules that it accepted is the newest."""

    class Meta:
        model = Team

    name = factory.Sequence("Đội {}".format)
    state = "approved"

    @classmethod
    def _create(cls, model, *args, leader=None, **values):
        values.setdefault("rules", values["track"].page.rules_versions.first())
        team = super()._create(model, *args, **values)
        MemberFactory(team=team, user=leader or UserFactory(), is_leader=True)
        return team


class MemberFactory(DjangoModelFactory):
    """Who accepted and declared that they may take part."""

    class Meta:
        model = Member

    team = factory.SubFactory(TeamFactory)
    user = factory.SubFactory(UserFactory)
    email = factory.LazyAttribute(lambda member: member.user.email if member.user else "")
    name = factory.Sequence("Trần Thị {}".format)
    takes_part_as = "students"
    country = "VN"
    accepted_at = factory.LazyFunction(timezone.now)
    declared_at = factory.LazyFunction(timezone.now)
