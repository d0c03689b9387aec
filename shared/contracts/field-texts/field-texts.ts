import type { Text } from '../../domain/primitives/text.ts';

/**
 * What fields of the API mean, by their names. A name that means something else in some place stands once more behind that
 * place and a dot (`Listing.id`, `ended.reason`); of several that fit, the one with the nearest place holds.
 */
export type FieldTexts = Readonly<Record<string, Text>>;
