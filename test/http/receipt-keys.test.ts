import { beforeEach, describe, expect, it } from 'vitest';
import { checkEligibility, getKeys } from '../../shared/contracts/credit.ts';
import { readKeySet } from '../../shared/domain/credit/receipt-key.ts';
import { verifyReceipt } from '../../shared/domain/credit/verify-receipt.ts';
import { subjectOf } from '../support/builders.ts';
import { type TestService, testService } from '../support/service.ts';

let service: TestService;
beforeEach(async () => {
  service = await testService();
});

const asked = async (applicationNo = 'A-1'): Promise<Response> =>
  service.ask('checkEligibility', {
    as: 'approval-system',
    body: { code: subjectOf(1), itemCode: 'XK-WHLY-001', applicationNo },
  });

describe('the key set', () => {
  it('is public, may be cached for minutes, and verifies every receipt, newest key first', async () => {
    const receipts: string[] = [];
    for (const days of [0, 84, 20]) {
      service.clock.advance({ days });
      receipts.push(checkEligibility.answer.parse(await (await asked()).json()).receipt);
    }
    const response = await service.ask('getKeys');
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'public, max-age=300']);
    const answer = getKeys.answer.parse(await response.json());
    const keys = readKeySet(answer) ?? [];
    expect(keys).toEqual(answer.keys);
    expect(keys[0]?.usedFrom).toBe(keys[1]?.usedUntil);
    for (const receipt of receipts) expect(verifyReceipt(receipt, keys)).toMatchObject({ valid: true });
    expect(JSON.stringify(answer)).not.toContain('"d"');
  });
});

describe('an application number that no receipt can hold', () => {
  it('is refused as such', async () => {
    expect((await asked('\ud800')).status).toBe(400);
  });
});
