import type { BlockingGroup } from './blocking-group.ts';

/** Inspectors who are missing: so many of a department, each with all the skills. */
export interface Newcomers {
  readonly department: string;
  readonly skills: readonly string[];
  readonly count: number;
}

/**
 * The inspectors who would make up for what a group lacks, if nothing kept them from any of its targets: each can take one seat
 * at every one of them. A group lies within one department, for no inspector has two.
 */
export const newcomersFor = ({ seats, needed, available }: BlockingGroup): Newcomers => {
  const targets = new Set(seats.flatMap((seat) => seat.targets)).size;
  return {
    department: seats[0]?.department ?? '',
    skills: [...new Set(seats.flatMap(({ skill }) => (skill === undefined ? [] : [skill])))],
    count: Math.ceil((needed - available) / targets),
  };
};
