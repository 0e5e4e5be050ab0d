"""Completions, in one piece or as server-sent events. Their bodies are the same in every wire format."""

import json

from fastapi import APIRouter, Depends
from fastapi.responses import StreamingResponse

from app import providers
from app.models import now
from app.schemas import Completion, Prompt
from app.security import current_user

router = APIRouter(prefix="/llm", tags=["llm"], dependencies=[Depends(current_user)])


@router.post("/complete", response_model=Completion)
async def complete(prompt: Prompt):
    content = "".join([part async for part in providers.stream(prompt)])
    return Completion(
        content=content,
        model=providers.model_name(prompt.model),
        provider=prompt.provider,
        usage=providers.usage(prompt, content),
        created_at=now(),
    )


async def events(prompt: Prompt):
    common = {"provider": prompt.provider, "model": providers.model_name(prompt.model)}
    async for part in providers.stream(prompt):
        yield f"data: {json.dumps({'content': part, **common})}\n\n"
    yield f"data: {json.dumps({'content': '', **common, 'finish_reason': 'stop'})}\n\n"
    yield "data: [DONE]\n\n"


@router.post(
    "/stream", response_class=StreamingResponse, responses={200: {"content": {"text/event-stream": {}}}}
)
async def stream(prompt: Prompt):
    # GZipMiddleware leaves encoded bodies alone; it would hold the events back until the last.
    headers = {"Content-Encoding": "identity", "Cache-Control": "no-cache"}
    return StreamingResponse(events(prompt), media_type="text/event-stream", headers=headers)
