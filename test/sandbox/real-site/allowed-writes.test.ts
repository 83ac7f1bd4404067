import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ALLOWED_WRITES, allowedWriteOf } from '../../../sandbox/real-site/allowed-writes';
import { isRead } from '../../../sandbox/real-site/is-read';

const ROOT = path.resolve(__dirname, '..', '..', '..');
const PROPERTIES: Readonly<Record<string, string>> = {
  SCORE_PROPERTY: 'plumbline.score',
  INPUT_PROPERTY: 'plumbline.inputs',
};

interface SentRequest {
  readonly file: string;
  readonly method: string;
  readonly path: string;
}

/** Every request in the sources: a path of Jira and the method beside it. */
function requestsIn(folder: string): readonly SentRequest[] {
  return readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .flatMap((file) => {
      const text = readFileSync(path.join(ROOT, folder, file), 'utf8');
      return [...text.matchAll(/[`'](\/rest\/(?:api|agile|software)\/[^`']*)[`']/g)].map((found) => {
        const around = text.slice(Math.max(0, found.index - 120), found.index + found[0].length + 120);
        const before = /method: '(\w+)',\s*path: route$/.exec(text.slice(0, found.index))?.[1];
        const after = /^[`'][^`']*[`'],\s*\{\s*method: '(\w+)'/.exec(text.slice(found.index))?.[1];
        const template = (found[1] ?? '')
          .replace(/\?.*$/, '')
          .replaceAll(/\$\{(\w+)\}/g, (_, name: string) => PROPERTIES[name] ?? '10001')
          .replaceAll(/\$\{[^}]*\}/g, '10001');
        if (before === undefined && after === undefined && /method: '(PUT|DELETE|PATCH)'/.test(around))
          throw new Error(`${file}: the method of ${template} cannot be told.`);
        return { file, method: before ?? after ?? 'GET', path: template };
      });
    });
}

const sent = [...requestsIn('src'), ...requestsIn('static')];

it('the sources are understood', () => {
  expect(sent.length).toBeGreaterThan(20);
  expect(sent.map(({ method }) => method)).toEqual(expect.arrayContaining(['GET', 'POST', 'PUT']));
});

it.each(sent.map((request) => [`${request.method} ${request.path}`, request] as const))(
  '%s is a read, or is listed before anything is written',
  (_, { method, path: pathname }) => {
    expect(isRead(method, pathname) || allowedWriteOf(method, pathname) !== undefined).toBe(true);
  },
);

it('what is listed is sent, each kind at least once', () => {
  const used = new Set(sent.map(({ method, path: pathname }) => allowedWriteOf(method, pathname)));
  expect(ALLOWED_WRITES.filter((write) => !used.has(write))).toEqual([]);
});

it.each([
  ['POST', '/rest/api/3/search/jql', true],
  ['POST', '/rest/api/2/search/jql', true],
  ['POST', '/rest/api/latest/permissions/check', true],
  ['GET', '/rest/api/3/anything', true],
  ['POST', '/rest/api/3/search/jql/more', false],
  ['POST', '/rest/api/3/issue', false],
  ['POST', '/rest/api/3/issue/properties', false],
  ['POST', '/rest/servicedeskapi/search/jql', false],
  ['DELETE', '/rest/api/3/search/jql', false],
  ['PATCH', '/rest/api/3/issue/1', false],
])('%s %s: read %s', (method, pathname, read) => {
  expect(isRead(method, pathname)).toBe(read);
});
