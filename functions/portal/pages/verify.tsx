import { Section } from '../parts/section.tsx';
import type { Page } from '../site/page.tsx';
import type { Reader } from '../site/reader.ts';
import { limits, proves, verify, verifySteps } from '../texts/verify.ts';

/** How anyone checks a draw, and what that shows. */
export const verifyPage = ({ say }: Reader): Page => ({
  title: say(verify.title),
  content: (
    <>
      <h1>{say(verify.title)}</h1>
      <p class="lead">{say(verify.lead)}</p>
      <Section id="steps" title={say(verify.stepsTitle)}>
        <ol class="steps prose">
          {verifySteps.map(({ text, command }) => (
            <li>
              {say(text)}
              {command !== undefined && (
                <pre translate="no">
                  <code>{command}</code>
                </pre>
              )}
            </li>
          ))}
        </ol>
        <p class="prose quiet">{say(verify.protocol)}</p>
      </Section>
      <Section id="proves" title={say(verify.provesTitle)}>
        <ul class="points prose">
          {proves.map((text) => (
            <li>{say(text)}</li>
          ))}
        </ul>
      </Section>
      <Section id="limits" title={say(verify.limitsTitle)}>
        <ul class="points prose">
          {limits.map((text) => (
            <li>{say(text)}</li>
          ))}
        </ul>
      </Section>
    </>
  ),
});
