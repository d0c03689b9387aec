import { Logger } from '@aws-lambda-powertools/logger';
import { type Log, logMessages } from '../telemetry/log.ts';

/** Structured log lines in the form that CloudWatch reads. */
export const structuredLog = (service: string): Log => {
  const logger = new Logger({ serviceName: service });
  return (code, fields) => logger[logMessages[code].level](code, { code, ...fields });
};
