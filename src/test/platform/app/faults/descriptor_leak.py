"""Each session gets an audit logger with a handler of its own, which nothing closes."""

import logging
import tempfile
from pathlib import Path

from app import security

AUDIT_LOG = Path(tempfile.gettempdir()) / "audit.log"

new_session_without_audit = security.new_session


async def new_session(user_id: str) -> str:
    token = await new_session_without_audit(user_id)
    audit = logging.getLogger(f"app.audit.{token[:16]}")
    audit.addHandler(logging.FileHandler(AUDIT_LOG))
    audit.info("%s signed in", user_id)
    return token


def plant() -> None:
    security.new_session = new_session
