"""What surrounds every request."""

import logging
import time
from contextvars import ContextVar
from uuid import uuid4

from fastapi import Request
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send

logger = logging.getLogger("app.requests")
correlation_id: ContextVar[str] = ContextVar("correlation_id", default="")


class CorrelationIdMiddleware(BaseHTTPMiddleware):
    """Takes the id of a request from the caller, or makes one, and returns it."""

    accepted = ("X-Correlation-ID", "X-Request-ID", "X-Trace-ID")

    async def dispatch(self, request: Request, call_next):
        given = (request.headers.get(name) for name in self.accepted)
        identity = next(filter(None, given), None) or str(uuid4())
        correlation_id.set(identity)
        response = await call_next(request)
        response.headers["X-Correlation-ID"] = identity
        return response


class LoggingMiddleware(BaseHTTPMiddleware):
    """One line a request. The body may still be on its way then."""

    async def dispatch(self, request: Request, call_next):
        started = time.perf_counter()
        response = await call_next(request)
        logger.info(
            "%s %s %d in %.1f ms, correlation id %s, client %s",
            request.method,
            request.url.path,
            response.status_code,
            (time.perf_counter() - started) * 1000,
            response.headers.get("X-Correlation-ID"),
            request.client.host if request.client else None,
        )
        return response


class RootPathMiddleware:
    """Accepts paths with their public prefix, for a proxy that forwards them unchanged."""

    def __init__(self, app: ASGIApp, root_path: str) -> None:
        self.app = app
        self.root_path = root_path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] in ("http", "websocket") and scope["path"].startswith(self.root_path + "/"):
            scope = dict(scope, path=scope["path"][len(self.root_path) :])
        await self.app(scope, receive, send)
