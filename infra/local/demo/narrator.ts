import type { Language, Text } from '../../../shared/domain/primitives/text.ts';

/** Tells what happens while it happens. */
export interface Narrator {
  /** A new step, numbered. */
  readonly step: (title: Text) => void;
  /** Something seen to hold within the step. */
  readonly fact: (text: Text) => void;
}

/** Writes the story to a stream in one language. */
export const narrator = (write: (text: string) => void, language: Language): Narrator => {
  let number = 0;
  return {
    step(title) {
      number += 1;
      write(`\n${number}. ${title[language]}\n`);
    },
    fact(text) {
      write(`   ✓ ${text[language]}\n`);
    },
  };
};
