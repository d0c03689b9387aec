/** The full score that an entity without adverse events has. */
export const fullScore = 1000;
