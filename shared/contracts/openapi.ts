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
import { getCertificate, publicListingSchema } from './public.ts';
import { importReportSchema } from './registry.ts';

/** A schema of JSON Schema 2020-12, the dialect of OpenAPI 3.1. */
export type JsonSchema = z.core.JSONSchema.JSONSchema;

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly description?: string;
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

/** The schemas of all contracts as JSON Schema: the named ones, and any one of them as it is used. */
const schemasOf = (contracts: readonly Contract[]) => {
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
  const plain = (id: string): JsonSchema => {
    const { $id, $schema, ...schema } = schemas[id] as JsonSchema;
    return schema;
  };
  return {
    components: Object.fromEntries(Object.keys(named).map((id) => [id, plain(id)])),
    use: (schema: z.ZodType): JsonSchema => {
      const id = ids.get(schema)?.id ?? '';
      return id in named ? { $ref: componentRef('schemas', id) } : plain(id);
    },
  };
};

const parametersIn = (place: 'path' | 'query', { properties, required }: JsonSchema): readonly Parameter[] =>
  Object.entries(properties ?? {}).map(([name, schema]) => ({
    name,
    in: place,
    required: place === 'path' || (required ?? []).includes(name),
    schema: schema as JsonSchema,
  }));

const idempotencyKey: Parameter = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description: bothLanguages({
    zh: '每个请求唯一，重试时沿用；重试得到首次的答复。',
    en: 'Unique for each request and kept when it is retried; a retry gets the first answer.',
  }),
  schema: { type: 'string', minLength: 8, maxLength: 128, pattern: '^[\\x21-\\x7e]+$' },
};

const bodyOf = ({ body }: Contract, use: (schema: z.ZodType) => JsonSchema): Content | undefined => {
  if (body === undefined) return undefined;
  return body === 'rows'
    ? Object.fromEntries(rowTypes.map((type) => [type, { schema: { type: 'string' } }]))
    : { 'application/json': { schema: use(body) } };
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

const problemResponses = (problems: ProblemTitles) => {
  const all = Object.entries({
    ...problems,
    'internal-error': { status: 500, title: { zh: '系统内部错误', en: 'Internal error' } },
  });
  const byStatus = Map.groupBy(all, ([, { status }]) => status);
  return Object.fromEntries(
    [...byStatus].map(([status, kinds]) => [
      `Problem${status}`,
      {
        description: kinds.map(([code, { title }]) => `${code}: ${bothLanguages(title)}`).join('; '),
        content: {
          'application/problem+json': {
            schema: {
              allOf: [
                { $ref: componentRef('schemas', 'Problem') },
                { properties: { status: { const: status }, code: { enum: kinds.map(([code]) => code) } } },
              ],
            },
          },
        },
      },
    ]),
  );
};

const operationOf = (contract: Contract, use: (schema: z.ZodType) => JsonSchema): Operation => {
  const content = bodyOf(contract, use);
  return {
    operationId: contract.id,
    tags: [contract.servedBy],
    summary: bothLanguages(contract.summary),
    security: contract.action === 'public' ? [] : [{ bearer: [contract.action] }],
    parameters: [
      ...parametersIn('path', use(contract.params)),
      ...parametersIn('query', use(contract.query)),
      ...(contract.changesState ? [idempotencyKey] : []),
    ],
    ...(content !== undefined && { requestBody: { required: true, content } }),
    responses: {
      [contract.status]: {
        description: bothLanguages(contract.summary),
        content: { [contract.answerType]: { schema: use(contract.answer) } },
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

/** The OpenAPI 3.1 document of the operations. `problems` gives the status and title of every refusal code. */
export const openApiDocument = (contracts: readonly Contract[], problems: ProblemTitles): OpenApiDocument => {
  const { components, use } = schemasOf(contracts);
  const byPath = Map.groupBy(contracts, ({ path }) => path);
  return {
    openapi: '3.1.0',
    info: {
      title: '双随机、一公开 Openlot',
      version: '1',
      description: bothLanguages({
        zh: '随机抽查、结果公示与信用监管的接口。错误一律为 application/problem+json,code 取值封闭。',
        en: 'Random inspection, published results and credit supervision. Errors are application/problem+json with a closed code.',
      }),
    },
    servers: [{ url: '/' }],
    tags: httpFunctions.map((name) => ({ name, description: bothLanguages(audiences[name]) })),
    paths: Object.fromEntries(
      [...byPath].map(([path, operations]) => [
        path,
        Object.fromEntries(operations.map((contract) => [contract.method, operationOf(contract, use)])),
      ]),
    ),
    components: {
      schemas: components,
      responses: problemResponses(problems),
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    },
  };
};
