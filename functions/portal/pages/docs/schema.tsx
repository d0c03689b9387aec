import type { FC } from 'hono/jsx';
import type { JsonSchema } from '../../../../shared/contracts/openapi.ts';
import type { Reader } from '../../site/reader.ts';
import { docs } from '../../texts/docs.ts';

/** The place on the page where a named type is described. */
export const typeAnchor = (name: string): string => `type-${name}`;

const nameIn = (ref: string): string => ref.slice(ref.lastIndexOf('/') + 1);

const limits: readonly [key: 'minimum' | 'maximum' | 'minLength' | 'maxLength', sign: string][] = [
  ['minimum', '≥ '],
  ['maximum', '≤ '],
  ['minLength', '≥ '],
  ['maxLength', '≤ '],
];

/** A simple type in words: its name, format, values, limits and pattern. */
const Simple: FC<{ readonly schema: JsonSchema }> = ({ schema }) => {
  const values = schema.const !== undefined ? [schema.const] : schema.enum;
  const bounds = limits.flatMap(([key, sign]) =>
    schema[key] === undefined ? [] : [`${sign}${schema[key]}`],
  );
  return (
    <>
      {values === undefined ? (
        [schema.type, schema.format].filter((part) => part !== undefined).join(' ')
      ) : (
        <code>{values.map((value) => JSON.stringify(value)).join(' | ')}</code>
      )}
      {bounds.length > 0 && ` (${bounds.join(', ')})`}
      {schema.pattern !== undefined && (
        <>
          {' '}
          <code>{schema.pattern}</code>
        </>
      )}
    </>
  );
};

/** A schema as nested lists, with a link for each named type. */
export const Schema: FC<{ readonly reader: Reader; readonly schema: JsonSchema }> = ({ reader, schema }) => {
  const { say } = reader;
  const nested = (inner: JsonSchema) => <Schema reader={reader} schema={inner} />;
  if (schema.$ref !== undefined) {
    const name = nameIn(schema.$ref);
    return <a href={`#${typeAnchor(name)}`}>{name}</a>;
  }
  const choices = schema.oneOf ?? schema.anyOf;
  if (choices !== undefined)
    return (
      <>
        {say(docs.oneOf)}
        <ul class="fields">
          {choices.map((choice) => (
            <li>{nested(choice as JsonSchema)}</li>
          ))}
        </ul>
      </>
    );
  if (schema.allOf !== undefined) return <>{schema.allOf.map((part) => nested(part as JsonSchema))}</>;
  if (schema.type === 'array')
    return (
      <>
        {say(docs.listOf)} {nested((schema.items ?? {}) as JsonSchema)}
      </>
    );
  if (schema.properties !== undefined)
    return (
      <ul class="fields">
        {Object.entries(schema.properties).map(([name, property]) => (
          <li>
            <code>{name}</code> {nested(property as JsonSchema)}
            {!schema.required?.includes(name) && <span class="quiet"> ({say(docs.optional)})</span>}
          </li>
        ))}
      </ul>
    );
  if (typeof schema.additionalProperties === 'object')
    return (
      <>
        {say(docs.mapOf)} {nested(schema.additionalProperties)}
      </>
    );
  return <Simple schema={schema} />;
};
