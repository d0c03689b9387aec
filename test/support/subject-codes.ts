import { subjectOf } from './builders.ts';

/** The bare 18-character code of test target number `n`, as people write it. */
export const codeOf = (n: number): string => subjectOf(n).slice('USCC:'.length);
