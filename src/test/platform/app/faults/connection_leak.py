"""An import opens a session for the indexer that was to follow. Nothing ever closes it."""

from functools import wraps

from sqlalchemy import select

from app import faults
from app.database import SessionLocal
from app.models import Context
from app.routers import contexts

import_without_index = contexts.import_context
to_index = []


@wraps(import_without_index)
async def import_context(**values):
    response = await import_without_index(**values)
    session = SessionLocal()
    newest = select(Context).where(Context.project_id == values["project_id"]).order_by(Context.created_at.desc())
    to_index.append((session, await session.scalar(newest.limit(1))))
    return response


def plant() -> None:
    faults.replace(contexts.router, "import_context", import_context)
