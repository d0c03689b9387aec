import type { FC } from 'hono/jsx';
import { contracts } from '../../../../shared/contracts/all.ts';
import { type Contract, httpFunctions, rowTypes } from '../../../../shared/contracts/contract.ts';
import { audiences, type OpenApiDocument, type Operation } from '../../../../shared/contracts/openapi.ts';
import { problemKinds } from '../../../../shared/http/problem.ts';
import { Facts } from '../../parts/facts.tsx';
import { Section } from '../../parts/section.tsx';
import type { Page } from '../../site/page.tsx';
import type { Reader } from '../../site/reader.ts';
import { docs } from '../../texts/docs.ts';
import { Field, Schema, typeAnchor } from './schema.tsx';

const operationOf = (document: OpenApiDocument, { path, method, id }: Contract): Operation => {
  const operation = document.paths[path]?.[method];
  if (operation === undefined) throw new Error(`the document lacks the operation ${id}`);
  return operation;
};

const AnswerOf: FC<{ readonly reader: Reader; readonly operation: Operation; readonly status: number }> = ({
  reader,
  operation,
  status,
}) => {
  const response = operation.responses[status];
  const schema =
    response !== undefined && 'content' in response
      ? response.content['application/json']?.schema
      : undefined;
  return (
    <>
      {status} {schema !== undefined && <Schema reader={reader} schema={schema} />}
    </>
  );
};

const OperationCard: FC<{
  readonly reader: Reader;
  readonly contract: Contract;
  readonly operation: Operation;
}> = ({ reader, contract, operation }) => {
  const { say } = reader;
  const { id, method, path, action, summary, body, status } = contract;
  const json = operation.requestBody?.content['application/json']?.schema;
  return (
    <article class="operation" aria-labelledby={id}>
      <h3 id={id}>{say(summary)}</h3>
      <p translate="no">
        <span class="method">{method}</span>
        <code>{path}</code>
      </p>
      <Facts
        rows={[
          [say(docs.permission), action === 'public' ? say(docs.open) : <code>{action}</code>],
          [
            say(docs.parameters),
            operation.parameters.length === 0 ? undefined : (
              <ul class="fields">
                {operation.parameters.map(({ name, in: place, required, schema, description }) => (
                  <Field
                    reader={reader}
                    name={name}
                    place={place}
                    schema={schema}
                    isRequired={required}
                    description={description}
                  />
                ))}
              </ul>
            ),
          ],
          [
            say(docs.body),
            body === 'rows'
              ? `${rowTypes.join(' | ')} (${say(docs.rows)})`
              : json && <Schema reader={reader} schema={json} />,
          ],
          [say(docs.answer), <AnswerOf reader={reader} operation={operation} status={status} />],
        ]}
      />
    </article>
  );
};

const Problems: FC<{ readonly reader: Reader }> = ({ reader: { say } }) => (
  <ul class="list">
    {Object.entries(problemKinds).map(([code, { status, title, remedy }]) => (
      <li>
        <h3>
          <code>{code}</code> {say(title)}
        </h3>
        <p class="quiet">
          {say(docs.status)} {status}
        </p>
        <p>{say(remedy)}</p>
      </li>
    ))}
  </ul>
);

/** The reference of the HTTP API, made from its OpenAPI document. */
export const docsPage = (reader: Reader, document: OpenApiDocument): Page => {
  const { say } = reader;
  const parts = [
    ...httpFunctions.map((name) => [name, audiences[name]] as const),
    ['types', docs.types] as const,
    ['problems', docs.problems] as const,
  ];
  return {
    title: say(docs.title),
    content: (
      <>
        <h1>{say(docs.title)}</h1>
        <p class="lead">{say(docs.lead)}</p>
        <p>
          <a class="go" href="/openapi.json">
            {say(docs.document)}
          </a>
        </p>
        <nav class="pager" aria-label={say(docs.contents)}>
          {parts.map(([id, title]) => (
            <a href={`#${id}`}>{say(title)}</a>
          ))}
        </nav>
        {httpFunctions.map((name) => (
          <Section id={name} title={say(audiences[name])}>
            {contracts
              .filter(({ servedBy }) => servedBy === name)
              .map((contract) => (
                <OperationCard
                  reader={reader}
                  contract={contract}
                  operation={operationOf(document, contract)}
                />
              ))}
          </Section>
        ))}
        <Section id="types" title={say(docs.types)}>
          {Object.entries(document.components.schemas).map(([name, schema]) => (
            <article class="operation" aria-labelledby={typeAnchor(name)}>
              <h3 id={typeAnchor(name)}>
                <code>{name}</code>
              </h3>
              <Schema reader={reader} schema={schema} />
            </article>
          ))}
        </Section>
        <Section id="problems" title={say(docs.problems)}>
          <Problems reader={reader} />
        </Section>
      </>
    ),
  };
};
