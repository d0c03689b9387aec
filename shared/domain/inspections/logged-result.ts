import type { SaltedFacts } from '../audit/salted-facts.ts';
import { isNaturalPerson } from '../registry/identifier.ts';
import type { Visit } from './visit.ts';

/**
 * What the public log vouches for of a published result; nothing of a natural person's (浙江省公共信用信息管理条例 art. 15), nor of
 * one that is not published.
 */
export const loggedResult = ({ drawId, target, record, logSalt }: Visit): SaltedFacts | undefined =>
  record === undefined || logSalt === undefined || isNaturalPerson(target)
    ? undefined
    : { drawId, target, resultCodes: record.resultCodes, salt: logSalt };
