import { Hono } from 'hono';

const COLOURS: readonly (readonly [word: string, colour: string])[] = [
  ['epic', '#904ee2'],
  ['initiative', '#e56910'],
  ['story', '#4bce97'],
  ['bug', '#e2483d'],
  ['incident', '#e2483d'],
  ['idea', '#f5cd47'],
  ['highest', '#c9372c'],
  ['high', '#e2483d'],
  ['medium', '#e56910'],
  ['low', '#1868db'],
];
const OTHER = '#1868db';

/** The icons that the REST answers point to: coloured squares, so that a page which shows one is not left with a hole. */
export function createJiraImages(): Hono {
  const app = new Hono();
  app.get('/images/icons/:kind/:name', (c) => {
    const name = c.req.param('name').toLowerCase();
    const colour = COLOURS.find(([word]) => name.includes(word))?.[1] ?? OTHER;
    return c.body(
      `<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 16 16"><rect width="16" height="16" rx="3" fill="${colour}"/></svg>`,
      200,
      { 'content-type': 'image/svg+xml', 'cache-control': 'max-age=3600' },
    );
  });
  return app;
}
