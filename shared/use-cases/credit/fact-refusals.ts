import type { Caller } from '../../domain/access/caller.ts';
import { type Refusal, refusal } from '../../domain/primitives/refusal.ts';
import { accepted, type Result, refused } from '../../domain/primitives/result.ts';
import type { TargetId } from '../../domain/registry/identifier.ts';

/** The unit that the caller acts for. Refuses with `outside-jurisdiction` where the token names none. */
export const ownUnit = ({ department }: Caller): Result<string> =>
  department === undefined
    ? refused(
        refusal(
          'outside-jurisdiction',
          '令牌中没有所属部门；信用信息由认定单位记录。',
          'The token names no department; credit facts are recorded by the unit that established them.',
          'authorization',
        ),
      )
    : accepted(department);

/** The register does not have the entity. */
export const unknownSubject = (subject: TargetId, field: string): Refusal =>
  refusal('not-found', `名录库中没有 ${subject}。`, `The register has no ${subject}.`, field);

/** Someone else added the same to the history meanwhile. */
export const changedMeanwhile: Refusal = refusal(
  'stale-version',
  '该主体的信用档案在您读取之后已被他人更改；请重新读取后再试。',
  'The record of this entity was changed by someone else after you read it; read it again and retry.',
);

/** That another unit made the decision which a fact rests on. */
export const establishedElsewhere = (authority: string): Refusal =>
  refusal(
    'outside-jurisdiction',
    `该决定由${authority}作出（谁认定谁录入）；请由该单位或其上级记录。`,
    `The decision is that of ${authority}; have that unit or one above it record it.`,
    'body.authority',
  );
