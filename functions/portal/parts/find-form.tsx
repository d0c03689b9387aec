import type { FC } from 'hono/jsx';
import type { Text } from '../../../shared/domain/primitives/text.ts';
import type { Reader } from '../site/reader.ts';
import { entity } from '../texts/entity.ts';
import { site } from '../texts/site.ts';

/** What was typed and why it is no code. */
export interface CodeError {
  readonly typed: string;
  readonly message: Text;
}

/** The form that looks up an entity by its code; `error` says what was wrong with the last try. */
export const FindForm: FC<{ readonly reader: Reader; readonly error?: CodeError }> = ({ reader, error }) => {
  const { say } = reader;
  return (
    <form action={reader.href('/entities')} method="get" class="panel">
      <div class={error === undefined ? 'field' : 'field wrong'}>
        <label for="code">{say(entity.code)}</label>
        <p id="code-hint" class="quiet">
          {say(entity.codeHint)}
        </p>
        {error !== undefined && (
          <p id="code-error" class="wrong-text">
            {say(site.errorPrefix)}
            {say(error.message)}
          </p>
        )}
        <input
          id="code"
          name="code"
          type="text"
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          value={error?.typed}
          aria-invalid={error === undefined ? undefined : 'true'}
          aria-describedby={error === undefined ? 'code-hint' : 'code-hint code-error'}
        />
      </div>
      <button type="submit">{say(entity.findButton)}</button>
    </form>
  );
};
