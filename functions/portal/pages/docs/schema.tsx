import type { Child, FC } from 'hono/jsx';
import type { JsonSchema } from '../../../../shared/contracts/json-schema.ts';
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

/** How a schema is shown: what stands in the line, and the list that hangs below it where it has parts. */
interface Shown {
  readonly inLine?: Child;
  readonly below?: Child;
}

const shownOf = (reader: Reader, schema: JsonSchema): Shown => {
  const { say } = reader;
  const after = (words: string, inner: JsonSchema): Shown => {
    const { inLine, below } = shownOf(reader, inner);
    return {
      inLine: (
        <>
          {words} {inLine}
        </>
      ),
      below,
    };
  };
  if (schema.$ref !== undefined) {
    const name = nameIn(schema.$ref);
    return { inLine: <a href={`#${typeAnchor(name)}`}>{name}</a> };
  }
  const choices = schema.oneOf ?? schema.anyOf;
  if (choices !== undefined)
    return {
      inLine: say(docs.oneOf),
      below: (
        <ul class="fields">
          {choices.map((choice) => (
            <li>
              <Schema reader={reader} schema={choice as JsonSchema} />
            </li>
          ))}
        </ul>
      ),
    };
  if (schema.allOf !== undefined) {
    const parts = schema.allOf.map((part) => shownOf(reader, part as JsonSchema));
    return { inLine: parts.map(({ inLine }) => inLine), below: parts.map(({ below }) => below) };
  }
  if (schema.type === 'array') return after(say(docs.listOf), (schema.items ?? {}) as JsonSchema);
  if (schema.properties !== undefined)
    return {
      below: (
        <ul class="fields">
          {Object.entries(schema.properties).map(([name, property]) => (
            <Field
              reader={reader}
              name={name}
              schema={property as JsonSchema}
              isRequired={schema.required?.includes(name) === true}
              description={(property as JsonSchema).description}
            />
          ))}
        </ul>
      ),
    };
  if (typeof schema.additionalProperties === 'object')
    return after(say(docs.mapOf), schema.additionalProperties);
  return { inLine: <Simple reader={reader} schema={schema} /> };
};

/** A field or a parameter in a list of them: its name, its type, what it means, and its own fields below. */
export const Field: FC<{
  readonly reader: Reader;
  readonly name: string;
  /** Where a parameter stands. */
  readonly place?: string;
  readonly schema: JsonSchema;
  readonly isRequired: boolean;
  readonly description: string | undefined;
}> = ({ reader, name, place, schema, isRequired, description }) => {
  const { inLine, below } = shownOf(reader, schema);
  return (
    <li>
      <code>{name}</code> {place !== undefined && `(${place}) `}
      {inLine}
      {!isRequired && <span class="quiet"> ({reader.say(docs.optional)})</span>}
      <span class="meaning">{description}</span>
      {below}
    </li>
  );
};

/** A schema as nested lists, with a link for each named type. */
export const Schema: FC<{ readonly reader: Reader; readonly schema: JsonSchema }> = ({ reader, schema }) => {
  const { inLine, below } = shownOf(reader, schema);
  return (
    <>
      {inLine}
      {below}
    </>
  );
};
