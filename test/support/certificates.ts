import { gunzipSync } from 'node:zlib';
import { type DrawCertificate, drawCertificateSchema } from '../../shared/domain/draws/certificate.ts';
import { readCertificate } from '../../shared/use-cases/inspections/read-certificate.ts';
import { acceptedValue } from './draws.ts';
import type { DeskPorts } from './inspection-desk.ts';

/** The certificate of a small draw, as anyone may download it. */
export const certificateOf = async (ports: DeskPorts, drawId: string): Promise<DrawCertificate> => {
  const gzip = acceptedValue(await readCertificate(ports, drawId, 'certificate'));
  return drawCertificateSchema.parse(JSON.parse(gunzipSync(gzip).toString('utf8')));
};
