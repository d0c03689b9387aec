import { describe, expect, test } from 'vitest';
import { demoInspectors } from '../../../infra/local/demo-data/inspectors.ts';
import { demoItems } from '../../../infra/local/demo-data/items.ts';
import { demoTargets } from '../../../infra/local/demo-data/targets.ts';
import { demoTrades } from '../../../infra/local/demo-data/trades.ts';
import { demoCities, demoDepartments, demoUnits } from '../../../infra/local/demo-data/units.ts';
import { civilDateSchema } from '../../../shared/domain/primitives/time.ts';
import { districtName } from '../../../shared/domain/registry/district.ts';
import { inspectorSchema } from '../../../shared/domain/registry/inspector.ts';
import { itemSchema } from '../../../shared/domain/registry/item.ts';
import { targetSchema } from '../../../shared/domain/registry/target.ts';
import { parentOf, unitSchema } from '../../../shared/domain/registry/unit.ts';

const today = civilDateSchema.parse('2026-03-02');
const unitCodes = new Set(demoUnits().map(({ code }) => code));

describe('the demonstration targets', () => {
  const targets = demoTargets();

  test('are 2,000 sound targets, each with an id and a name of its own', () => {
    expect(targets).toHaveLength(2_000);
    for (const target of targets) expect(targetSchema.parse(target)).toStrictEqual(target);
    expect(new Set(targets.map(({ id }) => id)).size).toBe(2_000);
    expect(new Set(targets.map(({ name }) => name)).size).toBe(2_000);
  });

  test('cannot be taken for real firms: no such registration type and region, and 示例 in every name', () => {
    expect(districtName('339900')).toBeUndefined();
    for (const { id, name } of targets) {
      expect(id).toMatch(/^(?:USCC:98339900DEM|REG15:339900)/);
      expect(name).toContain('示例');
    }
  });

  test('are spread over all eleven cities and looked after by units that exist', () => {
    const cities = new Set(targets.map(({ district }) => `${district?.slice(0, 4)}00`));
    expect([...cities].sort()).toEqual(demoCities);
    for (const { authority } of targets) expect(unitCodes).toContain(authority);
  });

  test('hold every trade in its share and every state', () => {
    expect(demoTrades.reduce((sum, { share }) => sum + share, 0)).toBe(100);
    expect(targets.filter(({ industry }) => industry === 'C14')).toHaveLength(200);
    expect(new Set(targets.map(({ state }) => state)).size).toBe(7);
  });
});

describe('the demonstration inspectors', () => {
  const inspectors = demoInspectors(today);

  test('are 60 sound inspectors, ten in each department, numbered through', () => {
    for (const inspector of inspectors) expect(inspectorSchema.parse(inspector)).toStrictEqual(inspector);
    expect(inspectors.map(({ staffNo }) => staffNo)).toEqual(
      Array.from({ length: 60 }, (_, index) => `JCY-${String(index + 1).padStart(3, '0')}`),
    );
    expect(inspectors.slice(0, 10).every(({ department }) => department === '33.SCJG')).toBe(true);
    for (const { department } of inspectors) expect(unitCodes).toContain(department);
  });

  test('leave at least two who can be drawn in every city for every department', () => {
    for (const department of demoDepartments) {
      for (const city of demoCities) {
        const fit = inspectors.filter(
          (inspector) =>
            inspector.department === `33.${department}` &&
            inspector.state === 'active' &&
            inspector.certificateValidUntil >= today &&
            (inspector.regions.length === 0 || inspector.regions.includes(city.slice(0, 4))),
        );
        expect(fit.length).toBeGreaterThanOrEqual(3);
      }
    }
  });

  test('show every reason for not being drawn', () => {
    expect(inspectors.filter(({ certificateValidUntil }) => certificateValidUntil < today)).toHaveLength(6);
    expect(new Set(inspectors.map(({ state }) => state))).toEqual(
      new Set(['active', 'on-leave', 'suspended']),
    );
    const ids = new Set(demoTargets().map(({ id }) => id));
    const recusals = inspectors.flatMap((inspector) => inspector.recusals);
    expect(recusals.length).toBeGreaterThan(10);
    for (const { target } of recusals) expect(ids).toContain(target);
  });
});

test('the demonstration catalogue has 30 sound items whose skills somebody in the department holds', () => {
  const items = demoItems();
  expect(items).toHaveLength(30);
  expect(new Set(items.map(({ category }) => category)).size).toBe(2);
  const inspectors = demoInspectors(today);
  for (const item of items) {
    expect(itemSchema.parse(item)).toStrictEqual(item);
    for (const skill of item.requiredSkills) {
      const holders = inspectors.filter(
        ({ department, skills, state, certificateValidUntil }) =>
          department === item.authority &&
          skills.includes(skill) &&
          state === 'active' &&
          certificateValidUntil >= today,
      );
      expect(holders.length, `${item.code} ${skill}`).toBeGreaterThanOrEqual(2);
    }
  }
});

test('the demonstration units are a tree under the province', () => {
  const units = demoUnits();
  expect(units).toHaveLength(1 + 6 + 66);
  for (const unit of units) {
    expect(unitSchema.parse(unit)).toStrictEqual(unit);
    const parent = parentOf(unit.code);
    if (parent !== undefined) expect(unitCodes).toContain(parent);
  }
});

test('the demonstration data is the same on every call', () => {
  expect(demoTargets()).toEqual(demoTargets());
  expect(demoInspectors(today)).toEqual(demoInspectors(today));
});
