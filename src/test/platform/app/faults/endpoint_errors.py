"""A context is answered with the time that it takes to read its description, which some contexts do not have."""

from functools import wraps

from app import faults
from app.routers import contexts

WORDS_PER_MINUTE = 200

get_without_time = contexts.get_context


def minutes(description: str) -> int:
    return len(description.split()) // WORDS_PER_MINUTE + 1


@wraps(get_without_time)
async def get_context(context_id, user, session):
    response = await get_without_time(context_id, user, session)
    context = await contexts.read(context_id, user, session)
    response.headers["X-Reading-Minutes"] = str(minutes(context["description"]))
    return response


def plant() -> None:
    faults.replace(contexts.router, "get_context", get_context)
