import { describe, expect, test } from 'vitest';
import type { Stage } from '../../../shared/domain/draws/commitment.ts';
import { verifyCertificate } from '../../../shared/domain/draws/verify-certificate.ts';
import { verifyStage } from '../../../shared/domain/draws/verify-stage.ts';
import { drawVectorPlans } from '../../support/draw-vector-plans.ts';
import { certificateOf, type DrawPlan } from '../../support/draws.ts';
import { otherHash } from '../../support/forge.ts';

const planOf = (name: string) => drawVectorPlans[name] as DrawPlan;
const targets = certificateOf(planOf('targets-stage'));
const inspectorsPlan = planOf('inspectors-stage');
const stage = inspectorsPlan.stage as Extract<Stage, { kind: 'inspectors' }>;
const verdictOn = (plan: DrawPlan) => {
  const certificate = certificateOf(plan);
  expect(verifyCertificate(certificate)).toMatchObject({ valid: true });
  return verifyStage(certificate, targets).valid;
};

describe('the frame of a draw of inspectors', () => {
  test('is what the draw of the targets has left', () => {
    expect(verdictOn(inspectorsPlan)).toBe(true);
  });

  test('is not what it was before a target was replaced, nor after a later replacement', () => {
    // Nothing had been replaced yet when such a draw was committed to.
    expect(verdictOn({ ...inspectorsPlan, earlierEntries: 0 })).toBe(false);
    const drawn = new Set(targets.outcome.map(({ target }) => target));
    const frame = targets.frame.filter(({ id }) => drawn.has(id));
    expect(verdictOn({ ...inspectorsPlan, frame })).toBe(false);
    expect(verdictOn({ ...inspectorsPlan, frame, earlierEntries: 0 })).toBe(true);
  });

  test('lacks no target, and has none in another stratum or district', () => {
    const { frame, rules } = inspectorsPlan;
    const [first] = frame as [(typeof frame)[number]];
    const sizes = (strata: readonly { stratum: string; size: number }[]) => ({ ...rules, strata });
    const fewer = sizes(
      rules.strata.map((one) => ({
        ...one,
        size: one.size - (one.stratum === first.stratum ? 1 : 0),
      })),
    );
    expect(verdictOn({ ...inspectorsPlan, frame: frame.slice(1), rules: fewer })).toBe(false);
    const moved = frame.with(0, { ...first, district: '330109' });
    expect(verdictOn({ ...inspectorsPlan, frame: moved })).toBe(false);
    const restrata = frame.map((entry) => ({ ...entry, stratum: '药品' }));
    const one = sizes([{ stratum: '药品', size: frame.length }]);
    expect(verdictOn({ ...inspectorsPlan, frame: restrata, rules: one })).toBe(false);
  });

  test('belongs to the draw that it names, by id and by commitment', () => {
    const ofAnother = (changed: Partial<Extract<Stage, { kind: 'inspectors' }>>) =>
      verdictOn({ ...inspectorsPlan, stage: { ...stage, ...changed } });
    expect([ofAnother({}), ofAnother({ of: 'draw-other-1' }), ofAnother({ commitment: otherHash })]).toEqual([
      true,
      false,
      false,
    ]);
  });

  test('fails with a code of its own', () => {
    expect(verifyStage(targets, targets)).toMatchObject({ valid: false, code: 'stage-frame' });
  });
});
