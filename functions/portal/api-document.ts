import { contracts } from '../../shared/contracts/all.ts';
import { type OpenApiDocument, openApiDocument } from '../../shared/contracts/openapi.ts';
import { problemKinds } from '../../shared/http/problem.ts';

let document: OpenApiDocument | undefined;

/** The OpenAPI document of the whole service, made when it is first asked for. */
export const apiDocument = (): OpenApiDocument => {
  document ??= openApiDocument(contracts, problemKinds);
  return document;
};
