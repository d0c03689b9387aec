import type { FC } from 'hono/jsx';
import { timeOfRound } from '../../../../shared/domain/draws/quicknet.ts';
import type {
  CeremonySource,
  DrandSource,
  LotterySource,
  RandomnessSource,
} from '../../../../shared/domain/draws/randomness.ts';
import type { Text } from '../../../../shared/domain/primitives/text.ts';
import { Facts } from '../../parts/facts.tsx';
import { Section } from '../../parts/section.tsx';
import { Digest, Moment, Official } from '../../parts/values.tsx';
import type { DrawView } from '../../read/draw.ts';
import type { Reader } from '../../site/reader.ts';
import { ceremonyProgress, nthSource, sourceKinds, randomness as texts } from '../../texts/randomness.ts';
import type { Part } from './part.ts';

type Progress = DrawView['randomness'];

interface SourceProps<S extends RandomnessSource> {
  readonly reader: Reader;
  readonly source: S;
  /** What it has given; absent for a source that is not the present one. */
  readonly given: Progress | undefined;
}

const Ceremony: FC<SourceProps<CeremonySource>> = ({ reader: { say }, source: { witnesses }, given }) => (
  <>
    <p class="prose">{say(texts.ceremonyLead)}</p>
    {given !== undefined && (
      <p>{say(ceremonyProgress(given.committed.length, given.opened.length, witnesses.length))}</p>
    )}
    <h4>{say(texts.witnesses)}</h4>
    <ul class="points">
      {witnesses.map((name) => {
        const hash = given?.committed.find(({ witness }) => witness === name)?.commitment;
        const value = given?.opened.find(({ witness }) => witness === name)?.value;
        return (
          <li>
            <Official>{name}</Official>
            {given !== undefined && (
              <Facts
                rows={[
                  [say(texts.hash), hash === undefined ? say(texts.notHandedIn) : <Digest>{hash}</Digest>],
                  [say(texts.opened), value === undefined ? say(texts.notOpened) : <Digest>{value}</Digest>],
                ]}
              />
            )}
          </li>
        );
      })}
    </ul>
  </>
);

const Lottery: FC<SourceProps<LotterySource>> = ({
  reader,
  source: { name, drawing, count, drawnAt },
  given,
}) => {
  const { say, number } = reader;
  const lottery = given?.lottery;
  return (
    <>
      <p class="prose">{say(texts.lotteryLead)}</p>
      <Facts
        rows={[
          [say(texts.lottery), <Official>{name}</Official>],
          [say(texts.drawing), <Official>{drawing}</Official>],
          [say(texts.count), number(count)],
          [say(texts.drawnAt), <Moment reader={reader} at={drawnAt} />],
          [
            say(texts.numbers),
            lottery && (
              <ul class="tags">
                {lottery.numbers.map((one) => (
                  <li>
                    <Digest>{one}</Digest>
                  </li>
                ))}
              </ul>
            ),
          ],
          [say(texts.publishedAt), lottery && <Moment reader={reader} at={lottery.publishedAt} />],
          [say(texts.publishedIn), lottery && <Official>{lottery.publishedIn}</Official>],
        ]}
      />
    </>
  );
};

const Beacon: FC<SourceProps<DrandSource>> = ({ reader, source: { chain, round }, given }) => {
  const { say } = reader;
  const signature = given?.beacon?.signature;
  return (
    <>
      <p class="prose">{say(texts.beaconLead)}</p>
      <Facts
        rows={[
          [say(texts.chain), <Digest>{chain}</Digest>],
          [say(texts.round), <Digest>{String(round)}</Digest>],
          [say(texts.roundAt), <Moment reader={reader} at={timeOfRound(round)} />],
          [say(texts.signature), signature && <Digest>{signature}</Digest>],
        ]}
      />
    </>
  );
};

const Particulars: FC<SourceProps<RandomnessSource>> = ({ reader, source, given }) => {
  if (source.kind === 'ceremony') return <Ceremony reader={reader} source={source} given={given} />;
  if (source.kind === 'lottery') return <Lottery reader={reader} source={source} given={given} />;
  return <Beacon reader={reader} source={source} given={given} />;
};

/** How a source has fared; its colour only repeats what it says. */
const standingOf = (index: number, { source, value }: Progress): readonly [Text, string] => {
  if (index < source) return [texts.passedOver, 'warn'];
  if (index > source) return [texts.notTried, ''];
  return value === undefined ? [texts.awaited, ''] : [texts.counted, 'good'];
};

/** Where the public randomness comes from: every source in its order, and what it has given. */
export const Randomness: FC<Part> = ({ reader, view: { commitment, randomness } }) => {
  const { say } = reader;
  return commitment === undefined ? null : (
    <Section id="randomness" title={say(texts.title)}>
      <p class="prose">{say(texts.lead)}</p>
      <ol class="list">
        {commitment.sources.map((source, index) => {
          const [standing, tone] = standingOf(index, randomness);
          const passedOver = randomness.passedOver.find((one) => one.source === index);
          return (
            <li>
              <h3>{say(nthSource(index + 1, sourceKinds[source.kind]))}</h3>
              <p>
                <span class={`tag ${tone}`}>{say(standing)}</span>
              </p>
              <Facts
                rows={[
                  [say(texts.until), <Moment reader={reader} at={source.until} />],
                  [say(texts.why), passedOver && <Official>{passedOver.reason}</Official>],
                  [say(texts.passedOverAt), passedOver && <Moment reader={reader} at={passedOver.at} />],
                ]}
              />
              <Particulars
                reader={reader}
                source={source}
                given={index === randomness.source ? randomness : undefined}
              />
            </li>
          );
        })}
      </ol>
      <Facts rows={[[say(texts.value), randomness.value && <Digest>{randomness.value}</Digest>]]} />
    </Section>
  );
};
