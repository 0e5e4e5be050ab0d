"""Liveness and readiness under the API prefix."""

from fastapi import APIRouter, Depends, HTTPException
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from app import cache
from app.database import get_session

router = APIRouter(prefix="/health", tags=["health"])


@router.get("/live")
async def live() -> dict:
    return {"status": "healthy"}


@router.get("")
@router.get("/ready")
async def ready(session: AsyncSession = Depends(get_session)) -> dict:
    try:
        await session.execute(text("SELECT 1"))
        await cache.client.ping()
    except Exception as error:
        raise HTTPException(503, f"not ready: {type(error).__name__}")
    return {"status": "healthy", "components": {"database": "healthy", "cache": "healthy"}}
