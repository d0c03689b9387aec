import { digestOf } from '../../../shared/domain/audit/digest.ts';
import type { SaltedFacts } from '../../../shared/domain/audit/salted-facts.ts';
import type { Ledger } from '../../../shared/use-cases/ports.ts';

/** Facts that are published, with the entry of the public log that holds their digest. */
export interface LoggedFacts {
  readonly index: number;
  readonly digest: string;
  readonly facts: SaltedFacts;
  /** How many entries the log has; the proof is for these. */
  readonly logSize: number;
}

/** Finds the entry of the public log about something that holds the digest of these facts. */
export const findLogged = async (
  ledger: Pick<Ledger, 'publicLogAbout' | 'publicLogHead'>,
  about: string,
  facts: SaltedFacts | undefined,
): Promise<LoggedFacts | undefined> => {
  if (facts === undefined) return undefined;
  const digest = digestOf(facts);
  const entry = (await ledger.publicLogAbout(about)).find((one) => one.facts['digest'] === digest);
  if (entry === undefined) return undefined;
  const { size } = await ledger.publicLogHead();
  return { index: entry.index, digest, facts, logSize: size };
};
