import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { contracts } from '../../shared/contracts/all.ts';
import { rowTypes } from '../../shared/contracts/contract.ts';
import { fieldTexts, shownIn } from '../../shared/contracts/field-texts/field-text.ts';
import { type Operation, openApiDocument } from '../../shared/contracts/openapi.ts';
import { bothLanguages, type Language, type Text } from '../../shared/domain/primitives/text.ts';
import { problemKinds } from '../../shared/http/problem.ts';

const document = openApiDocument(contracts, problemKinds);

const operations = new Map(
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => [
      operation.operationId,
      { path, method, operation },
    ]),
  ),
);

const operationOf = (id: string): Operation => {
  const found = operations.get(id);
  if (found === undefined) throw new Error(`the document lacks ${id}`);
  return found.operation;
};

/** Every value that stands under a key, wherever it is. */
const valuesUnder = (key: string, value: unknown): readonly unknown[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [
    ...(name === key ? [inner] : []),
    ...valuesUnder(key, inner),
  ]);
};

const resolve = (ref: string): unknown =>
  ref
    .slice(2)
    .split('/')
    .reduce<unknown>((part, name) => (part as Record<string, unknown> | undefined)?.[name], document);

describe('the OpenAPI document', () => {
  test('is plain JSON of OpenAPI 3.1', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(JSON.parse(JSON.stringify(document))).toEqual(document);
  });

  test('holds every operation once, where its contract says, and no other', () => {
    expect(contracts.length).toBeGreaterThan(30);
    const written = [...operations].map(([id, { path, method }]) => ({ id, path, method }));
    const wanted = contracts.map(({ id, path, method }) => ({ id, path, method }));
    expect(written).toHaveLength(wanted.length);
    expect(new Set(written)).toEqual(new Set(wanted));
  });

  test('refers to nothing that it does not hold', () => {
    const refs = valuesUnder('$ref', document) as readonly string[];
    expect(refs.length).toBeGreaterThan(contracts.length);
    expect(refs.filter((ref) => !ref.startsWith('#/components/') || resolve(ref) === undefined)).toEqual([]);
    expect(valuesUnder('$id', document)).toEqual([]);
    expect(valuesUnder('$defs', document)).toEqual([]);
  });

  test('uses every schema and response that it names', () => {
    const refs = new Set(valuesUnder('$ref', document));
    const names = [
      ...Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`),
      ...Object.keys(document.components.responses).map((name) => `#/components/responses/${name}`),
    ];
    expect(names.filter((name) => !refs.has(name))).toEqual([]);
  });

  test('gives each problem status all of its codes, and no code twice', () => {
    const codes = Object.entries(document.components.responses).flatMap(([name, response]) => {
      const [status] = valuesUnder('const', response);
      expect(name).toBe(`Problem${status}`);
      return (valuesUnder('enum', response) as string[][]).flat().map((code) => [code, status]);
    });
    expect(codes).toHaveLength(new Set(codes.map(([code]) => code)).size);
    expect(Object.fromEntries(codes)).toEqual({
      ...Object.fromEntries(Object.entries(problemKinds).map(([code, { status }]) => [code, status])),
      'internal-error': 500,
    });
  });
});

describe('a body', () => {
  /** Where an object takes fields that it does not name, which would be left out unseen. */
  const looseIn = (schema: unknown, place: string): readonly string[] => {
    if (typeof schema !== 'object' || schema === null) return [];
    if (Array.isArray(schema)) return schema.flatMap((one) => looseIn(one, place));
    const { properties, additionalProperties } = schema as Record<string, unknown>;
    return [
      ...(properties !== undefined && additionalProperties !== false ? [place] : []),
      ...Object.entries(schema).flatMap(([key, one]) => looseIn(one, `${place}.${key}`)),
    ];
  };

  test.each(contracts.flatMap(({ id, body }) => (body instanceof z.ZodType ? [[id, body] as const] : [])))(
    'of %s takes the fields that it names and no others, however deep',
    (_, body) => {
      expect(looseIn(z.toJSONSchema(body, { io: 'input', unrepresentable: 'any' }), 'body')).toEqual([]);
    },
  );
});

describe('the fields', () => {
  const entries = fieldTexts.flatMap(Object.entries<Text>);
  const han = /\p{Script=Han}/u;

  /** The name and the description of every property and every parameter of a document. */
  const fieldsOf = (one: typeof document): readonly { name: string; description: unknown }[] => [
    ...(valuesUnder('properties', one) as readonly Record<string, { description?: unknown }>[])
      .flatMap((properties) => Object.entries(properties))
      .map(([name, { description }]) => ({ name, description })),
    ...(valuesUnder('parameters', one) as readonly Operation['parameters'][])
      .flat()
      .map(({ name, description }) => ({ name, description })),
  ];
  const fields = fieldsOf(document);

  test('are all described by a text of the tables', () => {
    expect(fields.length).toBeGreaterThan(3000);
    const texts = new Set(entries.map(([, text]) => bothLanguages(text)));
    expect(
      fields.filter(({ description }) => typeof description !== 'string' || !texts.has(description)),
    ).toEqual([]);
  });

  test('have texts that are complete in both languages', () => {
    expect(entries.filter(([, { zh, en }]) => !han.test(zh) || han.test(en) || !/[a-z]{2}/.test(en))).toEqual(
      [],
    );
  });

  test('have no text that nothing uses', () => {
    const used = new Set(fields.map(({ description }) => description));
    expect(entries.filter(([, text]) => !used.has(bothLanguages(text)))).toEqual([]);
  });

  test('have no key and no text that is written twice', () => {
    const keys = entries.map(([key]) => key);
    const texts = entries.map(([, text]) => bothLanguages(text));
    expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
    expect(texts.filter((text, i) => texts.indexOf(text) !== i)).toEqual([]);
  });

  test('share the words of another place only where there is such a place', () => {
    const places = new Set([
      ...Object.keys(document.components.schemas),
      ...operations.keys(),
      ...fields.map(({ name }) => name),
    ]);
    expect(Object.keys(shownIn).filter((place) => !places.has(place))).toEqual([]);
  });

  test.each<Language>(['zh', 'en'])('are described in one language alone for who reads %s', (language) => {
    const inOne = openApiDocument(contracts, problemKinds, (text) => text[language]);
    const texts = new Set(entries.map(([, text]) => text[language]));
    expect(fieldsOf(inOne).filter(({ description }) => !texts.has(String(description)))).toEqual([]);
  });

  test.each([
    ['of the schema that holds it', ['Listing', 'id'], 'Listing.id'],
    ['of the field around it rather than of the schema', ['Listing', 'ended', 'at'], 'ended.at'],
    ['of two places rather than of one', ['Listing', 'ended', 'reason'], 'Listing.ended.reason'],
    ['of any place where nothing is nearer', ['Visit', 'record', 'visitedOn'], 'visitedOn'],
  ])('have the text %s', (_, path, key) => {
    const text = Object.fromEntries(entries)[key];
    expect(text).toBeDefined();
    const [schema = '', ...names] = path;
    const found = names.reduce<unknown>(
      (part, name) => (part as { properties: Record<string, unknown> }).properties[name],
      document.components.schemas[schema],
    );
    expect(found).toHaveProperty('description', bothLanguages(text as Text));
  });
});

describe.each(contracts)('$id', (contract) => {
  const operation = operationOf(contract.id);
  const named = (place: string) =>
    operation.parameters.filter((one) => one.in === place).map(({ name }) => name);

  test('says in both languages what it does', () => {
    expect(operation.summary).toContain(contract.summary.zh);
    expect(operation.summary).toContain(contract.summary.en);
  });

  test('takes exactly the parameters of its path and its query', () => {
    const inPath = [...contract.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect(named('path')).toEqual(inPath);
    expect(named('query')).toEqual(Object.keys(contract.query.shape));
    expect(operation.parameters.filter((one) => one.in === 'path').every((one) => one.required)).toBe(true);
  });

  test('asks for an Idempotency-Key if and only if it changes state', () => {
    expect(named('header')).toEqual(contract.changesState ? ['Idempotency-Key'] : []);
  });

  test('names the permission that its token needs', () => {
    expect(operation.security).toEqual(contract.action === 'public' ? [] : [{ bearer: [contract.action] }]);
  });

  test('takes a body of the types that it reads', () => {
    const types = { none: [], rows: rowTypes, json: ['application/json'] };
    const kind = contract.body === undefined ? 'none' : contract.body === 'rows' ? 'rows' : 'json';
    expect(Object.keys(operation.requestBody?.content ?? {})).toEqual(types[kind]);
  });

  test('answers with what its contract says or with problem details', () => {
    const { [contract.status]: answer, ...refusals } = operation.responses;
    expect(answer).toHaveProperty(['content', contract.answerType, 'schema']);
    const statuses = Object.keys(refusals);
    expect(statuses).toEqual(expect.arrayContaining(['400', '500']));
    expect(statuses.includes('401')).toBe(contract.action !== 'public');
    for (const status of statuses)
      expect(refusals[status]).toEqual({ $ref: `#/components/responses/Problem${status}` });
  });
});
