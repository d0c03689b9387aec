import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../../../shared/domain/audit/canonical.ts';
import { merkleRoot } from '../../../shared/domain/audit/merkle.ts';
import { type Exclusion, exclusionSchema, exclusionsRoot } from '../../../shared/domain/draws/exclusion.ts';
import {
  canonicalFrame,
  frameEntrySchema,
  frameLeaf,
  frameRoot,
} from '../../../shared/domain/draws/frame.ts';
import { canonicalPool, poolMemberSchema, poolRoot } from '../../../shared/domain/draws/pool.ts';
import { acceptedValue, inspector, inspectors, refusalIn, targetId, targets } from '../../support/draws.ts';

const isValid = (schema: { safeParse: (value: unknown) => { success: boolean } }, value: unknown) =>
  schema.safeParse(value).success;

describe('the frame', () => {
  const frame = targets(7, { district: '330106' });

  test('has the same tree head in whatever order its entries come', () => {
    const root = acceptedValue(frameRoot(frame));
    expect(acceptedValue(frameRoot(frame.toReversed()))).toBe(root);
    expect(acceptedValue(frameRoot([...frame.slice(3), ...frame.slice(0, 3)]))).toBe(root);
  });

  test('is hashed in code-unit order, in which capitals come before small letters', () => {
    const ids = ['USCC:b', 'USCC:B', 'USCC:a', 'REG15:b', 'USCC:10', 'USCC:9'];
    const ordered = acceptedValue(canonicalFrame(ids.map((id) => ({ id, stratum: 'A' }))));
    expect(ordered.map(({ id }) => id)).toEqual([
      'REG15:b',
      'USCC:10',
      'USCC:9',
      'USCC:B',
      'USCC:a',
      'USCC:b',
    ]);
  });

  test('has leaves in canonical JSON, quotes and astral characters included', () => {
    const entries = [
      { id: 'USCC:1', stratum: 'A' },
      { id: 'USCC:2', stratum: '"高\\风险"\n\u0007', district: '330106' },
      { id: 'USCC:3', stratum: '𠮷\u2028', district: '110000' },
    ];
    expect(entries.map(frameLeaf)).toEqual(entries.map(canonicalJson));
    expect(acceptedValue(frameRoot(entries))).toBe(merkleRoot(entries.map(canonicalJson)));
  });

  test('is refused when a target is in it twice, even in two strata', () => {
    const refusal = refusalIn(frameRoot([...frame, { id: targetId(2), stratum: 'B' }]));
    expect(refusal.code).toBe('invalid-input');
    expect(refusal.reason.zh).toContain(targetId(2));
  });

  test.each([
    ['an id without a scheme', { id: '91330000733796106P', stratum: 'A' }],
    ['an id with a blank', { id: 'USCC:9133 0000', stratum: 'A' }],
    ['no stratum', { id: 'USCC:1' }],
    ['an empty stratum', { id: 'USCC:1', stratum: '' }],
    ['a stratum that is not well-formed', { id: 'USCC:1', stratum: '\udc00' }],
    ['a short district', { id: 'USCC:1', stratum: 'A', district: '3301' }],
    ['a member nobody knows', { id: 'USCC:1', stratum: 'A', name: 'x' }],
  ])('does not take an entry with %s', (_, entry) => {
    expect(isValid(frameEntrySchema, entry)).toBe(false);
  });
});

describe('the pool', () => {
  const member = inspector('P1', {
    skills: ['食品', '特种设备'],
    regions: ['3302', '33'],
    conflicts: [targetId(9), targetId(1)],
  });

  test('has the same tree head in whatever order members, skills, regions and conflicts come', () => {
    const pool = [...inspectors(5), member];
    const turned = {
      ...member,
      skills: member.skills.toReversed(),
      regions: member.regions.toReversed(),
      conflicts: member.conflicts.toReversed(),
    };
    expect(acceptedValue(poolRoot([turned, ...inspectors(5).toReversed()]))).toBe(
      acceptedValue(poolRoot(pool)),
    );
    expect(acceptedValue(canonicalPool([turned]))).toEqual([turned]);
  });

  test('has another tree head when anything about a member differs', () => {
    const root = acceptedValue(poolRoot([member]));
    const others = [
      { ...member, id: 'P2' },
      { ...member, department: '乙' },
      { ...member, skills: ['食品'] },
      { ...member, regions: ['33'] },
      { ...member, capacity: 1 },
      { ...member, conflicts: [] },
    ];
    for (const other of others) expect(acceptedValue(poolRoot([other]))).not.toBe(root);
  });

  test('is refused when a pseudonym is in it twice', () => {
    expect(refusalIn(poolRoot([...inspectors(3), ...inspectors(1)])).code).toBe('invalid-input');
  });

  test('knows regions as prefixes of two, four or six digits', () => {
    expect(isValid(poolMemberSchema, { ...member, regions: ['33', '3301', '330106'] })).toBe(true);
  });

  test.each([
    ['a region with trailing zeros', { regions: ['330100'] }],
    ['a region of three digits', { regions: ['330'] }],
    ['a skill twice', { skills: ['食品', '食品'] }],
    ['half a visit of capacity', { capacity: 0.5 }],
    ['negative capacity', { capacity: -1 }],
    ['a conflict with no target', { conflicts: ['somebody'] }],
  ])('does not take a member with %s', (_, difference) => {
    expect(isValid(poolMemberSchema, { ...member, ...difference })).toBe(false);
  });
});

describe('exclusions', () => {
  const exclusions: Exclusion[] = [
    { of: 'target', id: targetId(1), reason: 'cap-reached', by: '计划科' },
    { of: 'inspector', id: 'P1', reason: 'declared-interest', by: '法规科', note: '申报于 2026-01-05' },
  ];

  test('have the same tree head in whatever order they come', () => {
    const root = acceptedValue(exclusionsRoot(exclusions));
    expect(acceptedValue(exclusionsRoot(exclusions.toReversed()))).toBe(root);
    expect(root).not.toBe(acceptedValue(exclusionsRoot([])));
  });

  test('are refused when the same one is excluded twice', () => {
    const [first] = exclusions as [Exclusion];
    const again = [...exclusions, { ...first, by: 'somebody else' }];
    expect(refusalIn(exclusionsRoot(again)).code).toBe('invalid-input');
  });

  test.each([
    ['a reason that is for targets only', { of: 'inspector', id: 'P1', reason: 'cap-reached', by: 'x' }],
    ['a reason nobody knows', { of: 'target', id: targetId(1), reason: 'because', by: 'x' }],
    ['nobody who decided', { of: 'target', id: targetId(1), reason: 'not-active' }],
  ])('do not take %s', (_, exclusion) => {
    expect(isValid(exclusionSchema, exclusion)).toBe(false);
  });
});
