import { drawVectorPlans } from '../draw-vector-plans.ts';
import { certificateOf, type DrawPlan, instant } from '../draws.ts';
import {
  changing,
  type Forgery,
  honest,
  moving,
  otherHash,
  recommitted,
  relogged,
  saying,
  without,
} from '../forge.ts';
import { type LogLine, linesOf } from '../public-log.ts';

const openings = linesOf(honest.log).filter(({ action }) => action === 'contribution-opened');
const [firstOpening] = openings as [LogLine];
const lottery = certificateOf(drawVectorPlans['lottery-after-ceremony'] as DrawPlan);
const drand = certificateOf(drawVectorPlans['drand'] as DrawPlan);
const atTime = (text: string) => ({ at: instant(text) });
const passedOver = (at: string): LogLine => ({
  ...firstOpening,
  ...atTime(at),
  action: 'source-passed-over',
  facts: { source: 0, reason: 'too slow' },
});

/** Randomness that was known too early, comes from elsewhere, or is not there. */
export const biased: readonly Forgery[] = [
  {
    fault: 'secret-hash',
    what: 'another secret is revealed',
    certificate: relogged(honest, saying('secret-revealed', { secret: otherHash })),
  },
  {
    fault: 'randomness-source',
    what: 'a source is used that was not announced',
    certificate: relogged(honest, saying('contribution-committed', { source: 1 })),
  },
  {
    fault: 'randomness-source',
    what: 'a source is passed over while there is time',
    certificate: relogged(honest, (lines) => lines.toSpliced(1, 0, passedOver('2026-03-02T01:00:00.000Z'))),
  },
  {
    fault: 'randomness-source',
    what: 'a lottery is preferred to the ceremony that should be held',
    certificate: relogged(lottery, without('source-passed-over')),
  },
  {
    fault: 'randomness-source',
    what: 'a beacon is asked where a lottery was announced',
    certificate: relogged(
      lottery,
      changing('lottery-recorded', {
        action: 'beacon-recorded',
        facts: { source: 1, round: 1, signature: 'ab'.repeat(48) },
      }),
    ),
  },
  {
    fault: 'randomness-source',
    what: 'a number of the lottery is left out',
    certificate: relogged(
      lottery,
      saying('lottery-recorded', { numbers: ['03', '07', '19', '22', '35', '02'] }),
    ),
  },
  {
    fault: 'log-entries',
    what: 'a blank is added to a number of the lottery',
    certificate: relogged(
      lottery,
      saying('lottery-recorded', { numbers: ['03 ', '07', '19', '22', '35', '02', '11'] }),
    ),
  },
  {
    fault: 'randomness-source',
    what: 'witnesses go on when the value is found',
    certificate: relogged(honest, (lines) =>
      lines.toSpliced(
        lines.findIndex(({ action }) => action === 'target-substituted'),
        0,
        firstOpening,
      ),
    ),
  },
  {
    fault: 'randomness-order',
    what: 'a witness committed before the draw was',
    certificate: relogged(honest, moving('contribution-committed', 'draw-committed')),
  },
  {
    fault: 'randomness-order',
    what: 'a witness opened before all had committed',
    certificate: relogged(honest, (lines) =>
      lines.toSpliced(3, 0, { ...firstOpening, at: (lines[3] as LogLine).at }),
    ),
  },
  {
    fault: 'randomness-order',
    what: 'a witness opened when the secret was known',
    certificate: relogged(honest, (lines) => {
      const rest = without('contribution-opened')(lines).filter(
        ({ action }) => !action.endsWith('substituted'),
      );
      return [...rest, { ...firstOpening, at: (rest.at(-1) as LogLine).at }];
    }),
  },
  {
    fault: 'randomness-order',
    what: 'a lottery had been drawn when it was chosen',
    certificate: relogged(
      recommitted(lottery, {
        randomness: {
          sources: lottery.commitment.randomness.sources.flatMap((one) =>
            one.kind === 'lottery' ? [{ ...one, drawnAt: instant('2026-03-02T01:00:00.000Z') }] : [],
          ),
        },
      }),
      (lines) =>
        lines.flatMap((line) => {
          if (line.action === 'lottery-recorded') return [{ ...line, facts: { ...line.facts, source: 0 } }];
          return 'source' in line.facts ? [] : [line];
        }),
    ),
  },
  {
    fault: 'randomness-order',
    what: 'the numbers of the lottery were published before it was drawn',
    certificate: relogged(lottery, saying('lottery-recorded', { publishedAt: '2026-03-03T13:29:59.999Z' })),
  },
  {
    fault: 'randomness-order',
    what: 'the numbers of the lottery were recorded before they were published',
    certificate: relogged(lottery, saying('lottery-recorded', { publishedAt: '2026-03-03T14:10:00.001Z' })),
  },
  {
    fault: 'randomness-order',
    what: 'the round of the beacon was out when it was chosen',
    certificate: relogged(drand, (lines) =>
      changing('draw-committed', atTime('2023-08-23T15:59:24.000Z'))(lines),
    ),
  },
  {
    fault: 'randomness-order',
    what: 'the round of the beacon was recorded before it was out',
    certificate: relogged(drand, (lines) =>
      changing('beacon-recorded', atTime('2023-08-23T15:59:23.999Z'))(lines),
    ),
  },
  {
    fault: 'randomness-late',
    what: 'a witness committed after the time was over',
    certificate: relogged(honest, (lines) =>
      lines.map((line) =>
        line.action.startsWith('contribution') ? { ...line, at: instant('2026-03-02T03:00:00.001Z') } : line,
      ),
    ),
  },
  {
    fault: 'randomness-late',
    what: 'the numbers of the lottery came after its time was over',
    certificate: relogged(lottery, changing('lottery-recorded', atTime('2026-03-04T15:00:00.001Z'))),
  },
  {
    fault: 'randomness-incomplete',
    what: 'a witness did not open',
    certificate: relogged(honest, without('contribution-opened')),
  },
  {
    fault: 'randomness-incomplete',
    what: 'the last source was passed over',
    certificate: relogged(honest, (lines) => [
      lines[0] as LogLine,
      passedOver('2026-03-02T03:00:00.001Z'),
      ...lines.filter(({ action }) => /-(substituted|revealed)$/.test(action)),
    ]),
  },
  {
    fault: 'contribution-mismatch',
    what: 'a witness opened another value',
    certificate: relogged(honest, saying('contribution-opened', { value: '1' })),
  },
  {
    fault: 'contribution-mismatch',
    what: 'another commitment is put in for a witness',
    certificate: relogged(honest, saying('contribution-committed', { commitment: otherHash })),
  },
  {
    fault: 'contribution-mismatch',
    what: 'a stranger commits',
    certificate: relogged(honest, saying('contribution-committed', { witness: '路人' })),
  },
  {
    fault: 'contribution-mismatch',
    what: 'a stranger opens',
    certificate: relogged(honest, saying('contribution-opened', { witness: '路人' })),
  },
  {
    fault: 'contribution-mismatch',
    what: 'a witness commits twice',
    certificate: relogged(honest, (lines) => lines.toSpliced(2, 0, lines[1] as LogLine)),
  },
  {
    fault: 'beacon-round',
    what: 'the beacon is asked for another round',
    certificate: relogged(drand, saying('beacon-recorded', { round: 999 })),
  },
  {
    fault: 'beacon-signature',
    what: 'the signature of the beacon is made up',
    certificate: relogged(drand, saying('beacon-recorded', { signature: `8${'1'.repeat(95)}` })),
  },
  {
    fault: 'beacon-signature',
    what: 'one bit of the signature is another',
    certificate: relogged(
      drand,
      saying('beacon-recorded', {
        signature:
          'b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125e342b73a8dd2bacbe47e4b6b63ed5e38',
      }),
    ),
  },
  {
    fault: 'beacon-signature',
    what: 'the signature is a true one, but of another round',
    certificate: relogged(
      drand,
      saying('beacon-recorded', {
        signature:
          'b55e7cb2d5c613ee0b2e28d6750aabbb78c39dcc96bd9d38c2c2e12198df95571de8e8e402a0cc48871c7089a2b3af4b',
      }),
    ),
  },
  { fault: 'seed', what: 'another seed is used', certificate: { ...honest, seed: otherHash } },
];
