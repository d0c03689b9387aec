import { describe, expect, it } from 'vitest';
import { callerSchema } from '../../../shared/domain/access/caller.ts';
import { verifiedCallers } from '../../../shared/http/verified-callers.ts';

const caller = callerSchema.parse({ subject: 'somebody', roles: [], scopes: [] });
const now = (): number => Math.floor(Date.now() / 1000);

describe('a verified caller', () => {
  it('is recalled by the same token and the same keys, until it expires', () => {
    const verified = verifiedCallers(10);
    verified.remember('token', { caller, refusedFrom: now() + 60, keysReadAt: 1 });
    expect(verified.recall('token', 1)).toBe(caller);
    expect(verified.recall('tokens', 1)).toBeUndefined();
    expect(verified.recall('token', 2)).toBeUndefined();
    expect(verified.recall('token', undefined)).toBeUndefined();
    verified.remember('token', { caller, refusedFrom: now(), keysReadAt: 1 });
    expect(verified.recall('token', 1)).toBeUndefined();
  });

  it('is forgotten when as many others came after', () => {
    const verified = verifiedCallers(2);
    for (const token of ['first', 'second', 'first', 'third'])
      verified.remember(token, { caller, refusedFrom: now() + 60, keysReadAt: 1 });
    const recalled = ['first', 'second', 'third'].filter((token) => verified.recall(token, 1) !== undefined);
    expect(recalled).toEqual(['second', 'third']);
  });
});
