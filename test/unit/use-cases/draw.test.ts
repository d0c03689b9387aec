import { beforeEach, describe, expect, it } from 'vitest';
import { verifyCertificate } from '../../../shared/domain/draws/verify-certificate.ts';
import { readCertificate } from '../../../shared/use-cases/inspections/read-certificate.ts';
import { acceptedValue } from '../../support/draws.ts';
import { type Desk, inspectionDesk } from '../../support/inspection-desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await inspectionDesk();
});
describe('x', () => {
  it('goes', async () => {
    const draw = await desk.drawIn('revealed');
    expect(draw.state).toBe('revealed');
    const cert = acceptedValue(await readCertificate(desk.ports, draw.id));
    expect(verifyCertificate(cert)).toMatchObject({ valid: true });
  });
});
