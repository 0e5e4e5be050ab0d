"""Projects of the current user."""

from fastapi import APIRouter, Depends, HTTPException, Query
from sqlalchemy import func, literal, select
from sqlalchemy.ext.asyncio import AsyncSession

from app import cache
from app.database import get_session
from app.models import Context, Project
from app.schemas import ProjectIn, ProjectOut, ProjectPatch
from app.security import current_user
from app.wire import Page, wire

router = APIRouter(prefix="/projects", tags=["projects"])
context_count = (
    select(func.count(Context.id)).where(Context.project_id == Project.id).correlate(Project).scalar_subquery()
)


def columns(body) -> dict:
    values = body.dict(exclude_unset=True, exclude_none=True)
    if "metadata" in values:
        values["extra"] = values.pop("metadata")
    return values


async def own_project(session: AsyncSession, project_id: str, user: dict) -> Project:
    query = select(Project).where(Project.id == project_id, Project.owner_id == user["id"])
    project = (await session.execute(query)).scalar_one_or_none()
    if project is None:
        raise HTTPException(404, "Project not found")
    return project


async def output(session: AsyncSession, project: Project) -> dict:
    count = await session.scalar(select(func.count(Context.id)).where(Context.project_id == project.id))
    return ProjectOut.of(project.as_dict() | {"context_count": count})


@router.get(wire.slash, response_model=wire.Rows(ProjectOut))
async def list_projects(
    page: Page = Depends(wire.page),
    search: str | None = Query(None, max_length=100),
    user: dict = Depends(current_user),
    session: AsyncSession = Depends(get_session),
):
    count = context_count if "context_count" in ProjectOut.__fields__ else literal(None)
    query = select(Project, count).where(Project.owner_id == user["id"])
    if search:
        query = query.where(func.lower(Project.name).contains(search.lower(), autoescape=True))
    total = None
    if wire.counts:
        total = await session.scalar(select(func.count()).select_from(query.subquery()))
    query = query.order_by(Project.created_at.desc(), Project.id).limit(page.limit).offset(page.offset)
    rows = [ProjectOut.of(row.as_dict() | {"context_count": count}) for row, count in await session.execute(query)]
    return wire.rows(rows, total, page)


@router.post(wire.slash, status_code=wire.statuses["create"], response_model=wire.One(ProjectOut))
async def create_project(
    body: ProjectIn, user: dict = Depends(current_user), session: AsyncSession = Depends(get_session)
):
    project = Project(owner_id=user["id"], **columns(body))
    session.add(project)
    await session.commit()
    return wire.one(ProjectOut.of(project.as_dict()), wire.statuses["create"])


@router.get("/{project_id}", response_model=wire.One(ProjectOut))
async def get_project(
    project_id: str, user: dict = Depends(current_user), session: AsyncSession = Depends(get_session)
):
    return wire.one(await output(session, await own_project(session, project_id, user)))


@router.patch("/{project_id}", response_model=wire.One(ProjectOut))
async def update_project(
    project_id: str,
    body: ProjectPatch,
    user: dict = Depends(current_user),
    session: AsyncSession = Depends(get_session),
):
    project = await own_project(session, project_id, user)
    for name, value in columns(body).items():
        setattr(project, name, value)
    await session.commit()
    return wire.one(await output(session, project))


@router.delete("/{project_id}", status_code=wire.statuses["delete"], response_model=wire.Deleted)
async def delete_project(
    project_id: str, user: dict = Depends(current_user), session: AsyncSession = Depends(get_session)
):
    project = await own_project(session, project_id, user)
    contexts = (await session.scalars(select(Context.id).where(Context.project_id == project_id))).all()
    await session.delete(project)
    await session.commit()
    await cache.forget(*(f"context:{identity}" for identity in contexts))
    return wire.nothing("delete")
