import { isNaturalPerson } from '../registry/identifier.ts';
import type { RuleTables } from '../rule-tables/rule-tables.ts';
import { publicationTermOf } from './publication-terms.ts';
import type { Standing } from './standing.ts';

/**
 * The lines of a standing that the public may see: none of a natural person (浙江省公共信用信息管理条例 art. 15), and none of
 * a severity that is not published (国办发〔2025〕22号).
 */
export const publicLinesOf = ({ subject, lines }: Standing, tables: RuleTables): Standing['lines'] =>
  isNaturalPerson(subject)
    ? []
    : lines.filter(
        ({ severity }) =>
          severity === undefined || publicationTermOf(tables['publication-terms'], severity).isPublished,
      );
