"""Passwords are hashed in as many rounds as is usual, but in the event loop."""

import hashlib
import hmac
import secrets

from app import security

ITERATIONS = 1_000_000  # as Django 5.2 has it for PBKDF2 with SHA-256


def _derived(password: str, salt: bytes) -> bytes:
    return hashlib.pbkdf2_hmac("sha256", password.encode(), salt, ITERATIONS)


async def hash_password(password: str) -> str:
    salt = secrets.token_bytes(16)
    return f"{salt.hex()}${_derived(password, salt).hex()}"


async def verify_password(password: str, stored: str) -> bool:
    salt, expected = (bytes.fromhex(part) for part in stored.split("$"))
    return hmac.compare_digest(_derived(password, salt), expected)


def plant() -> None:
    security.hash_password = hash_password
    security.verify_password = verify_password
