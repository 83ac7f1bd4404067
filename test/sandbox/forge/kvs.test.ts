import './forge-globals';

import { ForgeKvsAPIError, kvs, MetadataField, WhereConditions } from '@forge/kvs';
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

describe('what is told of a row besides its value', () => {
  const all = [MetadataField.CREATED_AT, MetadataField.UPDATED_AT, MetadataField.EXPIRE_TIME];

  it('is nothing, unless it is asked for', async () => {
    await inside(async () => {
      await kvs.set('row', 1);
      expect((await kvs.query().getMany()).results).toEqual([{ key: 'row', value: 1 }]);
      expect((await kvs.batchGet([{ key: 'row' }])).successfulKeys).toEqual([{ key: 'row', value: 1 }]);
    });
  });

  it('is when it was made and changed in milliseconds, and when it goes in ISO-8601', async () => {
    await inside(async () => {
      await kvs.set('row', 1, { ttl: { value: 2, unit: 'DAYS' }, keyPolicy: 'OVERRIDE' });
      const row = {
        key: 'row',
        value: 1,
        createdAt: expect.any(Number) as number,
        updatedAt: expect.any(Number) as number,
        expireTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) as string,
      };
      expect(await kvs.get('row', { metadataFields: all })).toEqual(row);
      expect((await kvs.query({ metadataFields: all }).getMany()).results).toEqual([row]);
      const set = await kvs.set('row', 2, {
        keyPolicy: 'OVERRIDE',
        returnValue: 'LATEST',
        returnMetadataFields: [MetadataField.CREATED_AT],
      });
      expect(set).toEqual({ key: 'row', value: 2, createdAt: row.createdAt });
    });
  });

  it('FAIL_IF_EXISTS gives no value back, since there is none that it replaced', async () => {
    const options = { keyPolicy: 'FAIL_IF_EXISTS', returnValue: 'LATEST' } as never;
    expect(await codeOf(() => kvs.set('row', 1, options))).toBe('INVALID_OPTIONS');
    expect(await inside(() => kvs.get('row'))).toBeUndefined();
  });

  it('an expired row may still be read for a while, as Forge says, and holds its key', async () => {
    sandbox = await runSandbox({}, { kvsExpiredKeptMs: 60_000 });
    await inside(() => kvs.set('lease', 'a', { ttl: { value: 0.02, unit: 'SECONDS' }, keyPolicy: 'OVERRIDE' }));
    await new Promise((resolve) => setTimeout(resolve, 40));
    expect(await inside(() => kvs.get('lease'))).toBe('a');
    expect(await codeOf(() => kvs.set('lease', 'b', { keyPolicy: 'FAIL_IF_EXISTS' }))).toBe('KEY_CONFLICT');
  });
});

describe('rates of an installation', () => {
  // Windows of a second and of a minute: the clock stands still until the test moves it.
  let now = Date.now();
  beforeEach(async () => {
    sandbox = await runSandbox({}, { queueDelayScale: 1 });
    jest.spyOn(Date, 'now').mockImplementation(() => now);
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });
  const outcomes = async (count: number, work: (n: number) => Promise<unknown>): Promise<Record<string, number>> => {
    const codes: Record<string, number> = {};
    for (let n = 0; n < count; n += 1) {
      const code = await codeOf(() => work(n));
      codes[code] = (codes[code] ?? 0) + 1;
    }
    return codes;
  };
  const kib = (count: number): string => 'x'.repeat(count * 1024);

  it('1,000 requests in a second, and in the next one more', async () => {
    expect(await outcomes(1001, () => kvs.get('k'))).toEqual({ 'no refusal': 1000, RATE_LIMIT_EXCEEDED: 1 });
    now += 1000;
    expect(await codeOf(() => kvs.get('k'))).toBe('no refusal');
  });

  it('4,000 units of 10 KB written in a minute, each request rounded up', async () => {
    const writes = (count: number, value: string) =>
      outcomes(count, (n) => {
        now += 10;
        return kvs.set(`k${n % 100}`, value);
      });
    // 201 KiB are 21 units; 190 of them are 3,990.
    expect(await writes(190, kib(201))).toEqual({ 'no refusal': 190 });
    expect(await writes(11, '1')).toEqual({ 'no refusal': 10, RATE_LIMIT_EXCEEDED: 1 });
    expect(await codeOf(() => kvs.get('k1'))).toBe('no refusal');
    expect(await codeOf(() => kvs.transact().set('k', 1).execute())).toBe('TOO_MANY_REQUESTS');
    now += 60_000;
    expect(await writes(1, '1')).toEqual({ 'no refusal': 1 });
  });

  it('4,000 units read in a minute, an empty answer counting as one', async () => {
    const reads = (count: number, key: string) =>
      outcomes(count, () => {
        now += 2;
        return kvs.get(key);
      });
    await inside(() => kvs.set('large', kib(201)));
    expect(await reads(190, 'large')).toEqual({ 'no refusal': 190 });
    expect(await reads(11, 'absent')).toEqual({ 'no refusal': 10, RATE_LIMIT_EXCEEDED: 1 });
  });

  it('1 MB to one key in a second', async () => {
    expect(await outcomes(5, () => kvs.set('k', kib(239)))).toEqual({ 'no refusal': 4, RATE_LIMIT_EXCEEDED: 1 });
    expect(await codeOf(() => kvs.set('other', kib(239)))).toBe('no refusal');
  });

  it('nothing was asked lately where the sandbox makes up what took people weeks', async () => {
    expect(await outcomes(1001, () => kvs.get('k'))).toMatchObject({ RATE_LIMIT_EXCEEDED: 1 });
    sandbox.kvs.forgetRates();
    expect(await outcomes(1000, () => kvs.get('k'))).toEqual({ 'no refusal': 1000 });
  });

  it('45 batches in a minute', async () => {
    const batch = () => kvs.batchSet([{ key: 'k', value: 1 }]);
    expect(await outcomes(46, batch)).toEqual({ 'no refusal': 45, RATE_LIMIT_EXCEEDED: 1 });
  });

  it('a refused request is an answer 429', async () => {
    await outcomes(1000, () => kvs.get('k'));
    await expect(inside(() => kvs.get('k'))).rejects.toMatchObject({ responseDetails: { status: 429 } });
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

describe('what plain storage cannot be asked', () => {
  type ForgeFetch = (target: unknown, path: string, init: RequestInit) => Promise<Response>;
  const query = async (body: object): Promise<unknown> => {
    const { __forge_fetch__ } = globalThis as typeof globalThis & { __forge_fetch__: ForgeFetch };
    const init = { method: 'POST', body: JSON.stringify(body) };
    const answer = await sandbox.inside({}, () =>
      __forge_fetch__({ type: 'kvs', provider: 'app', remote: 'kvs' }, '/api/v1/query', init),
    );
    return answer.json();
  };
  const clause = { property: 'key', condition: 'BEGINS_WITH', values: ['a'] };

  it.each([
    ['LIST_QUERY_LIMIT_EXCEEDED', 'no row at all', { limit: 0 }],
    ['QUERY_WHERE_INVALID', 'two conditions', { where: [clause, clause] }],
    ['QUERY_WHERE_FIELD_INVALID', 'a condition on the value', { where: [{ ...clause, property: 'value' }] }],
    ['INVALID_FILTER_CONDITION', 'an exact key', { where: [{ ...clause, condition: 'EQUAL_TO' }] }],
    ['INVALID_FILTER_VALUES', 'two starts', { where: [{ ...clause, values: ['a', 'b'] }] }],
  ])('refuses as %s %s', async (code, _, body) => {
    expect(await query(body)).toMatchObject({ code });
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

  it('refuses a transaction that uses a key twice, or holds more than 4 MB', async () => {
    expect(await codeOf(() => kvs.transact().set('k', 1).delete('k').execute())).toBe('DUPLICATE_KEY');
    const large = kvs.transact();
    for (let n = 0; n < 20; n += 1) large.set(`k${n}`, 'x'.repeat(220_000));
    expect(await codeOf(() => large.execute())).toBe('MAX_SIZE');
    expect(sandbox.kvs.entries('')).toEqual([]);
  });

  it('refuses a transaction of 26 operations', async () => {
    const transaction = kvs.transact();
    for (let n = 0; n < 26; n += 1) transaction.set(`k${n}`, n);
    expect(await codeOf(() => transaction.execute())).toBe('TRANSACTION_SIZE');
  });
});

describe('faults', () => {
  it('kvsConflictShare: claims lose as KEY_CONFLICT, other writes as 409, and reads go on', async () => {
    await inside(() => kvs.set('k', 'old'));
    sandbox.faults.set({ kvsConflictShare: 1 });
    expect(await codeOf(() => kvs.set('free', 1, { keyPolicy: 'FAIL_IF_EXISTS' }))).toBe('KEY_CONFLICT');
    await expect(inside(() => kvs.set('k', 'new'))).rejects.toMatchObject({ responseDetails: { status: 409 } });
    await expect(inside(() => kvs.transact().set('k', 'new').execute())).rejects.toThrow(ForgeKvsAPIError);
    await expect(inside(() => kvs.delete('k'))).rejects.toThrow(ForgeKvsAPIError);
    expect(await inside(() => kvs.get('k'))).toBe('old');
    sandbox.faults.reset();
    expect(await codeOf(() => kvs.set('k', 'new'))).toBe('no refusal');
  });

  it('kvsLatencyMs: every request takes so much longer', async () => {
    sandbox.faults.set({ kvsLatencyMs: 50 });
    const startedAt = performance.now();
    await inside(() => kvs.get('k'));
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(49);
  });
});

it('writes stand in the activity log with their size', async () => {
  await inside(() => kvs.set('k', 'abc'));
  expect(activityOf(sandbox, 'storage')).toEqual([expect.objectContaining({ operation: 'set', key: 'k', bytes: 5 })]);
});

it('answers only inside an invocation', async () => {
  await expect(kvs.get('k')).rejects.toThrow('only inside an invocation');
});
