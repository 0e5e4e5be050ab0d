"""Errors in the shape of the wire format; the client's is FastAPI's own."""

import time

from fastapi import FastAPI, Request
from fastapi.encoders import jsonable_encoder
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from app.middleware import correlation_id
from app.settings import WireFormat

CODES = {
    400: "BAD_REQUEST",
    401: "UNAUTHORIZED",
    403: "FORBIDDEN",
    404: "NOT_FOUND",
    405: "METHOD_NOT_ALLOWED",
    409: "CONFLICT",
    413: "CONTEXT_TOO_LARGE",
    422: "VALIDATION_ERROR",
    429: "RATE_LIMIT_EXCEEDED",
    503: "EXTERNAL_SERVICE_ERROR",
}


def _guideline(request: Request, status: int, message: str, details: dict, headers: dict | None = None) -> JSONResponse:
    body = {
        "error": {"code": CODES.get(status, "INTERNAL_ERROR"), "message": message, "details": details},
        "success": False,
        "request_id": correlation_id.get(),
        "path": request.url.path,
        "timestamp": int(time.time()),
    }
    return JSONResponse(jsonable_encoder(body), status, headers)


async def guideline_http_error(request: Request, error: HTTPException) -> JSONResponse:
    headers = dict(error.headers or {})
    wait = headers.pop("Retry-After", None)
    details = {"retry_after": int(wait)} if wait else {}
    return _guideline(request, error.status_code, error.detail, details, headers)


async def guideline_invalid(request: Request, error: RequestValidationError) -> JSONResponse:
    problems = [
        {"field": ".".join(map(str, e["loc"])), "message": e["msg"], "type": e["type"]} for e in error.errors()
    ]
    return _guideline(request, 422, "Request validation failed", {"validation_errors": problems})


async def plan_invalid(request: Request, error: RequestValidationError) -> JSONResponse:
    body = {"detail": "Validation error", "errors": error.errors(), "request_id": correlation_id.get()}
    return JSONResponse(jsonable_encoder(body), 422)


def install(app: FastAPI, wire_format: WireFormat) -> None:
    if wire_format is WireFormat.guideline:
        app.add_exception_handler(HTTPException, guideline_http_error)
        app.add_exception_handler(RequestValidationError, guideline_invalid)
    elif wire_format is WireFormat.plan:
        app.add_exception_handler(RequestValidationError, plan_invalid)
