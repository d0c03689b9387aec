import { createHmac } from 'node:crypto';
import seedrandom from 'seedrandom';
import { describe, expect, test } from 'vitest';
import { lazyPermutation } from '../../../shared/domain/draws/lazy-permutation.ts';
import { drawSeed, type StreamLabel, streamOf } from '../../../shared/domain/draws/streams.ts';
import { seedOf } from '../../support/draws.ts';
import { streamVectors } from '../../support/stream-vectors.ts';
import published from '../../vectors/seedrandom.json' with { type: 'json' };
import golden from '../../vectors/streams.json' with { type: 'json' };

const seed = seedOf('streams');

describe('the generator', () => {
  test.each(published.arc4)('gives the published numbers for the seed $seed', (vector) => {
    // The published vector of the number 1 is that of its text, which seedrandom follows by a zero character.
    const generator = seedrandom(typeof vector.seed === 'number' ? `${vector.seed}\0` : vector.seed);
    const methods = {
      '()': () => generator(),
      'double()': () => generator.double(),
      'quick()': () => generator.quick(),
      'int32()': () => generator.int32(),
    };
    expect(vector.calls.map((call) => methods[call as keyof typeof methods]())).toEqual(vector.values);
  });
});

describe('streams', () => {
  test('give the golden numbers', () => {
    expect(streamVectors()).toEqual(golden);
  });

  test.each(published.collisions.pairs)(
    'keep apart the labels %s and %s, which seedrandom does not',
    (a, b) => {
      expect(seedrandom(a).int32()).toBe(seedrandom(b).int32());
      expect(streamOf(seed, `targets/${a}`).uint32()).not.toBe(streamOf(seed, `targets/${b}`).uint32());
    },
  );

  test('do not share anything between labels or seeds', () => {
    const first = (name: string, label: StreamLabel) => streamOf(seedOf(name), label).uint32();
    const numbers = ['a', 'b', 'c'].flatMap((name) => [
      first(name, 'inspectors'),
      first(name, 'targets/A'),
      first(name, 'targets/B'),
    ]);
    expect(new Set(numbers).size).toBe(numbers.length);
  });
});

describe('the seed', () => {
  test('is the MAC under the secret of the commitment followed by the public randomness', () => {
    const [secret, commitment, randomness] = ['11', '22', '33'].map((byte) => byte.repeat(32)) as [
      string,
      string,
      string,
    ];
    const mac = createHmac('sha256', Buffer.alloc(32, 0x11))
      .update(Buffer.concat([Buffer.alloc(32, 0x22), Buffer.alloc(32, 0x33)]))
      .digest('hex');
    expect(drawSeed(secret, commitment, randomness)).toBe(mac);
  });
});

describe('a lazy permutation', () => {
  const permutation = (size: number) => lazyPermutation(streamOf(seed, 'inspectors'), size);

  test('is the same in whatever order one asks for its parts', () => {
    const whole = permutation(50).first(50);
    const asked = permutation(50);
    expect([asked.at(7), asked.first(3), asked.at(0), asked.first(30), asked.at(49)]).toEqual([
      whole[7],
      whole.slice(0, 3),
      whole[0],
      whole.slice(0, 30),
      whole[49],
    ]);
  });

  test('holds every number once and then nothing', () => {
    const { at, first } = permutation(1000);
    expect(at(1000)).toBeUndefined();
    expect(first(2000).toSorted((a, b) => a - b)).toEqual(Array.from({ length: 1000 }, (_, index) => index));
  });
});
