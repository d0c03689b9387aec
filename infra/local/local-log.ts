import { type Log, logMessages } from '../../shared/telemetry/log.ts';

/** Warnings and errors of the local service, a line each, on the error stream. */
export const localLog: Log = (code, fields) => {
  const { level, meaning } = logMessages[code];
  if (level === 'info') return;
  const { error, ...rest } = fields;
  const cause = error instanceof Error ? `\n${error.stack}` : '';
  console.error(`${level}: ${code}: ${meaning} ${JSON.stringify(rest)}${cause}`);
};
