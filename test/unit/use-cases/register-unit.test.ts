import { beforeEach, describe, expect, it } from 'vitest';
import { registerUnit } from '../../../shared/use-cases/registry/register-unit.ts';
import { askOf, callerIn } from '../../support/builders.ts';
import { acceptedValue, refusalIn } from '../../support/draws.ts';
import { type Desk, inspectionDesk } from '../../support/inspection-desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await inspectionDesk([]);
});

describe('registering a unit', () => {
  const steward = callerIn('steward', { department: '33' });
  const register = (code: string, name = '某单位') =>
    registerUnit(desk.ports, {
      ...askOf(steward),
      unit: { code, name, level: 'province', jurisdiction: '330000' },
    });

  it('needs the unit above it, except at the root', async () => {
    expect(refusalIn(await register('33.SCJG')).code).toBe('invalid-input');
    acceptedValue(await register('33'));
    acceptedValue(await register('33.SCJG'));
    expect(refusalIn(await register('33.STHJ.3301')).code).toBe('invalid-input');
  });

  it('is refused for a unit that is not one’s own or below it', async () => {
    acceptedValue(await register('33'));
    const of = (department: string, code: string) =>
      registerUnit(desk.ports, {
        ...askOf(callerIn('steward', { department })),
        unit: { code, name: '某单位', level: 'province', jurisdiction: '330000' },
      });
    for (const code of ['33', '33.SCJG', '33.STHJX'])
      expect(refusalIn(await of('33.STHJ', code)).code).toBe('outside-jurisdiction');
    acceptedValue(await of('33.STHJ', '33.STHJ'));
    acceptedValue(await of('33.STHJ', '33.STHJ.3301'));
  });

  it('again changes it', async () => {
    acceptedValue(await register('33', '浙江'));
    acceptedValue(await register('33', '浙江省'));
    const stored = await desk.ports.records.get('unit', { code: '33' });
    expect(stored).toMatchObject({ version: 2, value: { name: '浙江省' } });
  });
});
