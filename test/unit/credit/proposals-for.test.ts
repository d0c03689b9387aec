import { describe, expect, it } from 'vitest';
import { historyOf } from '../../../shared/domain/credit/history.ts';
import { proposalsFor } from '../../../shared/domain/credit/proposals-for.ts';
import type { ProposedCase } from '../../../shared/domain/credit/proposed-case.ts';
import { civilDateOf } from '../../../shared/domain/primitives/time.ts';
import type { RuleTables } from '../../../shared/domain/rule-tables/rule-tables.ts';
import { penaltyEvent, resultEvent } from '../../support/credit-events.ts';
import { testNow } from '../../support/manual-clock.ts';
import { testTables } from '../../support/rule-tables.ts';

/** The tables of the tests, in which result code 6 calls for something else, or for nothing. */
const calling = (proposed: ProposedCase | undefined): RuleTables => {
  const table = testTables['result-codes'];
  const rows = table.rows.map((row) => (row.code === '6' ? { ...row, case: proposed } : row));
  return { ...testTables, 'result-codes': { ...table, rows } };
};

const serious = { list: 'serious', cause: 'SE-06' } as const;
const otherSerious = { list: 'serious', cause: 'SE-03' } as const;
const abnormal = { list: 'abnormal', cause: 'AB-02' } as const;
const retired = { list: 'abnormal', cause: 'AB-03' } as const;

describe('a fact calls for', () => {
  const judged = (then: RuleTables, now: RuleTables) => {
    const [entry] = historyOf([resultEvent(['6'])], now, { asOf: civilDateOf(testNow), knownAt: testNow });
    if (entry === undefined) throw new Error('no entry');
    return proposalsFor(entry, then, now);
  };

  it.each([
    ['what both its day and today call for', serious, serious, [serious]],
    ['nothing where only today does', undefined, serious, []],
    ['nothing where only its day did', serious, undefined, []],
    ['the milder list where that was the one of its day', abnormal, serious, [abnormal]],
    ['the milder list where that is the one of today', serious, abnormal, [abnormal]],
    ['what its day called for where the list is the same', otherSerious, serious, [otherSerious]],
    ['nothing where the milder cause has been retired since', retired, serious, []],
  ])('%s', (_, then, now, proposed) => {
    expect(judged(calling(then), calling(now))).toEqual(proposed);
  });

  it('nothing by a row that the tables of its day did not have', () => {
    const table = testTables['result-codes'];
    const rows = table.rows.filter(({ code }) => code !== '6');
    expect(judged({ ...testTables, 'result-codes': { ...table, rows } }, testTables)).toEqual([]);
  });

  it('what is asked for each of its rules once', () => {
    const [entry] = historyOf([penaltyEvent({ severity: 'serious' })], testTables, {
      asOf: civilDateOf(testNow),
      knownAt: testNow,
    });
    if (entry === undefined) throw new Error('no entry');
    expect(proposalsFor(entry, testTables, testTables)).toEqual([{ list: 'serious', cause: 'SE-01' }]);
  });
});
