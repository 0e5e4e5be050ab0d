package mobius.data.text;

/** The grammar of Python in the style of the platform's backend. */
final class PythonText {

    static final String TEXT = """
            == header
            \"""{sentence}

            {sentence} {sentence}
            \"""

            from __future__ import annotations

            import asyncio
            import logging
            from datetime import datetime, timedelta

            from app.{noun}.{noun} import {Noun}{Noun}, {verb}_{noun}
            from app.core.{noun} import {Noun}

            logger = logging.getLogger(__name__)
            --
            import logging
            from collections import defaultdict
            from dataclasses import dataclass, field
            from uuid import UUID, uuid4

            from sqlalchemy import func, select
            from sqlalchemy.ext.asyncio import AsyncSession

            from ..{noun} import {Noun}, {Noun}Error
            from .{noun} import {verb}_{noun}, {verb}_{noun}

            # {sentence}
            {NOUN}_{NOUN} = {number}
            logger = logging.getLogger(__name__)
            --
            \"""{title}: {term} and {term}.\"""

            import json
            import re
            from pathlib import Path

            import pytest

            from app.{noun} import {Noun}{Noun}
            == item
            {function}
            --
            {function}
            --
            @dataclass(frozen=True)
            class {Adjective}{Noun1}:
                \"""{sentence}\"""

                {noun2}: {type}
                {noun3}: {type}
                {adjective}_{noun}: {type} = {value}

                {method}

                {method}
            --
            class {Noun1}{Noun2}:
                \"""{sentence}\"""

                def __init__(self, {noun1}: {Noun}{Noun}, {noun3}: {type} = {value}) -> None:
                    self._{noun1} = {noun1}
                    self._{noun3} = {noun3}
                    self._{noun4}: dict[str, {type}] = {}

                {method}

                {method}

                {method}
            --
            {NOUN}_{NOUN} = {
                "{noun}": {value},
                "{adjective}_{noun}": {value},
                "{noun}_{noun}": {value},  # {sentence}
                "{term}": {value},
            }
            --
            @pytest.mark.parametrize("{noun1}, expected", [({value}, {value}), ({value}, {value}), ({value}, {value})])
            async def test_{verb}s_{adjective}_{noun}({noun1}, expected):
                {noun2} = {Noun}{Noun}({arguments})
                {statement}
                assert {noun2}.{verb}({noun1}) == expected
            --
            @router.{http}("/{noun1}s/{{noun1}_id}", response_model={Noun1}Response)
            async def {verb}_{noun1}({noun1}_id: UUID, db: AsyncSession = Depends(get_db)) -> {Noun1}Response:
                \"""{sentence}\"""
                {noun2} = await db.scalar(select({Noun1}).where({Noun1}.id == {noun1}_id))
                if {noun2} is None:
                    raise HTTPException(status_code=404, detail="{Noun1} not found")
                {statement}
                return {Noun1}Response.model_validate({noun2})
            == http
            get
            --
            patch
            --
            post
            --
            delete
            == function
            async def {verb}_{noun1}({noun2}: {type}, {noun3}: {type} = {value}) -> {type}:
                \"""{sentence}\"""
                {statement}
                {statement}
                {statement}
                return {expression}
            --
            async def {verb}_{adjective}_{noun1}({noun1}: {type}, *, {noun2}: {type}) -> {type}:
                {statement}
                {statement}
                {statement}
                {statement}
                return {expression}
            --
            async def {verb}_{noun1}s({noun1}s: list[{Noun1}]) -> list[{type}]:
                \"""{sentence}

                {sentence}
                \"""
                {noun2} = []
                for {noun1} in {noun1}s:
                    {statement}
                    {noun2}.append({expression})
                return {noun2}
            == method
            async def {verb}_{noun}(self, {noun2}: {type}) -> {type}:
                {statement}
                {statement}
                return {expression}
            --
            async def {verb}(self, {noun}_id: UUID, {noun4}: {type} = {value}) -> None:
                \"""{sentence}\"""
                {statement}
                {statement}
                {statement}
            --
            @property
            def {adjective}_{noun}(self) -> {type}:
                return self._{noun1}.{noun} {operator} {value}
            --
            async def _{verb}_{noun}(self) -> {type}:
                # {sentence}
                {statement}
                return self._{noun3}.{verb}({arguments})
            == statement
            {noun2} = {expression}
            --
            {noun3} = self._{noun1}.{verb}_{noun}({arguments})
            --
            {noun4} = {expression}
            --
            logger.info("{Verb} %s with {noun} %d", {noun2}, {value})
            --
            if {condition}:
                {statement}
            --
            if not {noun1}:
                raise {Noun}Error("no {adjective} {noun} to {verb}: {term}")
            --
            if {condition}:
                {statement}
            else:
                {statement}
            --
            for {noun5} in {noun2}.{noun}s:
                {statement}
            --
            # {sentence}
            {noun1}.{adjective}_{noun} = {expression}
            --
            try:
                {noun3} = await {verb}_{noun}({arguments})
            except {Noun}Error as error:
                logger.warning("{term} {noun} failed: %s", error)
                raise
            --
            async with self._{noun}.{verb}() as {noun4}:
                {statement}
            --
            {noun2}, {noun3} = {verb}_{noun}({arguments})
            --
            self._{noun4}["{noun}"] = {expression}
            == condition
            {noun1} is None
            --
            {noun2}.{noun} {comparison} {value}
            --
            len({noun1}) {comparison} {number} and {noun3}
            --
            {noun2} in {NOUN}_{NOUN}
            --
            isinstance({noun1}, {Noun})
            == comparison
            <
            --
            >=
            --
            ==
            --
            !=
            == expression
            {value}
            --
            {verb}_{noun}({arguments})
            --
            {noun1}.{noun} {operator} {value}
            --
            [{noun5}.{noun} for {noun5} in {noun2} if {condition}]
            --
            sorted({noun1}, key=lambda {noun5}: {noun5}.{adjective}_{noun})
            --
            {noun2}.get("{noun}", {value})
            --
            {Noun}({noun}={expression}, {noun}={value})
            --
            max({noun1}.{noun}, {number})
            == arguments
            {noun1}
            --
            {noun2}, {noun}={value}
            --
            {noun3}.{noun}, {noun1}
            --
            {expression}
            == operator
            +
            --
            -
            --
            or
            --
            *
            == value
            {number}
            --
            "{noun}"
            --
            None
            --
            "{adjective}-{noun}"
            --
            timedelta(seconds={number})
            --
            True
            == type
            str
            --
            int
            --
            {Noun}
            --
            {Noun}{Noun} | None
            --
            dict[str, {Noun}]
            --
            datetime
            """;

    private PythonText() {}
}
