import { quicknetHash, timeOfRound } from '../../domain/draws/quicknet.ts';
import type { DrandSource } from '../../domain/draws/randomness.ts';
import type { Draw } from '../../domain/inspections/draw.ts';
import { refusal } from '../../domain/primitives/refusal.ts';
import { accepted, type Result, refused } from '../../domain/primitives/result.ts';
import type { Instant } from '../../domain/primitives/time.ts';
import type { Ask, Ports } from '../ask.ts';
import type { Beacon } from '../ports.ts';
import { drawAwaitingRandomness, recordRandomness } from './record-randomness.ts';

/**
 * Records the signature of the beacon's round that the commitment names: the one given (96 hex digits), or else the
 * one that the beacon's public servers give. It is verified either way. Refuses with `randomness-incomplete`
 * when it is not given and no server has it, and as {@link recordRandomness} does.
 */
export const recordBeacon = async (
  ports: Pick<Ports, 'records' | 'ledger' | 'clock' | 'beacon'>,
  { signature, ...asked }: Ask & { readonly drawId: string; readonly signature?: string | undefined },
): Promise<Result<Draw>> => {
  const stored = await drawAwaitingRandomness(ports.records, asked.caller, asked.drawId);
  if (!stored.ok) return stored;
  const { commitment, randomness } = stored.value.value;
  const source = commitment?.randomness.sources[randomness.source];
  if (source?.kind !== 'drand')
    return refused(
      refusal(
        'randomness-source',
        '现在应采用的随机源不是 drand 信标；请按抽取页面所列的顺序登记。',
        'The source that counts now is not the drand beacon; record the one whose turn it is.',
        'source',
      ),
    );
  const signed =
    signature === undefined ? await fetched(ports.beacon, source, ports.clock.now()) : accepted(signature);
  if (!signed.ok) return signed;
  return recordRandomness(ports, asked, {
    action: 'beacon-recorded',
    facts: { round: source.round, signature: signed.value },
  });
};

const fetched = async (beacon: Beacon, { round }: DrandSource, now: Instant): Promise<Result<string>> => {
  const publishedAt = timeOfRound(round);
  if (publishedAt > now)
    return refused(
      refusal(
        'randomness-order',
        `drand 第 ${round} 轮要到 ${publishedAt} 才发布；请届时再登记。`,
        `Round ${round} of drand is published at ${publishedAt}; record it then.`,
        'round',
      ),
    );
  const signature = await beacon.signatureOf(round);
  return signature === undefined
    ? refused(
        refusal(
          'randomness-incomplete',
          `未能从 drand 的公共服务器取得第 ${round} 轮的签名；请在能上网处打开 https://api.drand.sh/${quicknetHash}/public/${round}，把其中的 signature 填入后重新提交。`,
          `No public server of drand gave the signature of round ${round}; open https://api.drand.sh/${quicknetHash}/public/${round} where there is a network and send its signature with the request.`,
          'body.signature',
        ),
      )
    : accepted(signature);
};
