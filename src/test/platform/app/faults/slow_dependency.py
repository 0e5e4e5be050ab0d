"""Each search waits for the vector store, which is slow."""

import asyncio
import random
from functools import wraps

from app import faults
from app.metrics import calling
from app.routers import contexts

VECTOR_STORE_SECONDS = (0.35, 0.45)

search = contexts.search_contexts


async def nearest(words: str) -> None:
    """There is no vector store here; this is the time that it takes."""
    with calling("vector-store"):
        await asyncio.sleep(random.uniform(*VECTOR_STORE_SECONDS))


@wraps(search)
async def search_contexts(**values):
    await nearest(values["q"] or "")
    return await search(**values)


def plant() -> None:
    faults.replace(contexts.router, "search_contexts", search_contexts)
