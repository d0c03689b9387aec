import * as z from 'zod';
import { deadlineSchema } from '../domain/calendar/deadlines.ts';
import { dueSchema } from '../domain/calendar/due.ts';
import { registeredEntitySchema } from '../domain/credit/entity.ts';
import { creditEventSchema } from '../domain/credit/event.ts';
import { standingSchema } from '../domain/credit/standing.ts';
import { deliverySchema } from '../domain/delivery/delivery.ts';
import { creditEntrySchema, orderEntrySchema } from '../domain/delivery/feed.ts';
import { shownWebhookSchema } from '../domain/delivery/webhook-endpoint.ts';
import { drawSchema } from '../domain/inspections/draw.ts';
import { fairnessReportSchema } from '../domain/inspections/fairness-report.ts';
import { substitutionRequestSchema } from '../domain/inspections/substitution.ts';
import { taskSchema } from '../domain/inspections/task.ts';
import { assignedVisitSchema, visitSchema } from '../domain/inspections/visit.ts';
import { applicationRequestSchema, applicationSchema } from '../domain/lists/application.ts';
import { listingCaseSchema } from '../domain/lists/case.ts';
import { listingSchema } from '../domain/lists/listing.ts';
import { toldApplicationSchema, toldCaseSchema, toldListingSchema } from '../domain/lists/told.ts';
import { measureOrderSchema } from '../domain/measures/order.ts';
import { pledgeSchema } from '../domain/pledges/pledge.ts';
import { bothLanguages, type Text, textSchema } from '../domain/primitives/text.ts';
import { inspectorSchema } from '../domain/registry/inspector.ts';
import { itemSchema } from '../domain/registry/item.ts';
import { targetSchema } from '../domain/registry/target.ts';
import { unitSchema } from '../domain/registry/unit.ts';
import { ruleTableSchema } from '../domain/rule-tables/rule-tables.ts';
import { tableProposalSchema } from '../domain/rule-tables/table-proposal.ts';
import { type Contract, type HttpFunction, httpFunctions, problemSchema, rowTypes } from './contract.ts';
import { getCredit } from './credit.ts';
import { describeFields } from './describe-fields.ts';
import { fieldText, type Places } from './field-texts/field-text.ts';
import type { JsonSchema } from './json-schema.ts';
import { getCertificate, publicListingSchema } from './public.ts';
import { importReportSchema } from './registry.ts';

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly description: string;
  readonly schema: JsonSchema;
}

type Content = Readonly<Record<string, { readonly schema: JsonSchema }>>;

/** One operation of the document. */
export interface Operation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters: readonly Parameter[];
  readonly requestBody?: { readonly required: true; readonly content: Content };
  readonly responses: Readonly<
    Record<string, { readonly description: string; readonly content: Content } | { readonly $ref: string }>
  >;
}

/** An OpenAPI 3.1 document, as far as this service uses it. */
export interface OpenApiDocument {
  readonly openapi: '3.1.0';
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly servers: readonly { readonly url: string }[];
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly paths: Readonly<Record<string, Readonly<Partial<Record<Contract['method'], Operation>>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, JsonSchema>>;
    readonly responses: Readonly<Record<string, { readonly description: string; readonly content: Content }>>;
    readonly securitySchemes: Readonly<Record<string, Readonly<Record<string, string>>>>;
  };
}

/** The status and title of each refusal, by its code. */
type ProblemTitles = Readonly<Record<string, { readonly status: number; readonly title: Text }>>;

/** Who calls each function. */
export const audiences: Readonly<Record<HttpFunction, Text>> = {
  'staff-api': { zh: '监管部门', en: 'Regulators' },
  'inspector-api': { zh: '检查人员', en: 'Inspectors' },
  'credit-api': { zh: '审批系统与信用查询', en: 'Approval systems and credit queries' },
  'entity-api': { zh: '企业代表', en: 'Representatives of entities' },
  portal: { zh: '社会公众', en: 'The public' },
};

/** What the document names and refers to; every other schema stands where it is used. */
const named: Readonly<Record<string, z.ZodType>> = {
  Text: textSchema,
  Deadline: deadlineSchema,
  Problem: problemSchema,
  ImportReport: importReportSchema,
  Target: targetSchema,
  Entity: registeredEntitySchema,
  Inspector: inspectorSchema,
  Item: itemSchema,
  Unit: unitSchema,
  Task: taskSchema,
  Draw: drawSchema,
  Visit: visitSchema,
  AssignedVisit: assignedVisitSchema,
  SubstitutionRequest: substitutionRequestSchema,
  FairnessReport: fairnessReportSchema,
  Due: dueSchema,
  CreditEvent: creditEventSchema,
  ListingCase: listingCaseSchema,
  Listing: listingSchema,
  PublicListing: publicListingSchema,
  Application: applicationSchema,
  ApplicationRequest: applicationRequestSchema,
  ToldCase: toldCaseSchema,
  ToldListing: toldListingSchema,
  ToldApplication: toldApplicationSchema,
  MeasureOrder: measureOrderSchema,
  Standing: standingSchema,
  Pledge: pledgeSchema,
  RuleTable: ruleTableSchema,
  TableProposal: tableProposalSchema,
  CreditEntry: creditEntrySchema,
  OrderEntry: orderEntrySchema,
  Webhook: shownWebhookSchema,
  WebhookMessage: deliverySchema,
  CreditAnswer: getCredit.answer,
  DrawCertificate: getCertificate.answer,
};

const componentRef = (part: string, name: string) => `#/components/${part}/${name}`;

/** Says less than zod does: what is true of every answer, or follows from `format`, only hides the rest. */
const tidy = (schema: z.core.JSONSchema.BaseSchema): void => {
  delete schema.readOnly;
  if (schema.format !== undefined) delete schema.pattern;
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
};

/** Chooses the words of a text: both languages, or the one of a reader. */
type Say = (text: Text) => string;

/** The schema of a contract as it is used there: what is named is referred to. `places` say where that is. */
type Use = (schema: z.ZodType, ...places: Places) => JsonSchema;

/** The schemas of all contracts as JSON Schema, every field described: the named ones, and any one of them as it is used. */
const schemasOf = (contracts: readonly Contract[], say: Say) => {
  const ids = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(named)) ids.add(schema, { id });
  for (const { id, params, query, body, answer } of contracts)
    for (const [part, schema] of Object.entries({ params, query, body, answer }))
      if (schema instanceof z.ZodType && !ids.has(schema)) ids.add(schema, { id: `${id}/${part}` });

  const { schemas } = z.toJSONSchema(ids, {
    io: 'input',
    uri: (id) => componentRef('schemas', id),
    override: ({ jsonSchema }) => tidy(jsonSchema),
  });
  const described = (id: string, places: Places): JsonSchema => {
    const { $id, $schema, ...schema } = schemas[id] as JsonSchema;
    return describeFields(schema, places, say);
  };
  const use: Use = (schema, ...places) => {
    const id = ids.get(schema)?.id ?? '';
    return id in named ? { $ref: componentRef('schemas', id) } : described(id, places);
  };
  return { components: Object.fromEntries(Object.keys(named).map((id) => [id, described(id, [id])])), use };
};

const parametersIn = (
  place: 'path' | 'query',
  { id, params, query }: Contract,
  use: Use,
): readonly Parameter[] => {
  const { properties, required } = use(place === 'path' ? params : query, place, id);
  return Object.entries(properties ?? {}).map(([name, field]) => {
    const { description = '', ...schema } = field as JsonSchema;
    return {
      name,
      in: place,
      required: place === 'path' || (required ?? []).includes(name),
      description,
      schema,
    };
  });
};

const keyHeader = 'Idempotency-Key';

const idempotencyKey = (say: Say): Parameter => ({
  name: keyHeader,
  in: 'header',
  required: true,
  description: say(fieldText(keyHeader, ['header'])),
  schema: { type: 'string', minLength: 8, maxLength: 128, pattern: '^[\\x21-\\x7e]+$' },
});

const bodyOf = ({ id, body }: Contract, use: Use): Content | undefined => {
  if (body === undefined) return undefined;
  return body === 'rows'
    ? Object.fromEntries(rowTypes.map((type) => [type, { schema: { type: 'string' } }]))
    : { 'application/json': { schema: use(body, 'body', id) } };
};

/** The statuses with which an operation can refuse. */
const refusalStatuses = ({ action, params, body, changesState }: Contract): readonly number[] => [
  400,
  ...(action === 'public' ? [] : [401, 403, 503]),
  ...(Object.keys(params.shape).length === 0 && !changesState ? [] : [404, 409]),
  ...(body === undefined ? [] : [413, 415]),
  ...(changesState ? [422] : []),
  500,
];

const problemResponses = (problems: ProblemTitles, say: Say) => {
  const all = Object.entries({
    ...problems,
    'internal-error': { status: 500, title: { zh: '系统内部错误', en: 'Internal error' } },
  });
  const byStatus = Map.groupBy(all, ([, { status }]) => status);
  return Object.fromEntries(
    [...byStatus].map(([status, kinds]) => [
      `Problem${status}`,
      {
        description: kinds.map(([code, { title }]) => `${code}: ${say(title)}`).join('; '),
        content: {
          'application/problem+json': {
            schema: describeFields(
              {
                allOf: [
                  { $ref: componentRef('schemas', 'Problem') },
                  { properties: { status: { const: status }, code: { enum: kinds.map(([code]) => code) } } },
                ],
              },
              ['Problem'],
              say,
            ),
          },
        },
      },
    ]),
  );
};

const operationOf = (contract: Contract, use: Use, say: Say): Operation => {
  const content = bodyOf(contract, use);
  return {
    operationId: contract.id,
    tags: [contract.servedBy],
    summary: say(contract.summary),
    security: contract.action === 'public' ? [] : [{ bearer: [contract.action] }],
    parameters: [
      ...parametersIn('path', contract, use),
      ...parametersIn('query', contract, use),
      ...(contract.changesState ? [idempotencyKey(say)] : []),
    ],
    ...(content !== undefined && { requestBody: { required: true, content } }),
    responses: {
      [contract.status]: {
        description: say(contract.summary),
        content: { [contract.answerType]: { schema: use(contract.answer, 'answer', contract.id) } },
      },
      ...Object.fromEntries(
        refusalStatuses(contract).map((status) => [
          status,
          { $ref: componentRef('responses', `Problem${status}`) },
        ]),
      ),
    },
  };
};

/**
 * The OpenAPI 3.1 document of the operations. `problems` gives the status and title of every refusal code, `say` the words of
 * every text: both languages, unless the document is for a reader of one.
 */
export const openApiDocument = (
  contracts: readonly Contract[],
  problems: ProblemTitles,
  say: Say = bothLanguages,
): OpenApiDocument => {
  const { components, use } = schemasOf(contracts, say);
  const byPath = Map.groupBy(contracts, ({ path }) => path);
  return {
    openapi: '3.1.0',
    info: {
      title: '双随机、一公开 Openlot',
      version: '1',
      description: say({
        zh: '随机抽查、结果公示与信用监管的接口。错误一律为 application/problem+json,code 取值封闭。',
        en: 'Random inspection, published results and credit supervision. Errors are application/problem+json with a closed code.',
      }),
    },
    servers: [{ url: '/' }],
    tags: httpFunctions.map((name) => ({ name, description: say(audiences[name]) })),
    paths: Object.fromEntries(
      [...byPath].map(([path, operations]) => [
        path,
        Object.fromEntries(operations.map((contract) => [contract.method, operationOf(contract, use, say)])),
      ]),
    ),
    components: {
      schemas: components,
      responses: problemResponses(problems, say),
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    },
  };
};
