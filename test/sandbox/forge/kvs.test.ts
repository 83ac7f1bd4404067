import './forge-globals';

import { ForgeKvsAPIError, kvs, WhereConditions } from '@forge/kvs';
import type { Sandbox } from '../../../sandbox/forge/start-sandbox';
import { activityOf, runSandbox, stopAll } from './running-sandbox';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await runSandbox();
});
afterEach(stopAll);

const inside = <T>(work: () => Promise<T>): Promise<T> => sandbox.inside({}, work);

/** The code of the refusal that the package throws. */
const codeOf = async (work: () => Promise<unknown>): Promise<string> => {
  try {
    await inside(work);
  } catch (error) {
    if (error instanceof ForgeKvsAPIError) return error.code;
    throw error;
  }
  return 'no refusal';
};
const nested = (depth: number): unknown => (depth === 0 ? 1 : { inner: nested(depth - 1) });

describe('one key', () => {
  it('gives back what was set, and undefined for what never was or was deleted', async () => {
    await inside(async () => {
      await kvs.set('model', { revision: 3, parts: [1, 'two', null] });
      expect(await kvs.get('model')).toEqual({ revision: 3, parts: [1, 'two', null] });
      expect(await kvs.get('other')).toBeUndefined();
      await kvs.delete('model');
      await kvs.delete('model');
      expect(await kvs.get('model')).toBeUndefined();
    });
  });

  it('keeps secrets apart from plain keys', async () => {
    await inside(async () => {
      await kvs.setSecret('token', 'hush');
      expect(await kvs.get('token')).toBeUndefined();
      expect(await kvs.getSecret('token')).toBe('hush');
    });
    expect(sandbox.kvs.entries('')).toEqual([]);
  });

  it('FAIL_IF_EXISTS takes the first and refuses the second as KEY_CONFLICT', async () => {
    await inside(() => kvs.set('lock', 'mine', { keyPolicy: 'FAIL_IF_EXISTS' }));
    expect(await codeOf(() => kvs.set('lock', 'yours', { keyPolicy: 'FAIL_IF_EXISTS' }))).toBe('KEY_CONFLICT');
    expect(await inside(() => kvs.get('lock'))).toBe('mine');
  });

  it('of many writers with FAIL_IF_EXISTS exactly one wins', async () => {
    const outcomes = await inside(() =>
      Promise.allSettled(
        Array.from({ length: 20 }, (_, writer) => kvs.set('lock', writer, { keyPolicy: 'FAIL_IF_EXISTS' })),
      ),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('returnValue gives the value before or after', async () => {
    await inside(async () => {
      await kvs.set('n', 1);
      const before = await kvs.set('n', 2, { keyPolicy: 'OVERRIDE', returnValue: 'PREVIOUS' });
      expect(before?.value).toBe(1);
      const after = await kvs.set('n', 3, { keyPolicy: 'OVERRIDE', returnValue: 'LATEST' });
      expect(after?.value).toBe(3);
    });
  });

  it('a key with a ttl is gone when its time is over, and may then be claimed anew', async () => {
    await inside(() => kvs.set('lease', 'a', { ttl: { value: 1, unit: 'SECONDS' }, keyPolicy: 'FAIL_IF_EXISTS' }));
    expect(await inside(() => kvs.get('lease'))).toBe('a');
    expect(await codeOf(() => kvs.set('lease', 'b', { keyPolicy: 'FAIL_IF_EXISTS' }))).toBe('KEY_CONFLICT');
    await new Promise((resolve) => setTimeout(resolve, 1050));
    expect(await inside(() => kvs.get('lease'))).toBeUndefined();
    expect(await codeOf(() => kvs.set('lease', 'b', { keyPolicy: 'FAIL_IF_EXISTS' }))).toBe('no refusal');
  });
});

describe('limits', () => {
  it.each([
    ['KEY_TOO_SHORT', 'an empty key', ''],
    ['KEY_TOO_LONG', 'a key of 501 characters', 'k'.repeat(501)],
    ['INVALID_KEY', 'a slash', 'a/b'],
    ['INVALID_KEY', 'a letter outside ASCII', 'ä'],
    ['INVALID_KEY', 'nothing but spaces', '   '],
  ])('refuses as %s %s', async (code, _, key) => {
    expect(await codeOf(() => kvs.set(key, 1))).toBe(code);
    expect(await codeOf(() => kvs.get(key))).toBe(code);
  });

  it('takes the longest key and every allowed sign', async () => {
    expect(await codeOf(() => kvs.set('k'.repeat(500), 1))).toBe('no refusal');
    expect(await codeOf(() => kvs.set('Az09:._ -#', 1))).toBe('no refusal');
  });

  it('takes 240 KiB and refuses one byte more, counted as UTF-8', async () => {
    const quotes = 2;
    expect(await codeOf(() => kvs.set('k', 'x'.repeat(240 * 1024 - quotes)))).toBe('no refusal');
    expect(await codeOf(() => kvs.set('k', 'x'.repeat(240 * 1024 - quotes + 1)))).toBe('MAX_SIZE');
    expect(await codeOf(() => kvs.set('k', 'ü'.repeat(120 * 1024)))).toBe('MAX_SIZE');
  });

  it('takes 31 levels and refuses 32', async () => {
    expect(await codeOf(() => kvs.set('k', nested(31)))).toBe('no refusal');
    expect(await codeOf(() => kvs.set('k', nested(32)))).toBe('MAX_DEPTH');
  });

  it('refuses a ttl of more than a year, and custom entities, which the manifest does not declare', async () => {
    expect(await codeOf(() => kvs.set('k', 1, { ttl: { value: 366, unit: 'DAYS' } }))).toBe('INVALID_TTL');
    expect(await codeOf(() => kvs.entity('person').set('k', { age: 3 }))).toBe('UNKNOWN_ENTITY');
  });

  it('a refused value leaves the stored one as it was', async () => {
    await inside(() => kvs.set('k', 'old'));
    await codeOf(() => kvs.set('k', 'x'.repeat(300_000)));
    expect(await inside(() => kvs.get('k'))).toBe('old');
  });
});

describe('query', () => {
  it('pages in key order through a prefix: 10 by default, 100 at most', async () => {
    await inside(async () => {
      for (let n = 0; n < 25; n += 1) await kvs.set(`row:${String(n).padStart(3, '0')}`, n);
      await kvs.set('rox', 'no row');
      const first = await kvs.query().where('key', WhereConditions.beginsWith('row:')).getMany();
      expect(first.results).toHaveLength(10);
      const seen: unknown[] = [];
      let cursor: string | undefined;
      do {
        const query = kvs.query().where('key', WhereConditions.beginsWith('row:')).limit(7);
        const page = await (cursor === undefined ? query : query.cursor(cursor)).getMany();
        seen.push(...page.results.map(({ value }) => value));
        cursor = page.nextCursor;
      } while (cursor !== undefined);
      expect(seen).toEqual(Array.from({ length: 25 }, (_, n) => n));
      expect(await kvs.query().where('key', WhereConditions.beginsWith('row:')).limit(25).getMany()).not.toHaveProperty(
        'nextCursor',
        expect.any(String),
      );
    });
    expect(await codeOf(() => kvs.query().limit(101).getMany())).toBe('LIST_QUERY_LIMIT_EXCEEDED');
  });

  it('a page goes on behind the last key even when that key is deleted meanwhile', async () => {
    await inside(async () => {
      for (const key of ['a', 'b', 'c']) await kvs.set(key, key);
      const first = await kvs.query().limit(2).getMany();
      await kvs.delete('b');
      const rest = await kvs
        .query()
        .limit(2)
        .cursor(first.nextCursor ?? '')
        .getMany();
      expect(rest.results.map(({ key }) => key)).toEqual(['c']);
    });
  });
});

describe('many keys at once', () => {
  it('batchSet tells the keys that failed, and keeps the others', async () => {
    await inside(async () => {
      const answer = await kvs.batchSet([
        { key: 'good', value: 1 },
        { key: 'bad/key', value: 2 },
      ]);
      expect(answer.successfulKeys).toEqual([{ key: 'good' }]);
      expect(answer.failedKeys).toEqual([
        { key: 'bad/key', error: { code: 'INVALID_KEY', message: expect.any(String) as string } },
      ]);
      const got = await kvs.batchGet([{ key: 'good' }, { key: 'absent' }]);
      expect(got.successfulKeys).toEqual([expect.objectContaining({ key: 'good', value: 1 })]);
      expect(got.failedKeys[0]?.error.code).toBe('KEY_NOT_FOUND');
    });
  });

  it('refuses a batch with no key, with one key twice, or with more than 25', async () => {
    const many = Array.from({ length: 26 }, (_, n) => ({ key: `k${n}`, value: n }));
    expect(await codeOf(() => kvs.batchSet([]))).toBe('BATCH_SIZE');
    expect(await codeOf(() => kvs.batchSet(many))).toBe('BATCH_SIZE');
    expect(
      await codeOf(() =>
        kvs.batchSet([
          { key: 'k', value: 1 },
          { key: 'k', value: 2 },
        ]),
      ),
    ).toBe('DUPLICATE_KEY');
  });

  it('a transaction writes and removes all, or nothing when one part is refused', async () => {
    await inside(async () => {
      await kvs.set('head', 1);
      await kvs.set('old', 1);
      await kvs.transact().set('head', 2).set('part', 'x').delete('old').execute();
      expect([await kvs.get('head'), await kvs.get('part'), await kvs.get('old')]).toEqual([2, 'x', undefined]);
    });
    expect(await codeOf(() => kvs.transact().set('head', 3).set('bad/key', 1).execute())).toBe('INVALID_KEY');
    expect(await inside(() => kvs.get('head'))).toBe(2);
  });

  it('refuses a transaction of 26 operations', async () => {
    const transaction = kvs.transact();
    for (let n = 0; n < 26; n += 1) transaction.set(`k${n}`, n);
    expect(await codeOf(() => transaction.execute())).toBe('TRANSACTION_SIZE');
  });
});

it('writes stand in the activity log with their size', async () => {
  await inside(() => kvs.set('k', 'abc'));
  expect(activityOf(sandbox, 'storage')).toEqual([expect.objectContaining({ operation: 'set', key: 'k', bytes: 5 })]);
});

it('answers only inside an invocation', async () => {
  await expect(kvs.get('k')).rejects.toThrow('only inside an invocation');
});
