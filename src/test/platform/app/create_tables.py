"""Creates the tables that do not exist yet: python -m app.create_tables"""

import asyncio

from app import faults
from app.database import engine
from app.models import Base


async def main() -> None:
    faults.plant()
    async with engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)
    await engine.dispose()


if __name__ == "__main__":
    asyncio.run(main())
