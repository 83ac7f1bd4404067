import { z } from 'zod';
import type * as Access from '../../src/adapters/kvs/kvs-access';
import { A_SITE } from '../builders/a-site';
import { projectId } from '../builders/ids';
import { type ContractSite, openContractSite } from './open-contract-site';

const shop = projectId(A_SITE.shopProject);
let site: ContractSite;
let access: typeof Access;

beforeAll(async () => {
  site = await openContractSite();
  access = await import('../../src/adapters/kvs/kvs-access');
  await site.sandbox.idle();
}, 60_000);
afterAll(() => site.sandbox.stop());

const inside = <T>(work: () => Promise<T>): Promise<T> => site.sandbox.inside({ accountId: null }, work);

// As an update of the app finds it: the stored head is of a format that is not read any more.
const ageSnapshot = (key: string) =>
  inside(async () => {
    const stored = await access.findValue(key, z.looseObject({}));
    await access.saveValue(key, { ...stored, format: 1 });
  });

async function opened() {
  const answer = await site.call('dev', 'project.open', { projectId: shop });
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
}

it('a project whose snapshot is of an earlier version is scanned again as soon as somebody opens it', async () => {
  const before = await opened();
  expect(before.snapshot).not.toBeNull();
  await ageSnapshot(`snapshot:${shop}`);
  expect(await opened()).toMatchObject({ snapshot: null, scan: { phase: 'queued' } });
  await site.sandbox.idle();
  const after = await opened();
  expect(after).toMatchObject({ scan: { phase: 'done' } });
  expect(after.snapshot?.generation).not.toBe(before.snapshot?.generation);
  const left = site.sandbox.kvs.entries(`rows:${shop}:`).map(({ key }) => key.split(':')[2]);
  expect(new Set(left)).toEqual(new Set([after.snapshot?.generation.split('.')[0]]));
});

it('a project that was never scanned is left alone until somebody asks', async () => {
  await inside(async () => {
    await access.deleteValue(`snapshot:${shop}`);
    await access.deleteValue(`scan:${shop}`);
  });
  expect(await opened()).toMatchObject({ snapshot: null, scan: { phase: 'never' } });
});
