import type { LogFacts } from '../../../shared/domain/audit/entry.ts';
import type { DrawCertificate } from '../../../shared/domain/draws/certificate.ts';
import { commitmentDigest } from '../../../shared/domain/draws/commitment.ts';
import { certificateOf, type DrawPlan, instant } from '../draws.ts';
import {
  changing,
  type Forgery,
  honest,
  moving,
  otherHash,
  plan,
  recommitted,
  relogged,
  saying,
  without,
} from '../forge.ts';
import { type LogLine, linesOf } from '../public-log.ts';

const { log } = honest;
type Logged = DrawCertificate['log']['entries'][number];

const entriesWith = (place: number, change: (logged: Logged) => Logged): DrawCertificate => ({
  ...honest,
  log: { ...log, entries: log.entries.map((one, at) => (at === place ? change(one) : one)) },
});

/** Logs that do not hold together. */
export const unproven: readonly Forgery[] = [
  {
    what: 'another root is given',
    certificate: { ...honest, log: { ...log, root: otherHash } },
  },
  {
    what: 'a fact is changed',
    certificate: entriesWith(4, ({ entry, proof }) => ({
      entry: { ...entry, facts: { ...entry.facts, value: '008' } },
      proof,
    })),
  },
  {
    what: 'a time is changed',
    certificate: entriesWith(0, ({ entry, proof }) => ({
      entry: { ...entry, at: instant('2026-03-02T00:59:59.999Z') },
      proof,
    })),
  },
  {
    what: 'an entry has another index',
    certificate: entriesWith(0, ({ entry, proof }) => ({
      entry: { ...entry, index: entry.index - 1 },
      proof,
    })),
  },
  {
    what: 'the last entry has a later index',
    certificate: entriesWith(log.entries.length - 1, ({ entry, proof }) => ({
      entry: { ...entry, index: entry.index + 1 },
      proof,
    })),
  },
  {
    what: 'an entry has the largest index there is',
    certificate: entriesWith(log.entries.length - 1, ({ entry, proof }) => ({
      entry: { ...entry, index: Number.MAX_SAFE_INTEGER },
      proof,
    })),
  },
  {
    what: 'a proof is too short',
    certificate: entriesWith(0, ({ entry, proof }) => ({ entry, proof: proof.slice(1) })),
  },
  {
    what: 'a proof is too long',
    certificate: entriesWith(0, ({ entry, proof }) => ({ entry, proof: [...proof, otherHash] })),
  },
  {
    what: 'the last entry is left out, under the same root',
    certificate: { ...honest, log: { ...log, entries: log.entries.slice(0, -1) } },
  },
  {
    what: 'two entries change places',
    certificate: {
      ...honest,
      log: {
        ...log,
        entries: [log.entries[1] as Logged, log.entries[0] as Logged, ...log.entries.slice(2)],
      },
    },
  },
  {
    what: 'an entry stands there twice',
    certificate: { ...honest, log: { ...log, entries: [log.entries[0] as Logged, ...log.entries] } },
  },
  {
    what: 'the time goes back',
    certificate: relogged(honest, changing('secret-revealed', { at: instant('2026-03-02T01:00:00.000Z') })),
  },
].map((one) => ({ fault: 'log-proof', ...one }));

/** Logs that say what they must not. */
export const misspoken: readonly Forgery[] = [
  { what: 'the secret is not revealed', certificate: relogged(honest, without('secret-revealed')) },
  { what: 'nothing was committed to', certificate: relogged(honest, without('draw-committed')) },
  {
    what: 'a second commitment follows the first',
    certificate: relogged(honest, (lines) => [lines[0] as LogLine, ...lines]),
  },
  {
    what: 'the secret is revealed twice',
    certificate: relogged(honest, (lines) => [...lines, lines.at(-1) as LogLine]),
  },
  {
    what: 'the secret was known before the commitment',
    certificate: relogged(honest, moving('secret-revealed', 'draw-committed')),
  },
  {
    what: 'another draw is talked about',
    certificate: relogged(honest, (lines) => [
      { ...(lines[0] as LogLine), about: 'draw/draw-other-1' },
      ...lines,
    ]),
  },
  {
    what: 'something else is talked about',
    certificate: relogged(honest, (lines) => [
      { ...(lines[0] as LogLine), action: 'task-drafted', about: 'task/1', facts: {} },
      ...lines,
    ]),
  },
  {
    what: 'an opening says more than it must',
    certificate: relogged(honest, saying('contribution-opened', { note: 'honestly' })),
  },
  {
    what: 'an opening has a number for a value',
    certificate: relogged(honest, saying('contribution-opened', { value: 7 })),
  },
  {
    what: 'an opening says nothing',
    certificate: relogged(honest, changing('contribution-opened', { facts: {} })),
  },
  {
    what: 'the secret is shorter than 32 bytes',
    certificate: relogged(honest, saying('secret-revealed', { secret: 'ab' })),
  },
  {
    what: 'a replacement is counted from 0',
    certificate: relogged(honest, saying('target-substituted', { number: 0 })),
  },
].map((one) => ({ fault: 'log-entries', ...one }));

const voided: DrawPlan = {
  ...plan,
  voids: [
    {
      at: instant('2026-03-01T09:00:00.000Z'),
      commitment: otherHash,
      reason: '名录有误',
      requestedBy: '监督部门',
      approvedBy: '计划科',
    },
  ],
};
const second = certificateOf(voided);

/** A line that declares the honest draw itself void. */
const ownVoid = (facts: LogFacts = {}): LogLine => ({
  ...(linesOf(second.log)[0] as LogLine),
  at: (linesOf(honest.log).at(-1) as LogLine).at,
  about: `draw/${honest.commitment.drawId}`,
  facts: {
    taskId: honest.commitment.taskId,
    number: 1,
    commitment: commitmentDigest(honest.commitment),
    reason: '名录有误',
    requestedBy: '监督部门',
    approvedBy: '计划科',
    ...facts,
  },
});

/** The honest draw with further lines at the end of its log. */
const alsoSaying = (...further: readonly LogLine[]): DrawCertificate =>
  relogged(honest, (lines) => [...lines, ...further]);

/** Draws of the line that are kept quiet, or made up. */
export const misnumbered: readonly Forgery[] = [
  { what: 'a void draw is hidden', certificate: relogged(second, without('draw-voided')) },
  {
    what: 'a void draw is hidden, and the number forged',
    certificate: relogged(
      recommitted(second, { drawId: 'task-forged-1', number: 1, follows: null }),
      without('draw-voided'),
    ),
    // The number is right then, but the witnesses committed for another draw.
    fault: 'contribution-mismatch',
  },
  {
    what: 'the task has a second line of draws',
    certificate: recommitted(honest, { drawId: 'task-forged-again-1' }),
  },
  {
    what: 'the draw is in the line of a department, and draws targets too',
    certificate: recommitted(honest, { drawId: 'task-forged-甲-1' }),
  },
  {
    what: 'one person alone declared an earlier draw void',
    certificate: relogged(second, saying('draw-voided', { approvedBy: null })),
  },
  {
    what: 'a void draw is invented',
    certificate: relogged(honest, (lines) => [
      { ...(linesOf(second.log)[0] as LogLine), about: 'draw/task-forged-0' },
      ...lines,
    ]),
  },
  {
    what: 'the draw was committed to before the one it replaces was void',
    certificate: relogged(second, (lines) => [
      lines[1] as LogLine,
      { ...(lines[0] as LogLine), at: (lines[1] as LogLine).at },
      ...lines.slice(2),
    ]),
  },
  {
    what: 'the void draw is of another task',
    certificate: relogged(second, saying('draw-voided', { taskId: 'task-other' })),
  },
  {
    what: 'the void draw has another number',
    certificate: relogged(second, saying('draw-voided', { number: 2 })),
  },
  {
    what: 'the void draw is of another line',
    certificate: relogged(second, changing('draw-voided', { about: 'draw/draw-other-1' })),
  },
  {
    what: 'nobody else approved that an earlier draw is void',
    certificate: relogged(second, saying('draw-voided', { approvedBy: '监督部门' })),
  },
  {
    what: 'nobody else approved that this draw is void',
    certificate: alsoSaying(ownVoid({ approvedBy: '监督部门' })),
  },
  { what: 'the draw is void twice', certificate: alsoSaying(ownVoid(), ownVoid()) },
  { what: 'another commitment is void', certificate: alsoSaying(ownVoid({ commitment: otherHash })) },
  { what: 'the draw is void under another number', certificate: alsoSaying(ownVoid({ number: 2 })) },
  {
    what: 'the draw was void before it was committed to',
    certificate: relogged(honest, (lines) => [{ ...ownVoid(), at: (lines[0] as LogLine).at }, ...lines]),
  },
  {
    what: 'the draw follows none, though one was void',
    certificate: recommitted(second, { follows: null }),
  },
  { what: 'the first draw follows another', certificate: recommitted(honest, { follows: 1 }) },
  { what: 'the draw is named without its number', certificate: recommitted(honest, { drawId: 'forged' }) },
  { what: 'the draw is named with another', certificate: recommitted(honest, { drawId: 'forged-11' }) },
].map((one) => ({ fault: 'void-chain', ...one }) as Forgery);
