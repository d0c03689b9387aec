import type { Template } from 'aws-cdk-lib/assertions';
import type { FunctionName } from '../../infra/constructs/service-function.ts';

/** A route of the API and the function it calls; `$default` takes what no other route does. */
export interface Route {
  readonly key: string;
  readonly authorization: string;
  readonly fn: FunctionName;
}

/** A part of the table's stream that a function is fed with. */
export interface EventSource {
  readonly fn: FunctionName;
  readonly batchSize: number;
  readonly retryAttempts: number;
  readonly accepts: (record: unknown) => boolean;
}

type Json = ReturnType<Template['toJSON']>;

const resources = (template: Template, type: string): [string, Json][] =>
  Object.entries(template.findResources(type)).map(([id, resource]) => [id, resource['Properties']]);

/** The functions of the service stack by the logical id of their resource. */
const functionsById = (service: Template): ReadonlyMap<string, FunctionName> =>
  new Map(
    resources(service, 'AWS::Lambda::Function').map(([id, { Description: description }]) => [
      id,
      description.replace('Openlot ', '') as FunctionName,
    ]),
  );

const functionAt = (service: Template, id: string): FunctionName => {
  const name = functionsById(service).get(id);
  if (name === undefined) throw new Error(`${id} is no function`);
  return name;
};

/** The properties of a function's resource. */
export const functionOf = (service: Template, name: FunctionName): Json => {
  const found = resources(service, 'AWS::Lambda::Function').find(
    ([, { Description: description }]) => description === `Openlot ${name}`,
  );
  if (found === undefined) throw new Error(`there is no function ${name}`);
  return found[1];
};

/** Every route of the API. */
export const routesOf = (service: Template): readonly Route[] => {
  const integrations = new Map(resources(service, 'AWS::ApiGatewayV2::Integration'));
  return resources(service, 'AWS::ApiGatewayV2::Route').map(([, route]) => ({
    key: route['RouteKey'],
    authorization: route['AuthorizationType'],
    fn: functionAt(
      service,
      integrations.get(route['Target']['Fn::Join'][1][1].Ref)?.['IntegrationUri']['Fn::GetAtt'][0],
    ),
  }));
};

/** Whether a value has what a filter pattern of Lambda asks for: one of the values of every leaf. */
const matches = (pattern: Json, value: unknown): boolean =>
  Array.isArray(pattern)
    ? pattern.includes(value)
    : typeof value === 'object' &&
      value !== null &&
      Object.entries(pattern).every(([key, part]) => matches(part, (value as Json)[key]));

/** Every event source of the table's stream. */
export const eventSourcesOf = (service: Template): readonly EventSource[] =>
  resources(service, 'AWS::Lambda::EventSourceMapping').map(([, source]) => {
    const patterns: Json[] = source['FilterCriteria'].Filters.map(({ Pattern }: Json) => JSON.parse(Pattern));
    return {
      fn: functionAt(service, source['FunctionName'].Ref),
      batchSize: source['BatchSize'],
      retryAttempts: source['MaximumRetryAttempts'],
      accepts: (record) => patterns.some((pattern) => matches(pattern, record)),
    };
  });

/** What a statement allows, in words: the action and, where it is not the table itself, on what or for what. */
const inWords = ({ Action: actions, Resource: resource, Condition: condition }: Json): readonly string[] => {
  const context = condition?.StringEquals ?? {};
  const purpose = context['kms:EncryptionContext:purpose'];
  const isTableKey = 'kms:EncryptionContext:aws:dynamodb:tableName' in context;
  const suffixes = [resource].flat().map((one) => {
    if (purpose !== undefined) return ` for ${purpose}`;
    if (isTableKey) return ' for the table';
    if (one === '*') return ' on *';
    const tail: unknown = one['Fn::Join']?.[1].at(-1);
    return typeof tail === 'string' ? ` on ${tail.replace(/^\/index\//, '')}` : '';
  });
  return [actions].flat().flatMap((action: string) => suffixes.map((suffix) => `${action}${suffix}`));
};

/** Everything that the role of each function allows, in words and in order. Throws for an attached managed policy. */
export const permissionsOf = (service: Template): Readonly<Record<string, readonly string[]>> => {
  const policies = resources(service, 'AWS::IAM::Policy').map(([, policy]) => policy);
  return Object.fromEntries(
    [...functionsById(service).values()].map((name) => {
      const roleId = functionOf(service, name)['Role']['Fn::GetAtt'][0];
      const [, role] = resources(service, 'AWS::IAM::Role').find(([id]) => id === roleId) ?? [];
      if (role?.['ManagedPolicyArns'] !== undefined) throw new Error(`${name} has a managed policy`);
      const statements = policies
        .filter(({ Roles: roles }) => roles.some(({ Ref }: Json) => Ref === roleId))
        .flatMap(({ PolicyDocument: document }) => document.Statement);
      return [name, statements.flatMap(inWords).sort()];
    }),
  );
};
