"""Each search asks a service for the vector of its words, with a client that is not asynchronous."""

import time
from functools import wraps

from app import faults
from app.routers import contexts

EMBEDDING_SECONDS = 0.05

search = contexts.search_contexts


def embed(words: str) -> None:
    """Stands for requests.post(...): there is no such service here, but its answer would take that long."""
    time.sleep(EMBEDDING_SECONDS)


@wraps(search)
async def search_contexts(**values):
    embed(values["q"] or "")
    return await search(**values)


def plant() -> None:
    faults.replace(contexts.router, "search_contexts", search_contexts)
