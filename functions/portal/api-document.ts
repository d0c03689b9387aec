import { contracts } from '../../shared/contracts/all.ts';
import { type OpenApiDocument, openApiDocument } from '../../shared/contracts/openapi.ts';
import type { Language } from '../../shared/domain/primitives/text.ts';
import { problemKinds } from '../../shared/http/problem.ts';

const documents = new Map<Language | 'both', OpenApiDocument>();

/** The OpenAPI document of the whole service, in both languages or for readers of one, made when it is first asked for. */
export const apiDocument = (language: Language | 'both'): OpenApiDocument => {
  const document =
    documents.get(language) ??
    openApiDocument(contracts, problemKinds, language === 'both' ? undefined : (text) => text[language]);
  documents.set(language, document);
  return document;
};
