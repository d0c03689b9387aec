import { type CodeError, FindForm } from '../parts/find-form.tsx';
import type { Page } from '../site/page.tsx';
import type { Reader } from '../site/reader.ts';
import { entity } from '../texts/entity.ts';
import { site } from '../texts/site.ts';

/** The search form by itself; with an error, its summary comes first and links to the field. */
export const findPage = (reader: Reader, error?: CodeError): Page => {
  const { say } = reader;
  return {
    title: `${error === undefined ? '' : say(site.errorPrefix)}${say(entity.findTitle)}`,
    ...(error !== undefined && { status: 400 }),
    content: (
      <>
        {error !== undefined && (
          <div class="notice bad" role="alert">
            <h2>{say(entity.errorTitle)}</h2>
            <p>
              <a href="#code">{say(error.message)}</a>
            </p>
          </div>
        )}
        <h1>{say(entity.findTitle)}</h1>
        <p class="lead">{say(entity.findLead)}</p>
        {error === undefined ? <FindForm reader={reader} /> : <FindForm reader={reader} error={error} />}
      </>
    ),
  };
};
