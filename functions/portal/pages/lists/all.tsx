import type { ListRule } from '../../../../shared/domain/lists/lists.ts';
import { ListRuleFacts } from '../../parts/list-rule.tsx';
import { Section } from '../../parts/section.tsx';
import type { Page } from '../../site/page.tsx';
import { listPath, tablePath } from '../../site/paths.ts';
import type { Reader } from '../../site/reader.ts';
import { listLeads, lists } from '../../texts/lists.ts';

/** What each list is, and the way to it. */
export const allListsPage = (reader: Reader, rules: readonly ListRule[]): Page => {
  const { say, href } = reader;
  return {
    title: say(lists.title),
    content: (
      <>
        <h1>{say(lists.title)}</h1>
        <p class="lead">{say(lists.lead)}</p>
        <Section id="lists" title={say(lists.listsTitle)}>
          <ol class="list">
            {rules.map((rule) => (
              <li>
                <h3 class="sentence">
                  <a href={href(listPath(rule.list))}>{say(rule.label)}</a>
                </h3>
                <p class="prose">{say(listLeads[rule.list])}</p>
                <ListRuleFacts reader={reader} rule={rule} />
              </li>
            ))}
          </ol>
          <p>
            <a class="go" href={href(tablePath('lists'))}>
              {say(lists.rules)}
            </a>
          </p>
        </Section>
      </>
    ),
  };
};
