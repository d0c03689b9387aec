import type { Child, FC } from 'hono/jsx';
import { textSchema } from '../../../../shared/domain/primitives/text.ts';
import { civilDateSchema } from '../../../../shared/domain/primitives/time.ts';
import { Facts } from '../../parts/facts.tsx';
import { Day, Digest, Official } from '../../parts/values.tsx';
import type { Reader } from '../../site/reader.ts';
import { fieldLabels, valueLabels } from '../../texts/table-fields.ts';
import { tables } from '../../texts/tables.ts';

/** What a row of a table holds, or a part of it. */
export type Fields = Readonly<Record<string, unknown>>;

interface ValueProps {
  readonly reader: Reader;
  /** The field that it stands in, which says what codes mean. */
  readonly field: string;
  readonly value: unknown;
}

const figure = ({ number, percent }: Reader, field: string, value: number): string => {
  if (field.endsWith('PerTenThousand') || field === 'perTenThousand') return percent(value / 10_000);
  return field === 'year' ? String(value) : number(value);
};

const words = (reader: Reader, field: string, value: string): Child => {
  const label = valueLabels[field]?.[value];
  if (label !== undefined) return <span class="sentence">{reader.say(label)}</span>;
  const day = civilDateSchema.safeParse(value);
  if (day.success) return <Day reader={reader} on={day.data} />;
  return /^[!-~]+$/.test(value) ? <Digest>{value}</Digest> : <Official>{value}</Official>;
};

/** Any value of a table in words: labels instead of codes, dates as dates, lists as lists. */
export const Value: FC<ValueProps> = ({ reader, field, value }) => {
  const text = textSchema.safeParse(value);
  if (text.success) return <span class="sentence">{reader.say(text.data)}</span>;
  if (typeof value === 'boolean') return <>{reader.say(value ? tables.yes : tables.no)}</>;
  if (typeof value === 'number') return <>{figure(reader, field, value)}</>;
  if (Array.isArray(value))
    return (
      <ul class={value.every((one) => typeof one !== 'object') ? 'tags' : 'points'}>
        {value.map((one) => (
          <li>
            <Value reader={reader} field={field} value={one} />
          </li>
        ))}
      </ul>
    );
  return typeof value === 'object' && value !== null ? (
    <FieldList reader={reader} fields={value as Fields} />
  ) : (
    words(reader, field, String(value))
  );
};

/** The fields of a row or of a part of it, each with its name. */
export const FieldList: FC<{ readonly reader: Reader; readonly fields: Fields }> = ({ reader, fields }) => (
  <Facts
    rows={Object.entries(fields)
      .filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0))
      .map(([field, value]) => {
        const label = fieldLabels[field];
        return [
          label === undefined ? field : reader.say(label),
          <Value reader={reader} field={field} value={value} />,
        ] as const;
      })}
  />
);
