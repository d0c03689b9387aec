import { type Persona, personaNames, personaOf } from '../personas.ts';
import { check } from './checks.ts';

/** The persona of the inspector with a staff number. */
export const inspectorWith = (staffNo: string): Persona => {
  const persona = personaNames.find((name) => personaOf(name).claims.staff_no === staffNo);
  check(persona !== undefined, `inspector ${staffNo} has a persona`);
  return persona;
};
