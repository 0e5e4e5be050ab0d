"""The list of projects shows the names of collaborators and counts contexts, one statement for each of them."""

from functools import wraps

from sqlalchemy import func, select

from app import faults
from app.models import Context, Project, User
from app.routers import projects
from app.schemas import ProjectOut
from app.wire import wire


async def name_of(session, user_id: str) -> str | None:
    return await session.scalar(select(User.name).where(User.id == user_id))


async def shown(session, project: Project) -> dict:
    count = await session.scalar(select(func.count(Context.id)).where(Context.project_id == project.id))
    names = [await name_of(session, user_id) for user_id in project.collaborators]
    return ProjectOut.of(project.as_dict() | {"context_count": count, "collaborators": names})


@wraps(projects.list_projects)
async def list_projects(page, search, user, session):
    query = select(Project).where(Project.owner_id == user["id"])
    if search:
        query = query.where(func.lower(Project.name).contains(search.lower(), autoescape=True))
    total = None
    if wire.counts:
        total = await session.scalar(select(func.count()).select_from(query.subquery()))
    query = query.order_by(Project.created_at.desc(), Project.id).limit(page.limit).offset(page.offset)
    rows = [await shown(session, project) for project in (await session.scalars(query)).all()]
    return wire.rows(rows, total, page)


def plant() -> None:
    faults.replace(projects.router, "list_projects", list_projects)
