import type { ListName } from '../../../shared/domain/lists/list-name.ts';
import type { Path } from './reader.ts';

/** The code that people know an entity by: its identifier without the scheme. */
export const codeOf = (target: string): string => target.slice(target.indexOf(':') + 1);

/** Where the pages of one entity, result or draw are. */
export const entityPath = (target: string): Path => `/entities/${encodeURIComponent(codeOf(target))}`;
export const resultPath = (visitId: string): Path => `/results/${encodeURIComponent(visitId)}`;
export const drawPath = (drawId: string): Path => `/draws/${encodeURIComponent(drawId)}`;

/** Where a department's fairness report of a year is. */
export const fairnessPath = (department: string, year: number): Path =>
  `/fairness/${encodeURIComponent(department)}/${year}`;

/** Where a list is, and the same as data. */
export const listPath = (list: ListName): Path => `/lists/${list}`;
export const listDataPath = (list: ListName): Path => `/v1/lists/${list}`;

/** Where a rule table is: the version in force, or the one of a content hash. */
export const tablePath = (name: string, hash?: string): Path =>
  `/tables/${encodeURIComponent(name)}${hash === undefined ? '' : `?version=${hash}`}`;

/** Where the proof is that an entry is among the first `size` of the public log. */
export const proofPath = (index: number, size: number): Path => `/v1/log/entries/${index}/proof?size=${size}`;

/** Where a draw's certificate is; one document for every language. */
export const certificatePath = (drawId: string): Path =>
  `/v1/draws/${encodeURIComponent(drawId)}/certificate`;
