import { permitWithin } from '../../domain/access/permissions.ts';
import type { CreditEvent } from '../../domain/credit/event.ts';
import type { StatedRow } from '../../domain/credit/rows/document-row.ts';
import type { Refusal } from '../../domain/primitives/refusal.ts';
import type { Result } from '../../domain/primitives/result.ts';
import type { Text } from '../../domain/primitives/text.ts';
import type { Instant } from '../../domain/primitives/time.ts';
import { isNaturalPerson, type TargetId } from '../../domain/registry/identifier.ts';
import { spellingKey } from '../../domain/registry/spelling.ts';
import type { Ports } from '../ask.ts';
import { mostWrites, type Records, type Stored } from '../ports.ts';
import { type ImportReport, type LineRemark, reportOf } from '../registry/import-report.ts';
import { type Evaluation, type ImportPart, type ImportRequest, runImport } from '../registry/run-import.ts';
import { forEachOf } from '../side-by-side.ts';
import { tablesNow } from '../tables-now.ts';
import { additionTo } from './addition-of.ts';
import { factEvent } from './fact-event.ts';
import type { FactRows } from './fact-rows.ts';
import { readHistory } from './read-history.ts';
import { survivorOf } from './resolve-entity.ts';
import { unitsNamed } from './units-named.ts';

type Outside = Pick<Ports, 'records' | 'ledger' | 'clock' | 'entropy' | 'tables'>;

/** How many histories are read side by side. */
const historiesAtOnce = 16;

/**
 * Takes the facts of a file into the credit histories of the entities that they are about, each by its document: the same
 * document again, whatever file or call it comes in, is no second event. One that says something else now is rejected, for it
 * must be corrected, and so is one that was withdrawn, for only an explicit recording brings it back. What concerns one
 * entity is applied as a whole. A row that is wrong, about an entity that the register does not have, or of an authority that
 * is not the caller's unit or below it, is reported and stops no other. Refuses `too-large` as {@link runImport} does.
 */
export const importFacts = (
  ports: Outside,
  kind: FactRows,
  asked: ImportRequest,
): Promise<Result<ImportReport>> =>
  runImport(
    ports,
    asked,
    { action: 'credit-events-imported', basis: '谁认定谁录入；浙江省公共信用信息管理条例' },
    () => evaluated(ports, kind, asked),
  );

interface StatedLine {
  readonly line: number;
  readonly row: StatedRow;
}

/** An entity with its history as it was read, and what the file adds to it. */
interface Dossier {
  readonly before: Stored<'entity'>;
  readonly history: readonly CreditEvent[];
  readonly added: CreditEvent[];
}

const evaluated = async (
  { records, clock, tables: source }: Outside,
  kind: FactRows,
  { caller, importId, rows }: ImportRequest,
): Promise<Evaluation> => {
  const at = clock.now();
  const tables = await tablesNow(source, at);
  const problems: LineRemark[] = [];
  const notes: LineRemark[] = [];
  const lines: StatedLine[] = [];
  let rejected = 0;
  const reject = (line: number, ...faults: readonly { code: string; message: Text }[]): void => {
    rejected += 1;
    problems.push(...faults.map(({ code, message }) => ({ line, code, message })));
  };

  for (const row of rows) {
    if ('problem' in row) {
      reject(row.line, row.problem);
      continue;
    }
    const { value, problems: faults, notes: remarks } = kind.read(row.values, tables);
    if (value === undefined) reject(row.line, ...faults);
    else {
      notes.push(...remarks.map(({ code, message }) => ({ line: row.line, code, message })));
      lines.push({ line: row.line, row: value });
    }
  }

  const unitOf = await authorityFinder(records, lines);
  const dossiers = await dossiersOf(records, lines);
  let changed = 0;
  let repeated = 0;
  for (const { line, row } of lines) {
    const unit = unitOf(row);
    const dossier = dossiers.get(row.subject);
    if (unit === undefined) reject(line, authorityUnknown);
    else if (!permitWithin(caller, [unit]).ok) reject(line, outside);
    else if (dossier === undefined) reject(line, subjectUnknown);
    else {
      const by = `import/${importId}`;
      const made = await factEvent(
        source,
        { source: { kind: 'import', by, unit, line }, subject: row.subject, fact: row.fact, part: 'row' },
        [...dossier.history, ...dossier.added],
        at,
      );
      if (!made.ok) {
        reject(line, { code: made.refusal.code, message: remedied(made.refusal) });
        continue;
      }
      const { event, isRecorded } = made.value;
      if (isNamedOtherwise(row, dossier)) notes.push({ line, ...nameDiffers });
      if (!isRecorded) {
        dossier.added.push(event);
        changed += 1;
      } else if (event.source.by === by && event.source.line !== line) {
        repeated += 1;
        notes.push({ line, ...repeatedLine });
      }
    }
  }
  return {
    parts: await partsOf(source, [...new Set(dossiers.values())], at),
    report: reportOf({ read: rows.length, changed, repeated, rejected }, problems, notes),
  };
};

/**
 * Finds the unit that answers for a row: the one that it names by its code, or the only one that bears the authority's
 * name.
 */
const authorityFinder = async (
  records: Records,
  lines: readonly StatedLine[],
): Promise<(row: StatedRow) => string | undefined> => {
  const isNamed = lines.some(({ row }) => row.unit === undefined);
  const codesOf = isNamed ? await unitsNamed(records) : () => [];
  return ({ unit, fact }) => {
    if (unit !== undefined) return unit;
    const codes = codesOf('authority' in fact ? fact.authority : '');
    return codes.length === 1 ? codes[0] : undefined;
  };
};

/** The dossier of every subject that the register has; codes that one entity has carried share one. */
const dossiersOf = async (
  records: Records,
  lines: readonly StatedLine[],
): Promise<ReadonlyMap<TargetId, Dossier>> => {
  const subjects = [...new Set(lines.map(({ row }) => row.subject))];
  const found = await records.getMany(
    'entity',
    subjects.map((id) => ({ target: { id } })),
  );
  // Histories are read after the entities: an event that comes in between makes the entity's version stale.
  const living = await Promise.all(
    found.map((stored) => (stored === undefined ? undefined : survivorOf(records, stored))),
  );
  const byId = new Map<string, Dossier>();
  const distinct = [...new Map(living.flatMap((one) => (one ? [[one.value.target.id, one]] : []))).values()];
  await forEachOf(distinct, historiesAtOnce, async (before) => {
    const history = await readHistory(records, before.value);
    byId.set(before.value.target.id, { before, history, added: [] });
  });
  return new Map(
    subjects.flatMap((subject, i) => {
      const dossier = byId.get(living[i]?.value.target.id ?? '');
      return dossier === undefined ? [] : [[subject, dossier]];
    }),
  );
};

/** What is added to an entity's history, with its new standing, is applied together, as far as a transaction holds it. */
const partsOf = async (
  source: Ports['tables'],
  dossiers: readonly Dossier[],
  at: Instant,
): Promise<readonly ImportPart[]> => {
  const parts: ImportPart[] = [];
  const put = (part: ImportPart): void => {
    const last = parts.at(-1);
    if (last === undefined || last.writes.length + part.writes.length > mostWrites) parts.push(part);
    else
      parts[parts.length - 1] = {
        writes: [...last.writes, ...part.writes],
        changes: last.changes + part.changes,
      };
  };
  const mostEvents = mostWrites - 1;
  for (const { before: read, history: known, added } of dossiers) {
    let before = read;
    let history = known;
    for (let i = 0; i < added.length; i += mostEvents) {
      const addition = await additionTo(source, before, history, added.slice(i, i + mostEvents), at);
      if (addition === undefined) throw new Error('an event that is new to a history cannot be known to it');
      put({ writes: addition.writes, changes: addition.events.length });
      before = { ...before, value: addition.entity, version: before.version + 1 };
      history = [...history, ...addition.events];
    }
  }
  return parts;
};

const isNamedOtherwise = ({ partyName, subject }: StatedRow, { before }: Dossier): boolean =>
  partyName !== '' &&
  !isNaturalPerson(subject) &&
  before.value.target.id === subject &&
  spellingKey(partyName) !== spellingKey(before.value.target.name);

/** What to do about a refusal that a remark cannot leave to the remedy beside it, for it has none. */
const remedies: Partial<Readonly<Record<Refusal['code'], Text>>> = {
  'document-recorded': {
    zh: '请核对；原记录有误的，由认定单位更正，不要重新导入。',
    en: 'Check it; where the record is wrong, the unit that established it corrects it, it is not imported anew.',
  },
  'document-withdrawn': {
    zh: '请从文件中删去该行；确需再次记录的，由认定单位通过接口逐项记录。',
    en: 'Take the row out of the file; if it must be recorded after all, the unit that established it records it through the API.',
  },
  'record-full': {
    zh: '请核对是否重复报送或代码有误。',
    en: 'Check for repeated facts or a wrong code.',
  },
};

const remedied = ({ code, reason }: Refusal): Text => {
  const { [code]: remedy } = remedies;
  return remedy === undefined ? reason : { zh: `${reason.zh}${remedy.zh}`, en: `${reason.en} ${remedy.en}` };
};

const authorityUnknown = {
  code: 'authority-unknown',
  message: {
    zh: '没有唯一一个登记单位叫这个机关名称；请填写单位编码，或先登记该单位',
    en: 'there is not exactly one registered unit of this authority’s name; give its unit code, or register it first',
  },
};

const outside = {
  code: 'outside-jurisdiction',
  message: {
    zh: '该事实由其他部门认定（谁认定谁录入）；请由该部门或其上级导入',
    en: 'another unit established this fact; have that unit or one above it import it',
  },
};

const subjectUnknown = {
  code: 'subject-unknown',
  message: {
    zh: '名录库中没有该主体；请先导入检查对象名录，或核对代码',
    en: 'the register does not have this entity; import it as a target first, or check the code',
  },
};

const nameDiffers = {
  code: 'party-name-differs',
  message: {
    zh: '相对人名称与名录库不一致，已按代码采用；请核对代码是否填错',
    en: 'the party’s name is not that of the register; it was taken by its code. Check whether the code is right',
  },
};

const repeatedLine = {
  code: 'repeated',
  message: {
    zh: '与本次导入中更早的一行为同一文书；以最早的一行为准',
    en: 'an earlier line of this import states the same document, and the first one counts',
  },
};
