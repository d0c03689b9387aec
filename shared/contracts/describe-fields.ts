import type { Text } from '../domain/primitives/text.ts';
import { fieldText, type Places } from './field-texts/field-text.ts';
import type { JsonSchema } from './json-schema.ts';

type Properties = Readonly<Record<string, JsonSchema>>;

/** What tells one branch of a union from the others, such as the `kind` of a credit event. */
const discriminatorsOf = ({ properties = {}, required = [] }: JsonSchema): Places =>
  required.flatMap((name) => {
    const { const: value } = (properties as Properties)[name] ?? {};
    return typeof value === 'string' ? [value] : [];
  });

/** Where schemas stand inside a schema, its properties apart. */
const innerOne = ['items', 'additionalProperties'] as const;
const innerMany = ['anyOf', 'oneOf', 'allOf'] as const;

/**
 * The schema with a description of every field in it, in the words that `say` chooses of a text. `places` say where the
 * schema stands, from the widest to the nearest.
 */
export const describeFields = (
  schema: JsonSchema,
  places: Places,
  say: (text: Text) => string,
): JsonSchema => {
  const inside = [...places, ...discriminatorsOf(schema)];
  const describe = (inner: JsonSchema): JsonSchema => describeFields(inner, inside, say);
  const described: JsonSchema = { ...schema };
  if (schema.properties !== undefined)
    described.properties = Object.fromEntries(
      Object.entries(schema.properties as Properties).map(([name, field]) => [
        name,
        {
          ...describeFields(field, [...inside, name], say),
          description: say(fieldText(name, inside)),
        },
      ]),
    );
  for (const key of innerOne) {
    const inner = schema[key];
    if (typeof inner === 'object' && !Array.isArray(inner)) described[key] = describe(inner as JsonSchema);
  }
  for (const key of innerMany) {
    const inner = schema[key];
    if (inner !== undefined) described[key] = inner.map((one) => describe(one as JsonSchema));
  }
  return described;
};
