package mobius.data.text;

/** The grammar of JavaScript and TypeScript. Both share one text; the symbols for types are empty in JavaScript. */
final class EcmaScriptText {

    static final String SHARED = """
            == item
            {function}
            --
            {function}
            --
            {declaration}
            --
            /**
             * {sentence}
             * {sentence}
             */
            export class {Noun1}{Noun2} {
              constructor({noun1}{typed}, {noun3}{typed} = {value}) {
                this.{noun1} = {noun1};
                this.{noun3} = {noun3};
                this.{noun4}s = new Map();
              }

              {method}

              {method}

              {method}
            }
            --
            export const {NOUN}_{NOUN}{typed} = {
              {noun}: {value},
              {adjective}{Noun}: {value},
              '{noun}-{noun}': {value}, // {sentence}
              {noun}{Noun}: [{value}, {value}],
            };
            --
            export function {Adjective}{Noun1}({ {noun1}, {noun2}, on{Verb1} }{props}) {
              const [{noun3}, set{Noun3}] = useState({value});
              useEffect(() => {
                {verb}{Noun}({arguments});
              }, [{noun1}]);
              return (
                <section className="{noun}-{noun}" data-testid="{digits}">
                  <h2>{title}</h2>
                  <button type="button" disabled={!{noun2}} onClick={() => on{Verb1}({noun3})}>{Verb} {noun}</button>
                </section>
              );
            }
            --
            describe('{title}', () => {
              it('{verb}s the {adjective} {noun}', async () => {
                {statement}
                const {noun2} = new {Noun}{Noun}({arguments});
                expect(await {noun2}.{verb}({value})).toEqual({value});
              });

              it('does not {verb} a {adjective} {noun}', async () => {
                {statement}
                expect(() => {verb}{Noun}({arguments})).toThrow('{term}');
              });
            });
            == function
            export async function {verb}{Noun1}({noun2}{typed}, {noun3}{typed} = {value}) {
              {statement}
              {statement}
              {statement}
              return {expression};
            }
            --
            // {sentence}
            export async function {verb}{Adjective}{Noun1}({noun1}{typed}, {noun2}{typed}) {
              {statement}
              {statement}
              {statement}
              {statement}
              return {expression};
            }
            --
            const {verb}{Noun} = ({noun1}{typed}) =>
              {noun1}.{noun}
                .filter(({noun5}) => {condition})
                .map(({noun5}) => ({ ...{noun5}, {adjective}{Noun}: {expression} }));
            == method
            async {verb}{Noun}({noun2}{typed}) {
              {statement}
              {statement}
              return {expression};
            }
            --
            async {verb}({noun}Id{typed}, {noun4}{typed} = {value}) {
              // {sentence}
              {statement}
              {statement}
              {statement}
            }
            --
            get {adjective}{Noun}(){typed} {
              return this.{noun1}.{noun} {operator} {value};
            }
            == statement
            const {noun}{Noun} = {expression};
            --
            const { {noun}, {noun}: {adjective}{Noun} } = await this.{noun1}.{verb}{Noun}({arguments});
            --
            let {adjective}{Noun} = {expression};
            --
            console.debug(`{verb} ${{noun2}.{noun}} for {term}`);
            --
            if ({condition}) {
              {statement}
            }
            --
            if (!{noun1}) {
              throw new {Noun}Error('no {adjective} {noun} to {verb}: {term}');
            }
            --
            if ({condition}) {
              {statement}
            } else {
              {statement}
            }
            --
            for (const {noun5} of {noun2}.{noun}s) {
              {statement}
            }
            --
            // {sentence}
            this.{adjective}{Noun} = {expression};
            --
            try {
              await {verb}{Noun}({arguments});
            } catch (error) {
              logger.warn('{term} {noun} failed', { error, {noun2} });
              throw error;
            }
            --
            this.{noun4}s.set('{noun}', {expression});
            --
            await api.{http}(`/api/v1/{noun}s/${{noun2}.id}`, { {noun}: {value}, {noun3} });
            == http
            get
            --
            patch
            --
            post
            == condition
            {noun1} === undefined
            --
            {noun2}.{noun} {comparison} {value}
            --
            {noun1}.length {comparison} {number} && {noun3}
            --
            {noun2} instanceof {Noun}
            --
            {NOUN}_{NOUN}.includes({noun2})
            == comparison
            <
            --
            >=
            --
            ===
            --
            !==
            == expression
            {value}
            --
            {verb}{Noun}({arguments})
            --
            {noun1}.{noun} {operator} {value}
            --
            {noun2}.{noun}s.find(({noun5}) => {noun5}.{noun} {comparison} {value})
            --
            new {Noun}{Noun}({ {noun}: {expression}, {noun}: {value} })
            --
            {noun2}?.{adjective}{Noun} ?? {value}
            --
            Math.max({noun1}.{noun}, {number})
            --
            Object.entries({noun1}).map(([{noun}, {noun3}]) => {verb}{Noun}({noun3}))
            == arguments
            {noun1}
            --
            {noun2}, { {noun}: {value} }
            --
            {noun3}.{noun}, {noun1}
            --
            {expression}
            == operator
            +
            --
            -
            --
            ||
            --
            *
            == value
            {number}
            --
            '{noun}'
            --
            null
            --
            '{adjective}-{noun}'
            --
            {number} * 1000
            --
            true
            """;

    static final String UNTYPED = """
            == header
            'use strict';

            // {sentence} {sentence}
            const { {verb}{Noun}, {Noun}{Noun} } = require('./{noun}/{noun}');
            const {noun}{Noun} = require('../{noun}-{noun}');
            --
            import React, { useEffect, useState } from 'react';

            import { {verb}{Noun}, {verb}{Noun} } from '../{noun}/{noun}.js';
            import {Noun}{Noun} from './{Noun}{Noun}.js';
            == typed

            == props

            == declaration
            module.exports.{verb}{Noun} = async function {verb}{Noun}(req, res, next) {
              const { {noun1}, {noun2} } = req.body;
              {statement}
              {statement}
              res.status(200).json({ {noun}: {expression}, {noun}: {value} });
            };
            """;

    static final String TYPED = """
            == header
            import { Injectable, NotFoundException } from '@nestjs/common';

            import type { {Noun}, {Noun}{Noun} } from '../{noun}/{noun}.types';
            import { {verb}{Noun} } from './{verb}-{noun}';

            // {sentence}
            --
            import { useEffect, useState, type ReactNode } from 'react';

            import { {verb}{Noun}, type {Noun}Options } from '@/{noun}/{noun}';
            import { {Noun}{Noun} } from './{Noun}{Noun}';
            == typed
            : string
            --
            : number
            --
            : {Noun}
            --
            : Record<string, {Noun}>
            --
            : {Noun}{Noun} | null
            == props
            : {Adjective}{Noun}Props
            == declaration
            /** {sentence} */
            export interface {Adjective}{Noun} {
              readonly id: string;
              {noun}{typed};
              {noun}{Noun}?{typed};
              {adjective}{Noun}{typed};
              on{Verb}?: ({noun}{typed}) => void;
            }
            --
            export type {Noun}{Noun} =
              | { kind: '{noun}'; {noun}{typed} }
              | { kind: '{adjective}-{noun}'; {noun}{typed}; {noun}{typed} };
            """;

    private EcmaScriptText() {}
}
