"""Contexts of the current user's projects."""

import json

import yaml
from fastapi import APIRouter, Depends, File, Form, HTTPException, Query, Response, UploadFile
from fastapi.concurrency import run_in_threadpool
from pydantic import ValidationError
from sqlalchemy import func, literal_column, select
from sqlalchemy.ext.asyncio import AsyncSession

from app import cache
from app.database import get_session
from app.models import Context, Project
from app.routers.projects import columns, own_project
from app.schemas import ContextFile, ContextIn, ContextOut, ContextPatch, Duplicate
from app.security import current_user
from app.settings import get_settings
from app.wire import Page, wire

router = APIRouter(prefix="/contexts", tags=["contexts"])
search_vector = literal_column("contexts.search")
# Created once: SQLAlchemy 1.4 recompiles a statement for each new operator object.
matches = search_vector.op("@@")


def key(context_id: str) -> str:
    return f"context:{context_id}"


async def own_context(session: AsyncSession, context_id: str, user: dict) -> Context:
    query = select(Context).join(Project, Project.id == Context.project_id)
    query = query.where(Context.id == context_id, Project.owner_id == user["id"])
    context = (await session.execute(query)).scalar_one_or_none()
    if context is None:
        raise HTTPException(404, "Context not found")
    return context


async def store(session: AsyncSession, project_id: str, user: dict, values: dict, operation: str) -> Response:
    await own_project(session, project_id, user)
    context = Context(project_id=project_id, **values)
    session.add(context)
    await session.commit()
    return wire.one(ContextOut.of(context.as_dict()), wire.statuses[operation])


async def read(context_id: str, user: dict, session: AsyncSession) -> dict:
    """A context, from the cache if it is there."""
    cached = await cache.read(key(context_id))
    if cached is not None:
        if cached["owner_id"] != user["id"]:
            raise HTTPException(404, "Context not found")
        return cached
    context = (await own_context(session, context_id, user)).as_dict()
    await cache.write(key(context_id), context | {"owner_id": user["id"]})
    return context


async def rows(session: AsyncSession, query, order: tuple, page: Page | None) -> tuple[list[dict], int | None]:
    total = None
    if wire.counts:
        total = await session.scalar(select(func.count()).select_from(query.subquery()))
    query = query.order_by(*order)
    if page is not None:
        query = query.limit(page.limit).offset(page.offset)
    return [ContextOut.of(context.as_dict()) for context in await session.scalars(query)], total


def of_user(user: dict, project_id: str | None):
    query = select(Context).join(Project, Project.id == Context.project_id).where(Project.owner_id == user["id"])
    return query if project_id is None else query.where(Context.project_id == project_id)


@router.get(wire.slash, response_model=wire.Rows(ContextOut))
async def list_contexts(
    page: Page | None = Depends(wire.context_page),
    project_id: str | None = Query(None, alias=wire.alias("project_id")),
    user: dict = Depends(current_user),
    session: AsyncSession = Depends(get_session),
):
    order = (Context.created_at.desc(), Context.id)
    items, total = await rows(session, of_user(user, project_id), order, page)
    if not items and project_id is not None:
        await own_project(session, project_id, user)
    return wire.rows(items, total, page)


@router.post(wire.slash, status_code=wire.statuses["create"], response_model=wire.One(ContextOut))
async def create_context(
    body: ContextIn, user: dict = Depends(current_user), session: AsyncSession = Depends(get_session)
):
    values = columns(body)
    return await store(session, values.pop("project_id"), user, values, "create")


@router.get("/search", response_model=wire.Found(ContextOut))
async def search_contexts(
    page: Page = Depends(wire.search_page),
    q: str | None = Query(None, max_length=500),
    project_id: str | None = Query(None, alias=wire.alias("project_id")),
    name: str | None = Query(None, max_length=100),
    version: str | None = Query(None, max_length=32),
    user: dict = Depends(current_user),
    session: AsyncSession = Depends(get_session),
):
    query, order = of_user(user, project_id), (Context.updated_at.desc(), Context.id)
    if q:
        words = func.websearch_to_tsquery(literal_column("'english'"), q)
        query = query.where(matches(words))
        order = (func.ts_rank(search_vector, words).desc(), *order)
    if name:
        query = query.where(func.lower(Context.name).contains(name.lower(), autoescape=True))
    if version:
        query = query.where(Context.version == version)
    return wire.found(*await rows(session, query, order, page), page)


def parse(content: bytes, filename: str) -> ContextFile:
    if filename.lower().endswith((".yaml", ".yml")):
        return ContextFile.parse_obj(yaml.load(content, yaml.CSafeLoader))
    return ContextFile.parse_obj(json.loads(content))


@router.post("/import", status_code=wire.statuses["copy"], response_model=wire.One(ContextOut))
async def import_context(
    file: UploadFile = File(...),
    project_id: str = Form(..., alias=wire.alias("project_id")),
    user: dict = Depends(current_user),
    session: AsyncSession = Depends(get_session),
):
    limit = get_settings().max_upload_bytes
    content = await file.read(limit + 1)
    if len(content) > limit:
        raise HTTPException(413, f"The file is larger than {limit} bytes")
    try:
        document = await run_in_threadpool(parse, content, file.filename)
    except (ValueError, yaml.YAMLError, ValidationError) as error:
        raise HTTPException(422, f"The file is not a context: {str(error)[:500]}")
    return await store(session, project_id, user, columns(document), "copy")


@router.get("/{context_id}", response_model=wire.One(ContextOut))
async def get_context(
    context_id: str, user: dict = Depends(current_user), session: AsyncSession = Depends(get_session)
):
    return wire.one(ContextOut.of(await read(context_id, user, session)))


@router.patch("/{context_id}", response_model=wire.One(ContextOut))
async def update_context(
    context_id: str,
    body: ContextPatch,
    user: dict = Depends(current_user),
    session: AsyncSession = Depends(get_session),
):
    context = await own_context(session, context_id, user)
    for name, value in columns(body).items():
        setattr(context, name, value)
    await session.commit()
    await cache.forget(key(context_id))
    return wire.one(ContextOut.of(context.as_dict()))


@router.delete("/{context_id}", status_code=wire.statuses["delete"], response_model=wire.Deleted)
async def delete_context(
    context_id: str, user: dict = Depends(current_user), session: AsyncSession = Depends(get_session)
):
    await session.delete(await own_context(session, context_id, user))
    await session.commit()
    await cache.forget(key(context_id))
    return wire.nothing("delete")


@router.post("/{context_id}/duplicate", status_code=wire.statuses["copy"], response_model=wire.One(ContextOut))
async def duplicate_context(
    context_id: str,
    body: Duplicate,
    user: dict = Depends(current_user),
    session: AsyncSession = Depends(get_session),
):
    original = await own_context(session, context_id, user)
    values = {name: getattr(original, name) for name in ("description", "version", "extra")}
    return await store(session, original.project_id, user, values | {"name": body.name}, "copy")


@router.get("/{context_id}/export", response_class=Response)
async def export_context(
    context_id: str, user: dict = Depends(current_user), session: AsyncSession = Depends(get_session)
):
    """A file that can be imported again."""
    context = await read(context_id, user, session)
    document = {name: context[name] for name in ("name", "description", "version", "metadata")}
    headers = {"Content-Disposition": f'attachment; filename="context-{context_id}.json"'}
    return Response(json.dumps(document, indent=2), headers=headers, media_type="application/json")
