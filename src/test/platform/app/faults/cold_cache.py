"""Keys of the cache have a version where they are written, and none where they are read."""

from app import cache

VERSION = "v2"

write_without_version = cache.write


async def write(key: str, value: dict) -> None:
    await write_without_version(f"{VERSION}:{key}", value)


def plant() -> None:
    cache.write = write
