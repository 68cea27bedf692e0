"""E-mail domains: whose address says something about where they work."""

from allauth.account.models import EmailAddress

# Addresses there are given to everybody; none of them can be an organisation's own.
PUBLIC_DOMAINS = frozenset(
    """
    126.com 163.com aol.com duck.com fastmail.com fpt.vn gmail.com gmx.com gmx.de gmx.net googlemail.com hey.com
    hotmail.com hotmail.com.vn hotmail.fr icloud.com inbox.com laposte.net live.com live.com.vn mac.com mail.com
    mail.ru me.com msn.com naver.com outlook.com outlook.com.vn pm.me proton.me protonmail.com qq.com rocketmail.com
    tutanota.com tuta.io vnn.vn web.de yahoo.co.jp yahoo.co.uk yahoo.com yahoo.com.vn yahoo.fr yandex.com yandex.ru
    ymail.com zoho.com
    """.split()
)


def domain_of(email: str) -> str:
    return email.rpartition("@")[2].strip().lower()


def is_public_domain(domain: str) -> bool:
    """A sub-domain of a public one included."""
    parts = domain.lower().strip(".").split(".")
    return any(".".join(parts[start:]) in PUBLIC_DOMAINS for start in range(len(parts)))


def verified_addresses(user) -> set[str]:
    """The addresses that a person has shown to be theirs, in small letters."""
    if not user.is_authenticated:
        return set()
    found = EmailAddress.objects.filter(user=user, verified=True).values_list("email", flat=True)
    return {email.lower() for email in found}
