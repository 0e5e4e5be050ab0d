"""The client of the warehouse is synchronous, so the page of a project is a plain function, which runs in a thread; and a job that
runs every other second uses the same forty threads for all projects at once."""

import asyncio
import time
from functools import wraps

from anyio import from_thread
from fastapi.concurrency import run_in_threadpool
from sqlalchemy import select

from app import faults
from app.database import SessionLocal
from app.models import Project
from app.routers import projects
from app.wire import wire

LOOK_UP_SECONDS = 0.005
REFRESH_SECONDS = 0.4
PAUSE_SECONDS = 0.4
MOST_PROJECTS = 120

jobs = []


class Warehouse:
    """There is none here; these are the times that it takes."""

    def usage(self, project_id: str) -> None:
        time.sleep(LOOK_UP_SECONDS)

    def refresh(self, project_id: str) -> None:
        time.sleep(REFRESH_SECONDS)


warehouse = Warehouse()


@wraps(projects.get_project)
def get_project(project_id, user, session):
    project = from_thread.run(projects.own_project, session, project_id, user)
    warehouse.usage(project.id)
    return wire.one(from_thread.run(projects.output, session, project))


async def refresh_all() -> None:
    while True:
        async with SessionLocal() as session:
            ids = (await session.scalars(select(Project.id).limit(MOST_PROJECTS))).all()
        await asyncio.gather(*(run_in_threadpool(warehouse.refresh, project_id) for project_id in ids))
        await asyncio.sleep(PAUSE_SECONDS)


async def begin() -> None:
    jobs.append(asyncio.create_task(refresh_all()))


def plant() -> None:
    faults.replace(projects.router, "get_project", get_project)
    projects.router.add_event_handler("startup", begin)
