import type { Text } from '../../shared/domain/primitives/text.ts';

/** Why a local part cannot start, and what to do about it: one line in Chinese, one in English. */
export class StartError extends Error {
  override readonly name = 'StartError';
  readonly text: Text;

  constructor(text: Text, options?: ErrorOptions) {
    super(`${text.zh}\n${text.en}`, options);
    this.text = text;
  }
}
