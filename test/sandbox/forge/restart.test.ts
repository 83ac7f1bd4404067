import './forge-globals';

import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { kvs } from '@forge/kvs';
import { DataFolderInUse } from '../../../sandbox/forge/lock-data-folder';
import { KEPT_FOLDERS, type Sandbox } from '../../../sandbox/forge/start-sandbox';
import { DEMO_PEOPLE } from '../../../sandbox/jira/site-records';
import { A_SITE, aSite } from '../../builders/a-site';
import { aFolder, runSandbox, stop, stopAll } from './running-sandbox';

afterEach(stopAll);

const ask = async (sandbox: Sandbox, method: string, requestPath: string, body?: unknown): Promise<unknown> => {
  const response = await sandbox.jira.handle({
    actor: { kind: 'user', accountId: DEMO_PEOPLE.dev },
    via: 'rest',
    method,
    path: requestPath,
    headers: { 'content-type': 'application/json' },
    body: body === undefined ? null : JSON.stringify(body),
  });
  expect(response.ok).toBe(true);
  const text = await response.text();
  return text === '' ? null : (JSON.parse(text) as unknown);
};
const createStory = async (sandbox: Sandbox, summary: string): Promise<string> => {
  const fields = { project: { key: 'SHOP' }, issuetype: { id: A_SITE.story }, summary };
  return ((await ask(sandbox, 'POST', '/rest/api/3/issue', { fields })) as { key: string }).key;
};

it('a restart keeps the site, the storage and the identities', async () => {
  const dataDir = aFolder();
  const siteData = jest.fn(() => aSite());
  const first = await runSandbox({}, { dataDir, siteData });
  const key = await createStory(first, 'Kept over the restart');
  await ask(first, 'PUT', `/rest/api/3/issue/${key}/properties/plumbline.score`, { value: 71 });
  await ask(first, 'PUT', '/rest/api/3/issue/SHOP-5', { fields: { labels: ['kept'] } });
  await first.inside({}, () => kvs.set('model', { revision: 4 }));
  const identities = { ...first.platform.site, siteUrl: '' };
  await stop(first);

  const second = await runSandbox({}, { dataDir, siteData });
  expect(siteData).toHaveBeenCalledTimes(1);
  expect(await second.inside({}, () => kvs.get('model'))).toEqual({ revision: 4 });
  expect(await ask(second, 'GET', `/rest/api/3/issue/${key}`)).toMatchObject({
    fields: { summary: 'Kept over the restart' },
  });
  expect(await ask(second, 'GET', `/rest/api/3/issue/${key}/properties/plumbline.score`)).toMatchObject({
    value: { value: 71 },
  });
  expect(await ask(second, 'GET', '/rest/api/3/issue/SHOP-5')).toMatchObject({ fields: { labels: ['kept'] } });
  expect({ ...second.platform.site, siteUrl: '' }).toEqual(identities);

  const [, number] = key.split('-');
  expect(await createStory(second, 'After the restart')).toBe(`SHOP-${Number(number) + 1}`);
});

it('what the manifest indexes stays searchable after a restart', async () => {
  const dataDir = aFolder();
  const first = await runSandbox({}, { dataDir });
  await ask(first, 'PUT', '/rest/api/3/issue/SHOP-5/properties/plumbline.score', { value: 71, state: 'aligned' });
  await stop(first);
  const second = await runSandbox({}, { dataDir });
  const jql = encodeURIComponent('plumblineValue >= 70 AND plumblineState = "aligned"');
  expect(await ask(second, 'GET', `/rest/api/3/search/jql?jql=${jql}&fields=summary`)).toMatchObject({
    issues: [{ key: 'SHOP-5' }],
  });
});

describe('a data folder', () => {
  it('has one user at a time', async () => {
    const dataDir = aFolder();
    writeFileSync(path.join(dataDir, 'in-use'), String(process.ppid));
    await expect(runSandbox({}, { dataDir })).rejects.toThrow(DataFolderInUse);
    await expect(runSandbox({}, { dataDir })).rejects.toThrow(`Process ${process.ppid} already uses ${dataDir}`);
  });

  it('is free again after a stop, and after a process that ended without one', async () => {
    const dataDir = aFolder();
    await stop(await runSandbox({}, { dataDir }));
    expect(existsSync(path.join(dataDir, 'in-use'))).toBe(false);
    const noProcess = 2 ** 22 + 1; // beyond the highest process id
    writeFileSync(path.join(dataDir, 'in-use'), String(noProcess));
    await expect(runSandbox({}, { dataDir })).resolves.toBeDefined();
  });

  it('holds nothing else to keep than the folders that --reset removes', async () => {
    const dataDir = aFolder();
    await stop(await runSandbox({}, { dataDir }));
    expect(readdirSync(dataDir).sort()).toEqual([...KEPT_FOLDERS].sort());
  });
});
