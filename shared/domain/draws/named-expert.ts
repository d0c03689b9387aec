const prefix = 'named-expert:';

/** The skill that a pool gives to the one member whom a seat names; nobody outside can tell from it who that is. */
export const expertSkill = (pseudonym: string): string => `${prefix}${pseudonym}`;

/** Whether a seat with this skill is a named expert's. */
export const isExpertSkill = (skill: string | undefined): boolean => skill?.startsWith(prefix) === true;
