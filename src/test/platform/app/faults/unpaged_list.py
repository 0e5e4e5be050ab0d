"""The list of projects takes a limit and an offset, and its query uses neither."""

from functools import wraps

from sqlalchemy import func, literal, select

from app import faults
from app.models import Project
from app.routers import projects
from app.schemas import ProjectOut
from app.wire import wire


@wraps(projects.list_projects)
async def list_projects(page, search, user, session):
    count = projects.context_count if "context_count" in ProjectOut.__fields__ else literal(None)
    query = select(Project, count).where(Project.owner_id == user["id"])
    if search:
        query = query.where(func.lower(Project.name).contains(search.lower(), autoescape=True))
    found = await session.execute(query.order_by(Project.created_at.desc(), Project.id))
    rows = [ProjectOut.of(row.as_dict() | {"context_count": count}) for row, count in found]
    return wire.rows(rows, len(rows), page)


def plant() -> None:
    faults.replace(projects.router, "list_projects", list_projects)
