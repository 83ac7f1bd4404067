import './forge-globals';

import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readManifest } from '../../../sandbox/forge/app-manifest';
import { createCdn } from '../../../sandbox/forge/cdn-server';
import { PortInUse } from '../../../sandbox/forge/listen';
import type { Sandbox } from '../../../sandbox/forge/start-sandbox';
import { DEMO_PEOPLE } from '../../../sandbox/jira/site-records';
import { aFolder, runSandbox, stopAll } from './running-sandbox';

afterEach(stopAll);

const ROOT = path.resolve(__dirname, '..', '..', '..');
const basic = (email: string, token: string) => ({
  authorization: `Basic ${Buffer.from(`${email}:${token}`).toString('base64')}`,
});
const cookieOf = (response: Response): string => (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
const json = async (response: Response): Promise<unknown> => response.json() as Promise<unknown>;
const post = (url: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

describe("Jira's REST API over HTTP", () => {
  const myself = (sandbox: Sandbox, headers: Readonly<Record<string, string>>): Promise<Response> =>
    fetch(`${sandbox.url}/rest/api/3/myself`, { headers });

  it('knows a person by e-mail and token, and nobody by wrong ones', async () => {
    const sandbox = await runSandbox();
    const right = await myself(sandbox, basic('po@example.com', 'sandbox'));
    expect([right.status, await json(right)]).toEqual([200, expect.objectContaining({ accountId: DEMO_PEOPLE.po })]);
    for (const wrong of [
      basic('po@example.com', 'guess'),
      basic('nobody@example.com', 'sandbox'),
      basic('', ''),
      { authorization: 'Basic ###' },
    ]) {
      const answer = await myself(sandbox, wrong);
      expect([answer.status, answer.headers.get('x-seraph-loginreason')]).toEqual([401, 'AUTHENTICATED_FAILED']);
    }
    expect((await myself(sandbox, {})).status).toBe(401);
  });

  it("answers a visitor, and a person's longer answer after that in full", async () => {
    const sandbox = await runSandbox();
    const projects = async (headers: Readonly<Record<string, string>>): Promise<readonly unknown[]> => {
      const answer = await fetch(`${sandbox.url}/rest/api/3/project/search`, { headers });
      return ((await json(answer)) as { readonly values: readonly unknown[] }).values;
    };
    expect(await projects({})).toEqual([]);
    expect(await projects(basic('dev@example.com', 'sandbox'))).toHaveLength(3);
  });

  it('refuses writes that another site, or a page without an origin, makes with the cookie', async () => {
    const sandbox = await runSandbox();
    const cookie = cookieOf(await fetch(`${sandbox.url}/__forge/session`));
    const rename = (origin: string): Promise<Response> =>
      fetch(`${sandbox.url}/rest/api/3/issue/SHOP-5`, {
        method: 'PUT',
        headers: { cookie, origin, 'content-type': 'application/json' },
        body: JSON.stringify({ fields: { summary: 'Changed' } }),
      });
    expect((await rename('http://evil.example')).status).toBe(403);
    expect((await rename('null')).status).toBe(403);
    expect((await rename(sandbox.cdnUrl)).status).toBe(403);
    expect((await rename(sandbox.url)).status).toBe(204);
  });
});

describe('the session', () => {
  it('makes a fresh browser the administrator, and another person after a switch', async () => {
    const sandbox = await runSandbox();
    const first = await fetch(`${sandbox.url}/__forge/session`);
    const setCookie = first.headers.get('set-cookie') ?? '';
    expect(setCookie).toMatch(/HttpOnly/i);
    expect(setCookie).toMatch(/SameSite=Lax/i);
    const session = (await json(first)) as {
      readonly user: { readonly accountId: string };
      readonly users: readonly { readonly accountId: string }[];
      readonly modules: readonly { readonly key: string; readonly icon?: string }[];
      readonly cdnUrl: string;
    };
    expect(session.user.accountId).toBe(DEMO_PEOPLE.admin);
    expect(session.users).toHaveLength(5);
    expect(session.modules.map(({ key }) => key).sort()).toEqual([
      'plumbline-admin',
      'plumbline-glance',
      'plumbline-panel',
      'plumbline-project',
      'plumbline-settings',
    ]);
    expect(session.modules.find(({ key }) => key === 'plumbline-panel')?.icon).toBe(
      `${session.cdnUrl}/icons/plumb.svg`,
    );

    const switched = await post(
      `${sandbox.url}/__forge/session`,
      { accountId: DEMO_PEOPLE.restricted },
      { cookie: cookieOf(first) },
    );
    const seen = (issue: string): Promise<Response> =>
      fetch(`${sandbox.url}/rest/api/3/issue/${issue}`, { headers: { cookie: cookieOf(switched) } });
    expect([(await seen('SHOP-5')).status, (await seen('MOB-2')).status]).toEqual([404, 200]);
    expect((await post(`${sandbox.url}/__forge/session`, { accountId: 'nobody' })).status).toBe(404);
    expect(
      (await post(`${sandbox.url}/__forge/session`, { accountId: null }, { origin: 'http://evil.example' })).status,
    ).toBe(403);
  });
});

describe('the bridge', () => {
  it('fetchProduct is the viewer, and costs no points', async () => {
    const sandbox = await runSandbox();
    const cookie = cookieOf(await post(`${sandbox.url}/__forge/session`, { accountId: DEMO_PEOPLE.dev }));
    const answer = await post(
      `${sandbox.url}/__forge/bridge`,
      {
        command: 'fetchProduct',
        moduleKey: 'plumbline-panel',
        payload: { product: 'jira', restPath: '/rest/api/3/myself', fetchRequestInit: { headers: [] } },
      },
      { cookie },
    );
    const { ok, result } = (await json(answer)) as { ok: boolean; result: { status: number; body: string } };
    expect([ok, result.status]).toEqual([true, 200]);
    expect(JSON.parse(result.body)).toMatchObject({ accountId: DEMO_PEOPLE.dev });
    expect(sandbox.platform.jira.limits().pointsThisHour).toBe(0);
  });

  it('tells of a failed function no more than Jira does', async () => {
    const sandbox = await runSandbox({
      adminResolver: () => {
        throw new TypeError('x is not a function');
      },
    });
    const answer = await post(`${sandbox.url}/__forge/bridge`, {
      command: 'invoke',
      moduleKey: 'plumbline-admin',
      payload: { functionKey: 'admin.open' },
    });
    expect(await json(answer)).toEqual({
      ok: false,
      name: 'Error',
      message: 'There was an error invoking the function - x is not a function',
    });
  });

  it.each([
    ['a request over 500 KB', { bytes: 1, ballast: 'x'.repeat(500_000) }, 'The request payload is larger than 500 KB.'],
    ['a response over 5 MB', { bytes: 5_000_000 }, 'The response payload is larger than 5 MB.'],
    ['a function that takes 25 s', { hangs: true }, 'The function admin-resolver timed out after 25 seconds.'],
  ])('tells of %s as of any failed function', async (_, payload, message) => {
    interface Asked {
      readonly call: { readonly payload: { readonly bytes?: number; readonly hangs?: boolean } };
    }
    const adminResolver = (request: unknown): unknown => {
      const { bytes, hangs } = (request as Asked).call.payload;
      return hangs === true ? new Promise(() => undefined) : { text: 'x'.repeat(bytes ?? 0) };
    };
    // 25 s become 100 ms.
    const sandbox = await runSandbox({ adminResolver }, { timeoutScale: 0.004 });
    const answer = await post(`${sandbox.url}/__forge/bridge`, {
      command: 'invoke',
      moduleKey: 'plumbline-admin',
      payload: { functionKey: 'admin.open', payload },
    });
    expect(await json(answer)).toEqual({
      ok: false,
      name: 'Error',
      message: `There was an error invoking the function - ${message}`,
    });
  });

  it('fetchProduct of a visitor goes to Jira without an account', async () => {
    const sandbox = await runSandbox();
    sandbox.faults.set({ anonymous: true });
    const answer = await post(`${sandbox.url}/__forge/bridge`, {
      command: 'fetchProduct',
      moduleKey: 'plumbline-panel',
      payload: { product: 'jira', restPath: '/rest/api/3/myself', fetchRequestInit: { headers: [] } },
    });
    expect(await json(answer)).toMatchObject({ ok: true, result: { status: 401 } });
  });

  it('the badge of the glance is what the function of dynamicProperties says, where the issue is visible', async () => {
    const given: unknown[] = [];
    const status = { type: 'lozenge', value: { label: 'Aligned', type: 'success' } };
    const sandbox = await runSandbox({
      glanceStatus: (payload) => {
        given.push(payload);
        return { status };
      },
    });
    const cookie = cookieOf(await post(`${sandbox.url}/__forge/session`, { accountId: DEMO_PEOPLE.dev }));
    const ask = (issue: string): Promise<Response> =>
      fetch(`${sandbox.url}/__forge/dynamic-properties?issue=${issue}`, { headers: { cookie } });
    expect(await json(await ask('SHOP-5'))).toEqual({ status });
    expect(given).toEqual([
      expect.objectContaining({ extension: expect.objectContaining({ type: 'jira:issueContext' }) as object }),
    ]);
    expect((await ask('SHOP-7')).status).toBe(404);
    expect(given).toHaveLength(1);
  });
});

describe("the pages' origin", () => {
  const aCdn = (failures: ReadonlyMap<string, string> = new Map()) => {
    const root = aFolder();
    const page = path.join(root, 'static', 'build', 'admin-page');
    mkdirSync(page, { recursive: true });
    writeFileSync(path.join(root, 'secret.txt'), 'not for pages');
    writeFileSync(path.join(page, 'main.js'), 'run()');
    writeFileSync(
      path.join(page, 'index.html'),
      '<!doctype html><html><head><title>Admin</title><script type="module" src="./main.js"></script></head></html>',
    );
    return createCdn({
      root,
      manifest: readManifest(ROOT),
      bridgeClient: 'globalThis.__bridge = {}',
      hostOrigins: () => ['http://localhost:8420'],
      failures: () => failures,
    });
  };

  it('puts the bridge before every other script', async () => {
    const html = await (await aCdn().request('/admin-page/index.html')).text();
    const scripts = [...html.matchAll(/<script[^>]*src="([^"]+)"/g)].map(([, source]) => source);
    expect(scripts).toEqual(['/__bridge/client.js', './main.js']);
    expect(html.indexOf('<script')).toBeLessThan(html.indexOf('<title'));
    expect(await (await aCdn().request('/__bridge/client.js')).text()).toBe('globalThis.__bridge = {}');
  });

  it("serves pages under Atlassian's content security policy", async () => {
    const policy = (await aCdn().request('/admin-page/index.html')).headers.get('content-security-policy') ?? '';
    const directives = new Map(
      policy.split(';').map((directive) => {
        const [name = '', ...sources] = directive.trim().split(/\s+/);
        return [name, sources];
      }),
    );
    expect(directives.get('script-src')).not.toContain("'unsafe-inline'");
    expect(directives.get('script-src')).not.toContain("'unsafe-eval'");
    expect(directives.get('style-src')).not.toContain("'unsafe-inline'");
    for (const source of [...(directives.get('default-src') ?? ['*']), ...(directives.get('script-src') ?? ['*'])])
      expect(source).toMatch(/^('self'|https:\/\/[a-z.-]+\.(atlassian|atlassian-dev|atl-paas)\.(com|net)(\/.*)?)$/);
    expect(directives.get('frame-ancestors')).toContain('http://localhost:8420');
    expect(directives.has('report-uri')).toBe(false);
  });

  it('serves only what lies in the resource, and says why a page was not built', async () => {
    const cdn = aCdn(new Map([['issue-panel', 'main.tsx:3: <b> expected']]));
    expect((await cdn.request('/admin-page/main.js')).status).toBe(200);
    for (const elsewhere of ['/admin-page/..%2f..%2f..%2fsecret.txt', '/admin-page/none.js', '/other/index.html'])
      expect((await cdn.request(elsewhere)).status).toBe(404);
    const failed = await cdn.request('/issue-panel/index.html');
    expect(failed.status).toBe(500);
    expect(await failed.text()).toContain('main.tsx:3: &lt;b> expected');
  });

  it("has Atlassian's themes", async () => {
    const sandbox = await runSandbox();
    const dark = await fetch(`${sandbox.cdnUrl}/__bridge/theme/dark.css`);
    expect([dark.headers.get('content-type'), await dark.text()]).toEqual([
      expect.stringContaining('text/css') as string,
      expect.stringContaining('--ds-surface') as string,
    ]);
    expect((await fetch(`${sandbox.cdnUrl}/__bridge/theme/..%2fpackage.css`)).status).toBe(404);
  });
});

it('a port that is taken is refused with what to do, and nothing stays open', async () => {
  const first = await runSandbox();
  const port = Number(new URL(first.url).port);
  await expect(runSandbox({}, { port })).rejects.toThrow(PortInUse);
  await expect(runSandbox({}, { port })).rejects.toThrow(`Port ${port} is in use`);
});
