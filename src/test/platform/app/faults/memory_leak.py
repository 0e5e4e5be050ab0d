"""Vectors of searches are cached under a key that is never the same again, and without a bound."""

import random
from functools import wraps

from app import faults
from app.middleware import correlation_id
from app.routers import contexts

DIMENSIONS = 1536

search = contexts.search_contexts
vectors: dict[str, list[float]] = {}


def embed(words: str) -> list[float]:
    """There is no model here; a vector has that many numbers."""
    return [random.random() for _ in range(DIMENSIONS)]


@wraps(search)
async def search_contexts(**values):
    key = f"{correlation_id.get()}:{values['q']}"
    if key not in vectors:
        vectors[key] = embed(values["q"] or "")
    return await search(**values)


def plant() -> None:
    faults.replace(contexts.router, "search_contexts", search_contexts)
