import type { Context } from 'hono';
import { html } from 'hono/html';
import type { Child } from 'hono/jsx';
import { Layout } from './layout.tsx';
import type { Path, Reader } from './reader.ts';
import { contentSecurityPolicy } from './style.ts';

/** What a page shows, whatever is around it. */
export interface Page {
  readonly title: string;
  readonly content: Child;
  /** 200 where it is absent. */
  readonly status?: 200 | 400 | 404 | 500;
}

/** How long a shared cache may answer for us: a page follows its draw within half a minute. */
const pageCaching = 'public, max-age=30';

const hereOf = ({ req }: Context, reader: Reader): Path => {
  const { pathname, search } = new URL(req.url);
  const prefix = reader.href('/');
  return `/${pathname.slice(prefix.length).replace(/^\/+/, '')}${search}`;
};

/** Answers with a page. Only a page that was found is cached. */
export const answerPage = (c: Context, reader: Reader, { title, content, status = 200 }: Page) => {
  c.header('content-security-policy', contentSecurityPolicy);
  c.header('content-language', reader.tag);
  if (status === 200) c.header('cache-control', pageCaching);
  return c.html(
    html`<!DOCTYPE html>${(
      <Layout reader={reader} here={hereOf(c, reader)} title={title}>
        {content}
      </Layout>
    )}`,
    status,
  );
};
