import { certificateOf, inspectors, targetId } from '../draws.ts';
import { type Forgery, honest, otherHash, plan, relogged, saying } from '../forge.ts';

const { commitment, log, frame, pool, exclusions, rules, outcome, substitutions } = honest;
const [firstLogged, ...otherLogged] = log.entries as [(typeof log.entries)[number]];
const { frame: _, ...withoutFrame } = honest;

const firstFacts = (facts: unknown) => ({
  ...honest,
  log: {
    ...log,
    entries: [{ ...firstLogged, entry: { ...firstLogged.entry, facts } }, ...otherLogged],
  },
});
const firstProof = (proof: readonly string[]) => ({
  ...honest,
  log: { ...log, entries: [{ ...firstLogged, proof }, ...otherLogged] },
});

/** What no certificate looks like. */
export const misshapen: readonly Forgery[] = [
  { what: 'a list is missing', certificate: withoutFrame },
  { what: 'something is added', certificate: { ...honest, comment: 'trust me' } },
  { what: 'it is of another version', certificate: { ...honest, format: 'openlot-draw/2' } },
  { what: 'a hash is in capitals', certificate: { ...honest, seed: honest.seed.toUpperCase() } },
  {
    what: 'a number is a text',
    certificate: { ...honest, commitment: { ...commitment, frameSize: '12' } },
  },
  {
    what: 'a number is a truth',
    certificate: { ...honest, commitment: { ...commitment, number: true } },
  },
  {
    what: 'a number is beyond those that a double can count',
    certificate: { ...honest, commitment: { ...commitment, frameSize: 2 ** 53 } },
  },
  {
    what: 'what a later source gives is known while the one before it is still open',
    certificate: {
      ...honest,
      commitment: {
        ...commitment,
        randomness: {
          sources: [
            { kind: 'ceremony', until: '2026-03-05T00:00:00.000Z', witnesses: ['公证机构', '企业代表'] },
            {
              kind: 'lottery',
              until: '2026-03-06T00:00:00.000Z',
              name: '双色球',
              drawing: '2026024',
              count: 7,
              drawnAt: '2026-03-04T00:00:00.000Z',
            },
          ],
        },
      },
    },
  },
  {
    what: 'a date does not exist',
    certificate: { ...honest, commitment: { ...commitment, revealBy: '2026-02-30' } },
  },
  {
    what: 'a time has no milliseconds',
    certificate: relogged(honest, (lines) =>
      lines.map((line) => ({ ...line, at: '2026-03-02T01:00:00Z' as typeof line.at })),
    ),
  },
  {
    what: 'a name holds a lone surrogate',
    certificate: { ...honest, commitment: { ...commitment, taskName: 'a\ud800' } },
  },
  {
    what: 'a witness is named twice',
    certificate: {
      ...honest,
      commitment: {
        ...commitment,
        randomness: {
          sources: commitment.randomness.sources.map((one) =>
            one.kind === 'ceremony' ? { ...one, witnesses: ['甲', '甲'] } : one,
          ),
        },
      },
    },
  },
  {
    what: 'two sources end at the same time',
    certificate: {
      ...honest,
      commitment: {
        ...commitment,
        randomness: { sources: [...commitment.randomness.sources, ...commitment.randomness.sources] },
      },
    },
  },
  {
    what: 'a skill is named twice',
    certificate: { ...honest, pool: pool.map((member) => ({ ...member, skills: ['食品', '食品'] })) },
  },
  {
    what: 'a stratum is named twice',
    certificate: { ...honest, rules: { ...rules, strata: [...rules.strata, ...rules.strata] } },
  },
  {
    what: 'no target is to be drawn',
    certificate: { ...honest, rules: { ...rules, strata: [{ stratum: 'A', size: 0 }] } },
  },
  {
    what: 'a target has a district of eight digits',
    certificate: { ...honest, frame: frame.map((entry) => ({ ...entry, district: '33010600' })) },
  },
  {
    what: 'a target has a name',
    certificate: { ...honest, frame: frame.map((entry) => ({ ...entry, name: 'x' })) },
  },
  {
    what: 'the excluded have a reason that is none',
    certificate: { ...honest, exclusions: exclusions.map((one) => ({ ...one, reason: 'because' })) },
  },
  {
    what: 'a visit has seats besides its inspectors',
    certificate: { ...honest, outcome: outcome.map((visit) => ({ ...visit, seats: [] })) },
  },
  { what: 'the log is empty', certificate: { ...honest, log: { ...log, entries: [] } } },
  { what: 'a fact is a list of numbers', certificate: firstFacts({ numbers: [1, 2] }) },
  { what: 'a fact is a fraction', certificate: firstFacts({ number: 1.5 }) },
  { what: 'a fact has facts of its own', certificate: firstFacts({ more: { number: 1 } }) },
  { what: 'a fact is named __proto__', certificate: firstFacts(JSON.parse('{"__proto__":"x"}')) },
  { what: 'a fact has no name', certificate: firstFacts({ '': 'x' }) },
  { what: 'a proof is longer than any tree is high', certificate: firstProof(Array(54).fill(otherHash)) },
  {
    what: 'two inspectors are replaced at once',
    certificate: {
      ...honest,
      substitutions: substitutions.map((one) => ({ ...one, redrawn: [...one.redrawn, ...one.redrawn] })),
    },
  },
  {
    what: 'a replacement of a target has the reason of an inspector',
    certificate: {
      ...honest,
      substitutions: substitutions.map((one) => ({ ...one, reason: 'recusal-declared' })),
    },
  },
  {
    what: 'what stands for a list is neither a list nor chunks',
    certificate: { ...honest, pool: { chunks: [] } },
  },
  {
    what: 'a list has the same chunk twice',
    certificate: {
      ...honest,
      pool: { chunks: [1, 2].map(() => ({ name: 'pool-0', count: 1, hash: otherHash })) },
    },
  },
].map((one) => ({ fault: 'malformed', ...one }));

/** Lists that are not in their order. */
export const disordered: readonly Forgery[] = [
  { what: 'the frame is in another order', certificate: { ...honest, frame: frame.toReversed() } },
  {
    what: 'a target is in the frame twice, to be twice as likely',
    certificate: {
      ...honest,
      frame: frame.flatMap((entry, index) => (index === 3 ? [entry, entry] : [entry])),
    },
  },
  { what: 'the pool is in another order', certificate: { ...honest, pool: pool.toReversed() } },
  {
    what: 'skills are in another order',
    certificate: {
      ...honest,
      pool: pool.map((member) => ({ ...member, skills: member.skills.toReversed() })),
    },
  },
  {
    what: 'exclusions are in another order',
    certificate: { ...honest, exclusions: exclusions.toReversed() },
  },
  {
    what: 'those who could not come are in another order',
    certificate: {
      ...honest,
      substitutions: substitutions.map((one) => ({ ...one, unavailable: ['P00001', 'P00000'] })),
    },
  },
].map((one) => ({ fault: 'not-canonical', ...one }));

/** What was committed to is not what is shown. */
export const uncommitted: readonly Forgery[] = [
  {
    fault: 'commitment',
    what: 'the task is renamed',
    certificate: { ...honest, commitment: { ...commitment, taskName: 'Another task' } },
  },
  {
    fault: 'commitment',
    what: 'another commitment is in the log',
    certificate: relogged(honest, saying('draw-committed', { commitment: otherHash })),
  },
  {
    fault: 'commitment',
    what: 'the log has it for another task',
    certificate: relogged(honest, saying('draw-committed', { taskId: 'task-other' })),
  },
  {
    fault: 'commitment',
    what: 'the log has it under another number',
    certificate: relogged(honest, saying('draw-committed', { number: 2 })),
  },
  { fault: 'frame-root', what: 'a target is left out', certificate: { ...honest, frame: frame.slice(1) } },
  {
    fault: 'frame-root',
    what: 'a target is put in',
    certificate: { ...honest, frame: [...frame, { id: targetId(99), stratum: 'A', district: '330106' }] },
  },
  {
    fault: 'frame-root',
    what: 'a target is put in for another',
    certificate: {
      ...honest,
      frame: [...frame.slice(0, -1), { id: targetId(99), stratum: 'A', district: '330106' }],
    },
  },
  {
    fault: 'frame-root',
    what: 'a target changes its stratum',
    certificate: {
      ...honest,
      frame: frame.map((entry, index) => (index === 5 ? { ...entry, stratum: 'B' } : entry)),
    },
  },
  {
    fault: 'frame-root',
    what: 'the targets lose their districts',
    certificate: { ...honest, frame: frame.map(({ id, stratum }) => ({ id, stratum })) },
  },
  { fault: 'pool-root', what: 'an inspector is left out', certificate: { ...honest, pool: pool.slice(1) } },
  {
    fault: 'pool-root',
    what: 'a conflict is added afterwards',
    certificate: { ...honest, pool: pool.map((member) => ({ ...member, conflicts: [targetId(3)] })) },
  },
  {
    fault: 'exclusions-root',
    what: 'a reason is changed afterwards',
    certificate: {
      ...honest,
      exclusions: exclusions.map((one) => (one.of === 'target' ? { ...one, reason: 'not-active' } : one)),
    },
  },
  { fault: 'exclusions-root', what: 'an exclusion is hidden', certificate: { ...honest, exclusions: [] } },
  {
    fault: 'rules-hash',
    what: 'more targets are drawn',
    certificate: { ...honest, rules: { ...rules, strata: [{ stratum: 'A', size: 5 }] } },
  },
  {
    fault: 'rules-hash',
    what: 'the seats are wrong',
    certificate: { ...honest, rules: { ...rules, seats: [{ department: '甲', count: 3 }] } },
  },
  {
    fault: 'rules-hash',
    what: 'substitutes are allowed or forbidden afterwards',
    certificate: { ...honest, rules: { ...rules, substitutes: 'none' } },
  },
  {
    fault: 'excluded-present',
    what: 'an excluded target is in the frame',
    certificate: certificateOf({
      ...plan,
      exclusions: [{ of: 'target', id: targetId(3), reason: 'cap-reached', by: '计划科' }],
    }),
  },
  {
    fault: 'excluded-present',
    what: 'an excluded inspector is in the pool',
    certificate: certificateOf({
      ...plan,
      exclusions: [{ of: 'inspector', id: 'Q', reason: 'on-leave', by: '法规科' }],
    }),
  },
  {
    fault: 'chunk',
    what: 'the chunks of a list are not there',
    certificate: { ...honest, frame: { chunks: [{ name: 'frame-0', count: 12, hash: otherHash }] } },
  },
  {
    fault: 'chunk',
    what: 'the chunks of a list are not there and the rest is nonsense',
    certificate: {
      ...honest,
      seed: 'none',
      frame: { chunks: 'none' },
      outcome: { chunks: [{ name: 'outcome-0', count: 12, hash: otherHash }] },
    },
  },
];

const staged = { ...plan, substitutions: [] };

/** Seats and pool that the stage does not have. */
export const misstaged: readonly Forgery[] = [
  {
    what: 'a single person inspects',
    certificate: certificateOf({ ...staged, rules: rulesOf([{ department: '甲', count: 1 }]) }),
  },
  {
    what: 'nobody inspects',
    certificate: certificateOf({ ...staged, rules: rulesOf([]) }),
  },
  {
    what: 'a draw of targets alone has seats',
    certificate: certificateOf({ ...staged, stage: { kind: 'targets' } }),
  },
  {
    what: 'a draw of targets alone has a pool',
    certificate: certificateOf({ ...staged, stage: { kind: 'targets' }, rules: rulesOf([]) }),
  },
  {
    what: 'a draw of inspectors has no seats',
    certificate: certificateOf({ ...inspectorsOf('甲'), rules: rulesOf([], 12) }),
  },
  {
    what: 'a draw of inspectors has seats for another department',
    certificate: certificateOf({ ...inspectorsOf('乙'), pool: inspectors(5) }),
  },
  {
    what: 'a draw of inspectors leaves targets out',
    certificate: certificateOf({ ...inspectorsOf('甲'), rules: plan.rules }),
  },
].map((one) => ({ fault: 'stage', ...one }));

function rulesOf(seats: typeof rules.seats, size = 4) {
  return { ...rules, strata: [{ stratum: 'A', size }], seats };
}

function inspectorsOf(department: string) {
  return {
    ...staged,
    stage: { kind: 'inspectors' as const, of: 'draw-other-1', commitment: otherHash, department },
    rules: rulesOf(rules.seats, 12),
  };
}
