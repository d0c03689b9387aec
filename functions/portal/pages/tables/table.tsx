import type { FC } from 'hono/jsx';
import type { Text } from '../../../../shared/domain/primitives/text.ts';
import { textSchema } from '../../../../shared/domain/primitives/text.ts';
import { type RuleTable, rowKeys } from '../../../../shared/domain/rule-tables/rule-tables.ts';
import { Facts } from '../../parts/facts.tsx';
import { Section } from '../../parts/section.tsx';
import { Day, Digest, Moment, Official } from '../../parts/values.tsx';
import type { TableView } from '../../read/tables.ts';
import type { Page } from '../../site/page.tsx';
import { tablePath } from '../../site/paths.ts';
import type { Reader } from '../../site/reader.ts';
import { fieldLabels } from '../../texts/table-fields.ts';
import { tables, tableTitles } from '../../texts/tables.ts';
import { shortHash } from './list.tsx';
import { FieldList, type Fields, Value } from './value.tsx';

/** What a table says beside its rows, and what every table says of itself. */
const ownFields = ({
  name: _,
  effectiveFrom: __,
  effectiveTo: ___,
  basis: ____,
  uncertain: _____,
  rows: ______,
  ...rest
}: RuleTable): Fields => rest;

/** A row under its name: its label, or whatever names it. */
const Row: FC<{ readonly reader: Reader; readonly of: RuleTable['name']; readonly row: Fields }> = ({
  reader,
  of,
  row,
}) => {
  const { label, ...rest } = row;
  const key = rowKeys[of];
  const named = textSchema.safeParse(label);
  const fields = named.success
    ? rest
    : Object.fromEntries(Object.entries(row).filter(([field]) => field !== key));
  return (
    <li>
      <h3 class="sentence">
        {named.success ? reader.say(named.data) : <Value reader={reader} field={key} value={row[key]} />}
      </h3>
      <FieldList reader={reader} fields={fields} />
    </li>
  );
};

const Versions: FC<{ readonly reader: Reader; readonly view: TableView }> = ({ reader, view }) => {
  const { say, href } = reader;
  return (
    <Section id="versions" title={say(tables.versionsTitle)}>
      <ol class="list">
        {view.versions.map(({ name, hash, effectiveFrom, effectiveTo, publishedAt, proposalId }) => (
          <li>
            <h3>
              <a href={href(tablePath(name, hash))}>
                {say(tables.effectiveFrom)} <Day reader={reader} on={effectiveFrom} />
              </a>
            </h3>
            {hash === view.inForce && (
              <p>
                <span class="tag good">{say(tables.inForce)}</span>
              </p>
            )}
            <p class="quiet">
              {effectiveTo !== undefined && (
                <>
                  {say(tables.effectiveTo)} <Day reader={reader} on={effectiveTo} />
                  {' · '}
                </>
              )}
              {proposalId === undefined ? say(tables.shipped) : <Moment reader={reader} at={publishedAt} />}
              {' · '}
              <Digest>{shortHash(hash)}</Digest>
            </p>
          </li>
        ))}
      </ol>
    </Section>
  );
};

/** A version of a rule table in words, and every other version of it. */
export const tablePage = (reader: Reader, view: TableView): Page => {
  const { say, href } = reader;
  const { table, hash, publishedAt, proposalId } = view.version;
  const { name, effectiveFrom, effectiveTo, basis, uncertain } = table;
  const title: Text = tableTitles[name];
  return {
    title: say(title),
    content: (
      <>
        <p class="eyebrow">
          <a href={href('/tables')}>{say(tables.title)}</a>
        </p>
        <h1>{say(title)}</h1>
        {hash !== view.inForce && (
          <div class="notice">
            <p>{say(tables.notInForce)}</p>
            {view.inForce !== undefined && (
              <p>
                <a href={href(tablePath(name))}>{say(tables.seeInForce)}</a>
              </p>
            )}
          </div>
        )}
        <Facts
          rows={[
            [say(tables.code), <Digest>{name}</Digest>],
            [say(tables.effectiveFrom), <Day reader={reader} on={effectiveFrom} />],
            [
              say(tables.effectiveTo),
              effectiveTo === undefined ? say(tables.openEnded) : <Day reader={reader} on={effectiveTo} />,
            ],
            [say(tables.basis), <Official>{basis}</Official>],
            [
              say(tables.publishedAt),
              proposalId === undefined ? say(tables.shipped) : <Moment reader={reader} at={publishedAt} />,
            ],
            [say(tables.hash), <Digest>{hash}</Digest>],
            ...Object.entries(ownFields(table)).map(
              ([field, value]) =>
                [
                  say(fieldLabels[field] ?? { zh: field, en: field }),
                  <Value reader={reader} field={field} value={value} />,
                ] as const,
            ),
          ]}
        />
        {uncertain !== undefined && (
          <div class="notice">
            <h2>{say(tables.uncertainTitle)}</h2>
            <p>{say(uncertain)}</p>
          </div>
        )}
        <p>
          <a class="go" href={`/v1/tables/${name}/versions/${hash}`}>
            {say(tables.asData)}
          </a>
        </p>
        <Section id="rows" title={say(tables.rowsTitle)}>
          <ol class="list">
            {(table.rows as readonly Fields[]).map((row) => (
              <Row reader={reader} of={name} row={row} />
            ))}
          </ol>
        </Section>
        <Versions reader={reader} view={view} />
      </>
    ),
  };
};
