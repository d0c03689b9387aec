import { describe, expect, test } from 'vitest';
import { entityTypeOf, entityTypeSchema, entityTypes } from '../../../shared/domain/registry/entity-type.ts';
import { industryCodeSchema, industryOf } from '../../../shared/domain/registry/industry.ts';
import {
  targetStateOf,
  targetStateSchema,
  targetStates,
} from '../../../shared/domain/registry/target-state.ts';
import { isSameLine, isWithin, parentOf, unitCodeSchema } from '../../../shared/domain/registry/unit.ts';

describe('entity types', () => {
  test('the wordings of business registers are understood', () => {
    expect(entityTypeOf('有限责任公司')).toBe('enterprise');
    expect(entityTypeOf('有限责任公司(自然人投资或控股)')).toBe('enterprise');
    expect(entityTypeOf('有限责任公司（自然人独资）')).toBe('enterprise');
    expect(entityTypeOf('集体所有制')).toBe('enterprise');
    expect(entityTypeOf('集体分支机构(非法人)')).toBe('branch');
    expect(entityTypeOf('有限责任公司分公司(自然人独资)')).toBe('branch');
    expect(entityTypeOf('个体工商户')).toBe('individual-business');
    expect(entityTypeOf('外国（地区）企业常驻代表机构')).toBe('foreign-representative-office');
    expect(entityTypeOf('民办非企业单位')).toBe('social-organisation');
  });

  test('a code and a label mean their own type', () => {
    for (const type of entityTypeSchema.options) {
      expect(entityTypeOf(type)).toBe(type);
      expect(entityTypeOf(entityTypes[type].label.zh)).toBe(type);
    }
  });

  test('a wording that is not listed is not guessed', () => {
    for (const wording of ['', '甲', '(自然人独资)', 'constructor'])
      expect(entityTypeOf(wording)).toBeUndefined();
  });
});

describe('states of targets', () => {
  test('the wordings of registers are understood', () => {
    expect(targetStateOf('存续（在营、开业、在册）')).toBe('active');
    expect(targetStateOf('吊销，未注销')).toBe('revoked');
    expect(targetStateOf('通过登记的住所（经营场所）无法联系')).toBe('untraceable');
    for (const state of targetStateSchema.options) {
      expect(targetStateOf(targetStates[state].label.zh)).toBe(state);
    }
    expect(targetStateOf('另行处理')).toBeUndefined();
  });
});

describe('industries', () => {
  test('a section alone or with digits of its own divisions is a code', () => {
    for (const code of ['C', 'C26', 'C261', 'C2611', 'A01', 'T97']) {
      expect(industryCodeSchema.safeParse(code).success).toBe(true);
    }
    for (const code of ['', 'U', 'C2', 'C26111', 'A26', 'C98', 'c26', '2611']) {
      expect(industryCodeSchema.safeParse(code).success).toBe(false);
    }
  });

  test('digits alone find their section, and a section is found by its name', () => {
    expect(industryOf('2611')).toBe('C2611');
    expect(industryOf('01')).toBe('A01');
    expect(industryOf('c26')).toBe('C26');
    expect(industryOf('住宿和餐饮业')).toBe('H');
    for (const wording of ['', '98', '00', '制造']) expect(industryOf(wording)).toBeUndefined();
  });
});

describe('the tree of units', () => {
  test('a unit is within itself and everything above it, by whole parts of its path', () => {
    expect(isWithin('33.SCJG.3301', '33.SCJG.3301')).toBe(true);
    expect(isWithin('33.SCJG.3301', '33.SCJG')).toBe(true);
    expect(isWithin('33.SCJG.3301', '33')).toBe(true);
    expect(isWithin('33.SCJG', '33.SCJG.3301')).toBe(false);
    expect(isWithin('33.SCJGX', '33.SCJG')).toBe(false);
    expect(isWithin('33.STHJ.3301', '33.SCJG')).toBe(false);
  });

  test('units are of one line when one is above the other, not when they stand side by side', () => {
    for (const [one, other] of [
      ['33.SCJG.3301', '33.SCJG'],
      ['33.SCJG', '33.SCJG'],
    ] as const)
      expect([isSameLine(one, other), isSameLine(other, one)]).toEqual([true, true]);
    expect(isSameLine('33.SCJG.3301', '33.SCJG.3302')).toBe(false);
    expect(isSameLine('33.SCJG', '33.SCJGX')).toBe(false);
  });

  test('the parent is the path without its last part, and the root has none', () => {
    expect(parentOf('33.SCJG.3301')).toBe('33.SCJG');
    expect(parentOf('33.SCJG')).toBe('33');
    expect(parentOf('33')).toBeUndefined();
  });

  test('a path has no empty parts', () => {
    for (const code of ['', '.', '33.', '.33', '33..SCJG', '33.scjg', '33 SCJG']) {
      expect(unitCodeSchema.safeParse(code).success).toBe(false);
    }
  });
});
