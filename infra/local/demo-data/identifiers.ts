import { type TargetId, targetIdSchema } from '../../../shared/domain/registry/identifier.ts';
import { registrationNumberCheckDigit } from '../../../shared/domain/registry/registration-number.ts';
import { organisationCheckCharacter, usccCheckCharacter } from '../../../shared/domain/registry/uscc.ts';

/**
 * Why nobody owns these identifiers, although all their check characters hold: GB 32100-2015 gives registration
 * department 9 (market supervision) no type 8, and GB/T 2260 has no division 3399. An authority may use an office
 * number of its own outside GB/T 2260, so the region alone would not be proof; together with the type, and with the
 * word 示例 in the name of every target, no entry can be taken for a real firm.
 */
const noType = '98';
const noRegion = '339900';

/** The unified social credit code of demonstration target number 0 to 99999. */
export const demoUscc = (number: number): TargetId => {
  const organisation = `DEM${String(number).padStart(5, '0')}`;
  const body = `${noType}${noRegion}${organisation}${organisationCheckCharacter(organisation)}`;
  return targetIdSchema.parse(`USCC:${body}${usccCheckCharacter(body)}`);
};

/** The legacy registration number of demonstration target number 0 to 99999999. */
export const demoRegistrationNumber = (number: number): TargetId => {
  const body = `${noRegion}${String(number).padStart(8, '0')}`;
  return targetIdSchema.parse(`REG15:${body}${registrationNumberCheckDigit(body)}`);
};
