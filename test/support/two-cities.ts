import fc from 'fast-check';
import { inspectors, rulesFor, seedOf, targets } from './draws.ts';

/**
 * A city with inspectors of its own beside one that needs those of the province: dealing sends these to both, repair has
 * to send some of them back, and their places in the first city fall free all at once.
 */
export const twoCities = fc
  .record({
    own: fc.integer({ min: 1, max: 12 }),
    needy: fc.integer({ min: 1, max: 8 }),
    locals: fc.integer({ min: 2, max: 6 }),
    provincials: fc.integer({ min: 2, max: 5 }),
    spare: fc.nat(1),
    name: fc.string(),
  })
  .map(({ own, needy, locals, provincials, spare, name }) => ({
    frame: [...targets(needy, { district: '330106' }), ...targets(own, { first: 100, district: '330203' })],
    pool: [
      ...inspectors(provincials, 'W', {
        regions: ['33'],
        capacity: Math.ceil((2 * needy) / provincials) + spare,
      }),
      ...inspectors(locals, 'C', { regions: ['3302'], capacity: 10 }),
    ],
    rules: rulesFor(own + needy, { region: 'own-district' }),
    seed: seedOf(name),
  }));
