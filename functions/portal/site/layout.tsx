import { raw } from 'hono/html';
import type { Child, FC } from 'hono/jsx';
import type { Language } from '../../../shared/domain/primitives/text.ts';
import { site } from '../texts/site.ts';
import { type Path, type Reader, readerOf } from './reader.ts';
import { style } from './style.ts';

/** Two interlocked dice: drawn targets, drawn inspectors. */
const logo =
  '<rect x="2" y="8" width="16" height="16" rx="3" fill="none" stroke="#fff" stroke-width="2"/>' +
  '<rect x="14" y="2" width="16" height="16" rx="3" fill="#12394a" stroke="#fff" stroke-width="2"/>' +
  '<g fill="#fff"><circle cx="19" cy="7" r="1.7"/><circle cx="25" cy="13" r="1.7"/><circle cx="8" cy="18" r="1.7"/></g>';

const icon = `data:image/svg+xml,${encodeURIComponent(
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#12394a"/><g transform="translate(3.2 6) scale(.8)">${logo}</g></svg>`,
)}`;

const sections = [
  ['/', site.home],
  ['/entities', site.find],
  ['/lists', site.lists],
  ['/draws', site.draws],
  ['/log', site.log],
  ['/fairness', site.fairness],
  ['/tables', site.tables],
  ['/verify', site.verify],
  ['/docs', site.docs],
] as const;

const other: Readonly<Record<Language, Language>> = { zh: 'en', en: 'zh' };

interface LayoutProps {
  readonly reader: Reader;
  /** The page's path without language, and its query. */
  readonly here: Path;
  readonly title: string;
  readonly children: Child;
}

/** Everything around a page's content. */
export const Layout: FC<LayoutProps> = ({ reader, here, title, children }) => {
  const { say, href } = reader;
  const otherReader = readerOf(other[reader.language]);
  const path = here.split('?')[0];
  return (
    <html lang={reader.tag}>
      <head>
        <meta charset="utf-8" />
        <title>
          {title} - {say(site.name)}
        </title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="icon" href={icon} />
        <link rel="alternate" hreflang={otherReader.tag} href={otherReader.href(here)} />
        <style>{raw(style)}</style>
      </head>
      <body>
        <a class="skip" href="#main">
          {say(site.skip)}
        </a>
        <header class="masthead">
          <div class="wide">
            <a class="brand" href={href('/')}>
              <svg width="34" height="28" viewBox="0 0 32 26" aria-hidden="true" focusable="false">
                {raw(logo)}
              </svg>
              {say(site.name)}
            </a>
            <nav aria-label={say(site.navigation)}>
              <ul>
                {sections.map(([to, label]) => (
                  <li>
                    <a href={href(to)} aria-current={path === to ? 'page' : undefined}>
                      {say(label)}
                    </a>
                  </li>
                ))}
                <li>
                  <a
                    class="language"
                    lang={otherReader.tag}
                    hreflang={otherReader.tag}
                    href={otherReader.href(here)}
                  >
                    {say(site.otherLanguage)}
                  </a>
                </li>
              </ul>
            </nav>
          </div>
        </header>
        <main id="main" class="wide" tabindex={-1}>
          {children}
        </main>
        <footer class="foot">
          <div class="wide">
            <p>{say(site.times)}</p>
            <p>{say(site.privacy)}</p>
          </div>
        </footer>
      </body>
    </html>
  );
};
