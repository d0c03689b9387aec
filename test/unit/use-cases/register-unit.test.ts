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

  it('again changes it', async () => {
    acceptedValue(await register('33', '浙江'));
    acceptedValue(await register('33', '浙江省'));
    const stored = await desk.ports.records.get('unit', { code: '33' });
    expect(stored).toMatchObject({ version: 2, value: { name: '浙江省' } });
  });
});
