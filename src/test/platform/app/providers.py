"""Language models. This deployment has no network, so the answers are composed here, in the time that a provider takes."""

import asyncio
import random
from typing import AsyncIterator

from app.metrics import calling
from app.schemas import Prompt, Usage

# Providers answer with the dated name of the model behind an alias.
DATED = {
    "gpt-4o": "gpt-4o-2024-08-06",
    "gpt-4o-mini": "gpt-4o-mini-2024-07-18",
    "claude-3-5-sonnet": "claude-3-5-sonnet-20241022",
    "claude-3-5-haiku": "claude-3-5-haiku-20241022",
}
FIRST_TOKEN_SECONDS = (0.030, 0.080)
CHUNK_SECONDS = (0.005, 0.020)


def model_name(model: str) -> str:
    return DATED.get(model, model)


async def stream(prompt: Prompt) -> AsyncIterator[str]:
    question = " ".join(prompt.messages[-1].content.split()[:12])
    sentences = (
        f"You asked: {question}. ",
        "The contexts of the project cover this. ",
        "Start with the most recent version, ",
        "then compare it with the one before.",
    )
    with calling("llm-provider"):
        await asyncio.sleep(random.uniform(*FIRST_TOKEN_SECONDS))
    for number, sentence in enumerate(sentences):
        if number:
            await asyncio.sleep(random.uniform(*CHUNK_SECONDS))
        yield sentence


def usage(prompt: Prompt, content: str) -> Usage:
    """About four characters are a token."""
    asked = sum(len(message.content) for message in prompt.messages) // 4 + 1
    answered = len(content) // 4 + 1
    return Usage(prompt_tokens=asked, completion_tokens=answered, total_tokens=asked + answered)
