"""Each context is answered with a preview from another service, by a client that is not asynchronous."""

import time
from functools import wraps

from app import faults
from app.routers import contexts

PREVIEW_SECONDS = 0.1

get_without_preview = contexts.get_context


def preview(context_id: str) -> None:
    """Stands for requests.get(...): there is no such service here, but its answer would take that long."""
    time.sleep(PREVIEW_SECONDS)


@wraps(get_without_preview)
async def get_context(**values):
    preview(values["context_id"])
    return await get_without_preview(**values)


def plant() -> None:
    faults.replace(contexts.router, "get_context", get_context)
