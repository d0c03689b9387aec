import { buildCertificate } from '../../domain/draws/build-certificate.ts';
import type { DrawCertificate, VoidDraw } from '../../domain/draws/certificate.ts';
import { commitmentDigest } from '../../domain/draws/commitment.ts';
import type { Assignment } from '../../domain/draws/outcome.ts';
import { refusal } from '../../domain/primitives/refusal.ts';
import { type Result, refused } from '../../domain/primitives/result.ts';
import type { Ports } from '../ask.ts';
import { found } from '../found.ts';
import { frozenInputs } from './frozen-inputs.ts';
import { publicRandomness } from './public-randomness.ts';

/**
 * The certificate from which anyone can replay a draw. Refuses with `wrong-state` until the secret is
 * revealed: before that it would tell tomorrow's targets.
 */
export const readCertificate = async (
  { records, ledger }: Pick<Ports, 'records' | 'ledger'>,
  drawId: string,
): Promise<Result<DrawCertificate>> => {
  const stored = await found(records, 'draw', { id: drawId });
  if (!stored.ok) return stored;
  const { number, commitment, committedAt, secret, rules, taskId, inputsId } = stored.value.value;
  if (commitment === undefined || committedAt === undefined || secret === undefined)
    return refused(
      refusal(
        'wrong-state',
        '该次抽取的种子尚未揭示；揭示后即可下载证书并复算。',
        'The secret of this draw is not revealed yet; its certificate exists once it is.',
        'state',
      ),
    );
  const randomness = publicRandomness(stored.value.value);
  if (!randomness.ok) return randomness;
  const { frame, pool, exclusions } = await frozenInputs(records, inputsId);

  const assignments: Assignment[] = [];
  const drawnOf = new Map<string, string[]>(rules.strata.map(({ stratum }) => [stratum, []]));
  for await (const { value } of records.all('visitsOfDraw', { drawId })) {
    drawnOf.get(value.stratum)?.push(value.target);
    assignments.push({
      target: value.target,
      seats: value.seats.map(({ department, skill, pseudonym }) => ({
        department,
        ...(skill !== undefined && { skill }),
        inspector: pseudonym,
      })),
    });
  }

  const voids: VoidDraw[] = [];
  for await (const { value } of records.all('drawsOfTask', { taskId }))
    if (value.voided !== undefined && value.number < number)
      voids.push({
        number: value.number,
        commitment: value.commitment === undefined ? null : commitmentDigest(value.commitment),
        voidedAt: value.voided.at,
        reason: value.voided.reason,
        by: value.voided.by,
      });

  const log = await ledger.publicLogAbout(`draw/${drawId}`);
  const entry = log.find(({ action }) => action === 'draw-committed');
  if (entry === undefined) throw new Error(`the public log lacks the commitment of draw ${drawId}`);
  return buildCertificate({
    commitment,
    log: { position: entry.index, at: committedAt, commitment: commitmentDigest(commitment) },
    frame,
    exclusions,
    pool,
    rules,
    randomness: randomness.value,
    secret,
    outcome: {
      targets: [...drawnOf].map(([stratum, drawn]) => ({ stratum, drawn })),
      assignments,
    },
    voids,
  });
};
