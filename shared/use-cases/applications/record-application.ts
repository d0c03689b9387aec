import type { Application, ApplicationRequest } from '../../domain/lists/application.ts';
import type { Refusal } from '../../domain/primitives/refusal.ts';
import { type Result, refused } from '../../domain/primitives/result.ts';
import type { TargetId } from '../../domain/registry/identifier.ts';
import type { Ask, Ports } from '../ask.ts';
import { survivorOf } from '../credit/resolve-entity.ts';
import { found } from '../found.ts';
import { fileApplication } from './file-application.ts';

/** A fault of the request, where it stands in what an officer sends. */
const withinRequest = ({ errors, ...rest }: Refusal): Refusal => ({
  ...rest,
  ...(errors !== undefined && {
    errors: errors.map((error) => ({ ...error, field: error.field.replace(/^body\./, 'body.request.') })),
  }),
});

/** An officer records an application that an entity handed in on paper. Refuses as filing one does. */
export const recordApplication = async (
  ports: Pick<Ports, 'records' | 'ledger' | 'clock' | 'tables'>,
  { subject, request, ...asked }: Ask & { readonly subject: TargetId; readonly request: ApplicationRequest },
): Promise<Result<Application>> => {
  const stored = await found(ports.records, 'entity', { target: { id: subject } });
  if (!stored.ok) return stored;
  const entity = await survivorOf(ports.records, stored.value);
  const filed = await fileApplication(ports, { ...asked, entity, request, via: 'paper' }, (value) => value);
  return filed.ok ? filed : refused(withinRequest(filed.refusal));
};
