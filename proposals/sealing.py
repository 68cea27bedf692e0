"""Proposals are kept sealed: whoever looks into the database, a backup or the files' folder reads nothing by chance.

The key is made from SECRET_KEY, which the site itself holds: this keeps out casual looking and stolen copies of the
data alone, not someone who has the server. Who may read through the site is decided in `proposals.opening`.
"""

import base64
import hashlib
import json
from functools import lru_cache

from cryptography.fernet import Fernet, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

PURPOSE = b"proposals.sealing.1"


def seal(data: bytes) -> bytes:
    return _keys().encrypt(data)


def unseal(token: bytes) -> bytes:
    """Raises `cryptography.fernet.InvalidToken` for what no key of the site has sealed."""
    return _keys().decrypt(token)


def seal_json(value: object) -> str:
    return seal(json.dumps(value, ensure_ascii=False).encode()).decode()


def unseal_json(token: str) -> object:
    return json.loads(unseal(token.encode()))


def fingerprint(token: str) -> str:
    """Of what was sent, for the receipt: another text has another one, and none says what the text is."""
    figure = hashlib.sha256(token.encode()).hexdigest()[:32]
    return " ".join(figure[start : start + 4] for start in range(0, 32, 4))


def _keys() -> MultiFernet:
    """What an older SECRET_KEY sealed stays readable while it is a fallback."""
    return _made_keys(settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)


@lru_cache(maxsize=4)
def _made_keys(*secrets: str) -> MultiFernet:
    return MultiFernet([Fernet(_derived(secret)) for secret in secrets])


def _derived(secret: str) -> bytes:
    """A key of its own purpose, as RFC 5869 derives it."""
    kdf = HKDF(algorithm=SHA256(), length=32, salt=None, info=PURPOSE)
    return base64.urlsafe_b64encode(kdf.derive(secret.encode()))
