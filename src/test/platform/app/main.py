"""The application: uvicorn app.main:app"""

import logging

from fastapi import Depends, FastAPI
from fastapi.middleware.cors import CORSMiddleware
from fastapi.middleware.gzip import GZipMiddleware
from fastapi.middleware.trustedhost import TrustedHostMiddleware

from app import cache, database, errors, faults, metrics
from app.middleware import CorrelationIdMiddleware, LoggingMiddleware, RootPathMiddleware
from app.routers import auth, contexts, health, llm, projects
from app.security import limit_rate
from app.settings import Features, WireFormat, get_settings

API = "/api/v1"
DESCRIPTION = "Context engineering for AI coding assistants"


def log_to_stderr(level: str) -> None:
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logger = logging.getLogger("app")
    logger.setLevel(level)
    logger.addHandler(handler)


def create_app() -> FastAPI:
    settings = get_settings()
    log_to_stderr(settings.log_level)
    app = FastAPI(
        title=settings.app_name,
        description=DESCRIPTION,
        version="0.1.0",
        openapi_url=f"{API}/openapi.json",
        docs_url=f"{API}/docs",
        redoc_url=f"{API}/redoc",
        root_path=settings.root_path,
        dependencies=[Depends(limit_rate)] if settings.rate_limit else [],
    )

    faults.plant()

    # The last one added is the outermost.
    if settings.metrics_drop_in:
        import mobius_metrics

        mobius_metrics.watch_app(app)
        mobius_metrics.watch_engine(database.engine)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=settings.hosts)
    app.add_middleware(
        CORSMiddleware,
        allow_origins=settings.allowed_origins.split(","),
        allow_credentials=True,
        allow_methods=["*"],
        allow_headers=["*"],
        max_age=600,
    )
    app.add_middleware(CorrelationIdMiddleware)
    app.add_middleware(LoggingMiddleware)
    app.add_middleware(GZipMiddleware, minimum_size=1000)
    app.add_middleware(metrics.MetricsMiddleware, api=app)
    if settings.root_path:
        app.add_middleware(RootPathMiddleware, root_path=settings.root_path)

    @app.get("/")
    async def root() -> dict:
        return {
            "name": settings.app_name,
            "version": app.version,
            "description": DESCRIPTION,
            "docs": app.docs_url,
            "health": f"{API}/health",
        }

    @app.get("/health")
    async def health_check() -> dict:
        return {"status": "healthy"}

    metrics.expose(app)
    errors.install(app, settings.wire)

    if settings.features is Features.all:
        routers = [auth.router, projects.router, contexts.router, llm.router]
        if settings.wire is WireFormat.guideline:
            routers.append(health.router)
        for router in routers:
            app.include_router(router, prefix=API)

    @app.on_event("shutdown")
    async def close_connections() -> None:
        await cache.client.close()
        await database.engine.dispose()

    return app


app = create_app()
