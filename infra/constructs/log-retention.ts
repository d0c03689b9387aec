import { RetentionDays } from 'aws-cdk-lib/aws-logs';

/** How long logs are kept. The Cybersecurity Law (网络安全法) asks for six months at least, and 180 days are fewer. */
export const logRetention = RetentionDays.ONE_YEAR;
