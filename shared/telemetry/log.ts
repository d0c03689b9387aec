/**
 * Every line the service logs: its code, level and meaning. Bodies, names and identifiers of natural
 * persons are never among the fields; audit entries are not logs.
 */
export const logMessages = {
  'request-completed': { level: 'info', meaning: 'An HTTP request was answered.' },
  'request-crashed': { level: 'error', meaning: 'An HTTP request met a bug or an outage and got a 500.' },
  'reaction-completed': { level: 'info', meaning: 'What follows from a stored change was done.' },
  'reaction-refused': { level: 'warn', meaning: 'What should follow from a stored change was refused.' },
  'reaction-crashed': { level: 'error', meaning: 'A reaction met a bug or an outage and will be retried.' },
  'run-stuck': {
    level: 'error',
    meaning:
      'Work of the draw runner was woken again and is still not done; see infra/runbook/parked-work.md.',
  },
  'signing-key-not-followed': {
    level: 'error',
    meaning: 'The key that signs receipts is in its last days and the next one could not be made.',
  },
  'message-failed': {
    level: 'warn',
    meaning: 'A webhook message was not taken and will be sent again later.',
  },
  'message-dead': {
    level: 'error',
    meaning: 'A webhook message was not taken in any of its attempts; see infra/runbook/dead-messages.md.',
  },
  'message-unrecorded': {
    level: 'warn',
    meaning: 'A webhook message was sent, which could not be recorded; it may be sent again.',
  },
  'deliveries-completed': { level: 'info', meaning: 'The webhooks were sent what was due.' },
  'tick-completed': { level: 'info', meaning: 'The clock looked at the deadlines.' },
} as const satisfies Record<string, { level: 'info' | 'warn' | 'error'; meaning: string }>;
export type LogCode = keyof typeof logMessages;

/** Writes log lines; every line carries its code. */
export type Log = (code: LogCode, fields: Readonly<Record<string, unknown>>) => void;
