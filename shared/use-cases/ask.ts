import type { Caller } from '../domain/access/caller.ts';
import type {
  Answers,
  Beacon,
  Clock,
  Command,
  Entropy,
  Ledger,
  ProgressNotes,
  QueryLog,
  ReceiptSigner,
  Records,
  Tables,
  Vault,
  WebhookSender,
} from './ports.ts';

/** Who asks, and the command that makes a retry of the request harmless. */
export interface Ask {
  readonly caller: Caller;
  readonly command: Command;
}

/** What most use cases need from outside; each names the part it uses. */
export interface Ports {
  readonly records: Records;
  readonly ledger: Ledger;
  readonly tables: Tables;
  readonly clock: Clock;
  readonly entropy: Entropy;
  readonly vault: Vault;
  readonly queryLog: QueryLog;
  readonly answers: Answers;
  readonly signer: ReceiptSigner;
  readonly beacon: Beacon;
  readonly progress: ProgressNotes;
  readonly webhooks: WebhookSender;
}
