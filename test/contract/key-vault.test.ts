import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyVault } from '../../shared/adapters/key-vault.ts';

const vault = keyVault(randomBytes(32));

describe('a sealed text', () => {
  it('opens for the same purpose and context, whatever it says', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), fc.string(), async (plain, context) => {
        expect(
          await vault.open('draw-secret', context, await vault.seal('draw-secret', context, plain)),
        ).toBe(plain);
      }),
    );
  });

  it('does not open for another purpose or another context', async () => {
    const sealed = await vault.seal('draw-secret', 'draw-1', 'secret');
    await expect(vault.open('receipt-key', 'draw-1', sealed)).rejects.toThrow();
    await expect(vault.open('draw-secret', 'draw-2', sealed)).rejects.toThrow();
    await expect(vault.open('draw-secret', '', sealed)).rejects.toThrow();
  });

  it('does not open with another key', async () => {
    const sealed = await vault.seal('draw-secret', 'draw-1', 'secret');
    await expect(keyVault(randomBytes(32)).open('draw-secret', 'draw-1', sealed)).rejects.toThrow();
  });

  it('does not open once any byte of it is changed, or cut off', async () => {
    const sealed = Buffer.from(await vault.seal('draw-secret', 'draw-1', 'secret'), 'base64');
    for (let i = 0; i < sealed.length; i += 1) {
      const changed = Buffer.from(sealed);
      changed[i] = (changed[i] ?? 0) ^ 1;
      await expect(vault.open('draw-secret', 'draw-1', changed.toString('base64'))).rejects.toThrow();
      await expect(
        vault.open('draw-secret', 'draw-1', sealed.subarray(0, i).toString('base64')),
      ).rejects.toThrow();
    }
  });

  it('shows neither the text nor that two texts are the same', async () => {
    const plain = 'ab'.repeat(32);
    const [one, other] = await Promise.all([1, 2].map(() => vault.seal('draw-secret', 'draw-1', plain)));
    expect(one).not.toBe(other);
    expect(Buffer.from(one ?? '', 'base64').toString('latin1')).not.toContain(plain);
  });
});
