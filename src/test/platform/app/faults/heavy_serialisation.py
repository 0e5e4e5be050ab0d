"""Every body is encoded twice and indented, for people who read it: by FastAPI's encoder, and by the one of json in Python."""

import json
from typing import Any

from fastapi.encoders import jsonable_encoder
from fastapi.responses import JSONResponse

from app import wire


class ReadableResponse(JSONResponse):
    def render(self, content: Any) -> bytes:
        return json.dumps(jsonable_encoder(content), indent=2, sort_keys=True).encode()


def plant() -> None:
    wire.JSONResponse = ReadableResponse
