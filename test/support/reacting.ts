import { createReactions } from '../../functions/reactions/process.ts';
import type { CreditEvent } from '../../shared/domain/credit/event.ts';
import type { Ports } from '../../shared/use-cases/ask.ts';
import { additionOf } from '../../shared/use-cases/credit/addition-of.ts';
import type { RecordChange } from '../../shared/use-cases/ports.ts';
import { serviceAsk } from '../../shared/use-cases/service-ask.ts';
import { acceptedValue } from './draws.ts';

type Outside = Pick<Ports, 'records' | 'ledger' | 'clock' | 'tables' | 'queryLog'>;

/** Brings a change to the reactions as the stream does. */
export const react = (ports: Outside, change: RecordChange): Promise<void> =>
  createReactions({ ...ports, log: () => undefined })(change);

/** Puts events into the history of their subject that are not in it yet, known now; what follows from them is another matter. */
export const recordEvents = async (
  ports: Omit<Outside, 'queryLog'>,
  ...events: readonly [CreditEvent, ...CreditEvent[]]
): Promise<void> => {
  const at = ports.clock.now();
  const addition = await additionOf(ports, events, at);
  if (addition === undefined) return;
  acceptedValue(
    await ports.ledger.apply({
      ...serviceAsk('reactions', events.map(({ id }) => id).join()),
      at,
      action: 'standing-updated',
      about: `entity/${events[0].subject}`,
      basis: '测试',
      writes: addition.writes,
      answer: null,
    }),
  );
};
