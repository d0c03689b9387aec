import type { FC } from 'hono/jsx';
import type { JsonSchema } from '../../../../shared/contracts/openapi.ts';
import type { Reader } from '../../site/reader.ts';
import { docs } from '../../texts/docs.ts';

/** The place on the page where a named type is described. */
export const typeAnchor = (name: string): string => `type-${name}`;

const nameIn = (ref: string): string => ref.slice(ref.lastIndexOf('/') + 1);

/** The least and the most that a number, or the length of a text, may be. */
const boundsOf = ({ minimum, maximum, minLength, maxLength }: JsonSchema): string =>
  [
    [minimum ?? minLength, '≥'],
    [maximum ?? maxLength, '≤'],
  ]
    .flatMap(([bound, sign]) => (bound === undefined ? [] : [`${sign} ${bound}`]))
    .join(', ');

/** A simple type in words: its name, format, values, bounds and pattern. */
const Simple: FC<{ readonly reader: Reader; readonly schema: JsonSchema }> = ({ reader, schema }) => {
  const { type, format, pattern } = schema;
  const values = schema.const !== undefined ? [schema.const] : schema.enum;
  const bounds = boundsOf(schema);
  return (
    <>
      {values === undefined ? (
        [type, format].filter((part) => part !== undefined).join(' ')
      ) : (
        <code>{values.map((value) => JSON.stringify(value)).join(' | ')}</code>
      )}
      {bounds !== '' && ` (${type === 'string' ? `${reader.say(docs.length)} ` : ''}${bounds})`}
      {pattern !== undefined && (
        <>
          {' '}
          <code>{pattern}</code>
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
  return <Simple reader={reader} schema={schema} />;
};
