"""What city staff look at before they verify: each a question, with what the site can say itself."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from organisations.codes import is_tax_code, looks_like_tax_code
from organisations.domains import domain_of, is_public_domain, verified_addresses
from organisations.letters import owners
from organisations.models import Organisation
from search.analysis import fold

GOOD, BAD, LOOK = "good", "bad", "look"


@dataclass(frozen=True)
class Check:
    """`state` is GOOD or BAD where the site knows, LOOK where a person has to; `links` are (text, address)."""

    name: str
    state: str
    says: str
    links: tuple[tuple[str, str], ...] = ()


def checks(organisation: Organisation) -> list[Check]:
    """For the organisation with the values that it asks for. Names nobody: addresses are compared, not shown."""
    return [_website(organisation), _domain(organisation), _number(organisation), _others(organisation)]


def _website(organisation: Organisation) -> Check:
    name = _("Website")
    if not organisation.website:
        return Check(name, LOOK, _("None is given. Look for one, or ask for a document."))
    links = ((organisation.website, organisation.website),)
    return Check(name, LOOK, _("Does it name this organisation, this address and this telephone?"), links)


def _domain(organisation: Organisation) -> Check:
    name, domain = _("E-mail domain"), organisation.email_domain
    theirs = {domain_of(email) for owner in owners(organisation) for email in verified_addresses(owner)}
    if domain and is_public_domain(domain):
        return Check(name, BAD, _("%(domain)s gives addresses to everybody.") % {"domain": domain})
    if domain and domain in theirs:
        says = _("An owner has shown that they have an address in %(domain)s. Is it the website's domain?")
        return Check(name, GOOD, says % {"domain": domain})
    if domain:
        says = _("No owner has a confirmed address in %(domain)s.")
        return Check(name, BAD, says % {"domain": domain})
    return Check(name, LOOK, _("None is given: ask by the telephone number of a public register who registered it."))


def _number(organisation: Organisation) -> Check:
    if organisation.is_abroad:
        says = _("%(number)s: look it up in the register of %(country)s.")
        given = {"number": organisation.registration_number or "–", "country": organisation.country}
        return Check(_("Registration number"), LOOK, says % given)
    name, code = _("Code"), organisation.code
    if not code:
        return Check(name, BAD, _("None is given."))
    if not looks_like_tax_code(code):
        return Check(name, LOOK, _("%s is no tax code: look it up among the decisions on its establishment.") % code)
    if not is_tax_code(code):
        return Check(name, BAD, _("The check digit of %s is wrong.") % code)
    links = ((_("Taxpayers' register"), "https://tracuunnt.gdt.gov.vn/tcnnt/mstdn.jsp"),)
    return Check(name, GOOD, _("The check digit of %s is right. Does the register give this name?") % code, links)


def _others(organisation: Organisation) -> Check:
    """By number and by name, read without diacritics; a few thousand names are compared in memory."""
    name = _("Others like it")
    numbers = set(filter(None, (organisation.code, organisation.registration_number)))
    names = {fold(each) for each in (organisation.name_vi, organisation.name_en) if each}
    rows = Organisation.objects.exclude(pk=organisation.pk)
    columns = ("slug", "name_vi", "name_en", "code", "registration_number")
    found = [
        f"{vi} ({slug})"
        for slug, vi, en, code, number in rows.values_list(*columns).iterator()
        if numbers & {code, number} or names & {fold(vi), fold(en)}
    ]
    if not found:
        return Check(name, GOOD, _("No other has this code or this name."))
    return Check(name, BAD, _("The same code or name: %s") % "; ".join(found[:5]))
