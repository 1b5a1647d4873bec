"""Ids, tokens and their hashes. A token is a secret: only its hash is ever written down."""

import hashlib
import secrets
import uuid


def new_id() -> str:
    """A random UUID (version 4), as text."""
    return str(uuid.uuid4())


def new_token() -> str:
    """128 random bits in base64url without padding: 22 characters."""
    return secrets.token_urlsafe(16)


def hash_of(token: str) -> str:
    """SHA-256 in hex: enough for random bits; a word that a person chose would need scrypt."""
    return hashlib.sha256(token.encode()).hexdigest()
