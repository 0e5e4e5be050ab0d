"""Redis: a cache for the database, and the store of refresh tokens."""

import json
import logging

from redis import asyncio as redis
from redis.exceptions import RedisError

from app.settings import get_settings

logger = logging.getLogger(__name__)
settings = get_settings()
client = redis.from_url(settings.redis_url, decode_responses=True)


async def read(key: str) -> dict | None:
    """The cached value; None if there is none, or if Redis does not answer."""
    try:
        value = await client.get(key)
    except RedisError:
        logger.warning("cache read of %s failed", key, exc_info=True)
        return None
    return json.loads(value) if value else None


async def write(key: str, value: dict) -> None:
    try:
        await client.set(key, json.dumps(value), ex=settings.cache_ttl)
    except RedisError:
        logger.warning("cache write of %s failed", key, exc_info=True)


async def forget(*keys: str) -> None:
    if not keys:
        return
    try:
        await client.delete(*keys)
    except RedisError:
        logger.warning("cache invalidation of %d keys failed", len(keys), exc_info=True)
