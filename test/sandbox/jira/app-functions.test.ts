import type { AppFunction } from '../../../sandbox/jira/jql/app-functions';
import { keysOf, messagesOf, openTestSite, type TestSite } from './open-test-site';

const DAY_MS = 24 * 60 * 60 * 1000;

interface Asked {
  readonly operator: string;
  readonly arguments: readonly string[];
}

/** A site whose app has one function, with what it was asked. */
const withFunction = async (
  compute: (clause: Asked) => unknown,
  more: Partial<AppFunction> = {},
): Promise<TestSite & { readonly asked: readonly Asked[] }> => {
  const test = await openTestSite();
  const asked: Asked[] = [];
  test.site.offerFunctions([
    {
      key: 'a-theme',
      name: 'aTheme',
      operators: ['in', 'not in'],
      arguments: [{ name: 'theme', required: true }],
      types: ['issue'],
      compute: (clause) => {
        asked.push(clause);
        return Promise.resolve(compute(clause));
      },
      ...more,
    },
  ]);
  return { ...test, asked };
};

const search = (test: TestSite, jql: string, who: Parameters<TestSite['as']>[0] = 'po') =>
  test.as(who)('POST', '/rest/api/3/search/jql', { jql, fields: ['key'], maxResults: 100 });

const labelled = ({ operator }: Asked) => ({ jql: operator === 'in' ? 'labels = checkout' : 'labels != checkout' });

describe('a function of an app in a query', () => {
  it.each(['issue', 'key', 'issuekey', 'id'])(
    'stands beside %s, and its answer takes the place of the clause',
    async (field) => {
      const test = await withFunction(labelled);
      expect(keysOf(await search(test, `${field} in aTheme("Checkout") AND project = SHOP`))).toEqual(['SHOP-5']);
      expect(test.asked).toEqual([{ operator: 'in', arguments: ['Checkout'] }]);
    },
  );

  it('is asked about each operator of its own, and a NOT before it turns its answer round', async () => {
    const test = await withFunction(({ operator }) => ({
      jql: operator === 'in' ? 'key = SHOP-4 OR key = SHOP-5' : 'key = SHOP-6',
    }));
    const among = 'key in (SHOP-4, SHOP-5, SHOP-6)';
    const found = async (jql: string) => keysOf(await search(test, `${among} AND ${jql} ORDER BY key ASC`));
    expect(await found('issue not in atheme(x)')).toEqual(['SHOP-6']);
    expect(await found('NOT issue in aTheme(x)')).toEqual(['SHOP-6']);
    expect(await found('NOT issue not in aTheme(x)')).toEqual(['SHOP-4', 'SHOP-5']);
    expect(await found('(issue in aTheme(x))')).toEqual(['SHOP-4', 'SHOP-5']);
  });

  it('works wherever queries do', async () => {
    const test = await withFunction(labelled);
    const as = test.as('po');
    const jql = 'issue in aTheme(Checkout)';
    const read = `jql=${encodeURIComponent(jql)}`;
    expect(keysOf(await as('GET', `/rest/api/3/search/jql?${read}&fields=key`))).toEqual(['SHOP-5']);
    expect((await as('POST', '/rest/api/3/search/approximate-count', { jql })).body).toEqual({ count: 1 });
    expect((await as('POST', '/rest/api/3/jql/match', { issueIds: [10104, 10105], jqls: [jql] })).body).toEqual({
      matches: [{ matchedIssues: [10105], errors: [] }],
    });
    expect((await as('POST', '/rest/api/3/jql/parse', { queries: [jql] })).body).toMatchObject({
      queries: [{ query: jql, structure: { where: { operand: { function: 'aTheme', arguments: ['Checkout'] } } } }],
    });
    expect(test.asked).toHaveLength(1);
    const { visibleFunctionNames } = (await as('GET', '/rest/api/3/jql/autocompletedata')).body as {
      readonly visibleFunctionNames: readonly { readonly value: string }[];
    };
    expect(visibleFunctionNames.find(({ value }) => value === 'aTheme("")')).toEqual({
      value: 'aTheme("")',
      displayName: 'aTheme("")',
      isList: 'true',
      types: ['com.atlassian.jira.issue.Issue'],
    });
  });

  it('is asked once for everybody, and finds for each what they may see', async () => {
    const test = await withFunction(() => ({ jql: 'key in (SHOP-5, MOB-1)' }));
    expect(keysOf(await search(test, 'issue in aTheme(x) ORDER BY key ASC'))).toEqual(['MOB-1', 'SHOP-5']);
    expect(keysOf(await search(test, 'issue in aTheme(x)', 'restricted'))).toEqual(['MOB-1']);
    expect(test.asked).toHaveLength(1);
  });

  it('at once for many callers is asked once', async () => {
    const test = await withFunction(labelled);
    await Promise.all([search(test, 'issue in aTheme(x)'), search(test, 'key in aTheme(x)', 'admin')]);
    expect(test.asked).toHaveLength(1);
  });

  it('is asked again when nobody used its answer for seven days, and not while somebody does', async () => {
    const test = await withFunction(labelled);
    for (const days of [0, 6, 6]) {
      test.clock.now += days * DAY_MS;
      await search(test, 'issue in aTheme(x)');
    }
    expect(test.asked).toHaveLength(1);
    test.clock.now += 7 * DAY_MS + 1;
    await search(test, 'issue in aTheme(x)');
    expect(test.asked).toHaveLength(2);
  });
});

describe('a function of an app that cannot be answered', () => {
  it('says what the app says, to those too who ask later', async () => {
    const test = await withFunction(() => ({ error: 'There is no theme Chekout. Did you mean Checkout?' }));
    for (const who of ['po', 'dev'] as const) {
      const answer = await search(test, 'project = SHOP AND issue in aTheme(Chekout)', who);
      expect([answer.status, messagesOf(answer)]).toEqual([400, ['There is no theme Chekout. Did you mean Checkout?']]);
    }
    expect(test.asked).toHaveLength(1);
    const parsed = await test.as('po')('POST', '/rest/api/3/jql/parse', { queries: ['issue in aTheme(Chekout)'] });
    expect(parsed.body).toEqual({
      queries: [{ query: 'issue in aTheme(Chekout)', errors: ['There is no theme Chekout. Did you mean Checkout?'] }],
    });
  });

  it.each<[string, unknown]>([
    ['answers with something else', { issues: ['SHOP-1'] }],
    ['answers with nothing', undefined],
    ['fails', Promise.reject(new Error('secret reason'))],
  ])('is told in words where it %s, and is asked anew each time', async (_, answered) => {
    if (answered instanceof Promise) answered.catch(() => undefined);
    const test = await withFunction(() => answered);
    for (const round of [1, 2]) {
      const answer = await search(test, 'issue in aTheme(x)');
      expect([answer.status, messagesOf(answer)]).toEqual([
        400,
        ["The function 'aTheme' could not be evaluated: its app failed or took too long."],
      ]);
      expect(test.asked).toHaveLength(round);
    }
  });

  it.each([
    ['labels =', /answered with an invalid query\. Error in the JQL Query/],
    ['ORDER BY key', /must answer with clauses/],
    ['labels = checkout ORDER BY key', /must answer with clauses/],
    ['issue in aTheme(deeper)', /answered with a function of an app/],
    ['NOT (labels = a OR issue not in aTheme(deeper))', /answered with a function of an app/],
    [`key in (${Array.from({ length: 1001 }, (_, at) => at + 1).join(',')})`, /more than 1000 values/],
    ['universe = 42', /Field 'universe' does not exist/],
  ])('refuses the answer %.40s', async (jql, words) => {
    const test = await withFunction(() => ({ jql }));
    const answer = await search(test, 'issue in aTheme(x)');
    expect([answer.status, messagesOf(answer)]).toEqual([400, [expect.stringMatching(words)]]);
  });

  it.each([
    ['issue in aTheme()', "Function 'aTheme' expected '1' arguments but received '0'."],
    ['issue in aTheme(a, b)', "Function 'aTheme' expected '1' arguments but received '2'."],
    ['issue = aTheme(a)', "Operator '=' is not supported by the function 'aTheme'."],
    ['project in aTheme(a)', "The function 'aTheme' is not supported by the field 'project'."],
    ['issue in (SHOP-1, aTheme(a))', "The function 'aTheme' cannot stand in a list with other values."],
    ['issue in anotherTheme(a)', "Unable to find JQL function 'anotherTheme()'."],
  ])('%s is refused', async (jql, words) => {
    const test = await withFunction(labelled);
    expect(messagesOf(await search(test, jql))).toEqual([words]);
  });

  it('of hostile names and queries is no function', async () => {
    const test = await withFunction(labelled, { name: 'toString' });
    for (const jql of ['issue in constructor()', 'issue in __proto__(x)', 'issue in aTheme("', '(((', '\u0000']) {
      const answer = await search(test, jql);
      expect(answer.status).toBe(400);
    }
    for (const body of ['{"jql":', '[]', 'null', '{"jql":{"a":1}}', '{"__proto__":{"jql":"issue in toString(x)"}}']) {
      expect((await test.as('po')('POST', '/rest/api/3/search/jql', body)).status).toBe(400);
    }
    expect(test.asked).toEqual([]);
  });
});

describe('what the app answered', () => {
  const PATH = '/rest/api/3/jql/function/computation';
  interface Row {
    readonly id: string;
    readonly [field: string]: unknown;
  }
  const rowsOf = async (test: TestSite, query = ''): Promise<readonly Row[]> =>
    ((await test.as('app')('GET', `${PATH}${query}`)).body as { readonly values: readonly Row[] }).values;
  const twoCalls = async () => {
    const test = await withFunction(({ arguments: [name] }) =>
      name === 'Checkout' ? { jql: 'labels = checkout' } : { error: `There is no theme ${name ?? ''}.` },
    );
    await search(test, 'issue in aTheme(Checkout)');
    test.clock.now += DAY_MS;
    await search(test, 'issue not in aTheme(Search)');
    return test;
  };

  it('is there for the app to see, by function and in the order that it asks for', async () => {
    const test = await twoCalls();
    const [checkout, other] = await rowsOf(test, '?functionKey=a-theme');
    expect(checkout).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      functionKey: 'a-theme',
      functionName: 'aTheme',
      field: 'issue',
      operator: 'in',
      arguments: ['Checkout'],
      created: expect.stringMatching(/\+0000$/) as string,
      updated: checkout?.['created'],
      used: checkout?.['created'],
      value: 'labels = checkout',
    });
    expect(other).toMatchObject({ operator: 'not in', arguments: ['Search'], error: 'There is no theme Search.' });
    expect((await rowsOf(test, '?orderBy=-used')).map(({ id }) => id)).toEqual([other?.id, checkout?.id]);
    expect((await rowsOf(test, '?startAt=1&maxResults=5')).map(({ id }) => id)).toEqual([other?.id]);
    const named = { precomputationIDs: [other?.id, 'none'] };
    expect((await test.as('app')('POST', `${PATH}/search`, named)).body).toEqual({
      notFoundPrecomputationIDs: ['none'],
      precomputations: [other],
    });
    expect((await test.as('app')('GET', `${PATH}?orderBy=taste`)).status).toBe(400);
  });

  it('is what it says from then on, where the app replaces it', async () => {
    const test = await twoCalls();
    const [checkout, other] = await rowsOf(test);
    test.clock.now += 5000;
    const values = [
      { id: checkout?.id, error: 'That theme is gone.' },
      { id: other?.id, value: 'labels = checkout' },
    ];
    expect((await test.as('app')('POST', PATH, { values })).status).toBe(204);
    expect(messagesOf(await search(test, 'issue in aTheme(Checkout)'))).toEqual(['That theme is gone.']);
    expect(keysOf(await search(test, 'issue not in aTheme(Search)'))).toEqual(['SHOP-5']);
    expect(test.asked).toHaveLength(2);
    const [changed] = await rowsOf(test);
    expect(changed?.['updated']).not.toBe(changed?.['created']);
  });

  it('is left as it is where one of the replaced is unknown, unless that is to be skipped', async () => {
    const test = await twoCalls();
    const [checkout] = await rowsOf(test);
    const values = [
      { id: checkout?.id, value: 'labels = quick-win' },
      { id: 'none', error: 'x' },
    ];
    const refused = await test.as('app')('POST', PATH, { values });
    expect([refused.status, refused.body]).toMatchObject([404, { notFoundPrecomputationIDs: ['none'] }]);
    expect((await rowsOf(test))[0]).toEqual(checkout);
    const skipped = await test.as('app')('POST', `${PATH}?skipNotFoundPrecomputations=true`, { values });
    expect([skipped.status, skipped.body]).toEqual([200, { notFoundPrecomputationIDs: ['none'] }]);
    expect((await rowsOf(test))[0]).toMatchObject({ value: 'labels = quick-win' });
  });

  it('is nobody else’s to see, and gone after seven days without use', async () => {
    const test = await twoCalls();
    for (const who of ['admin', 'po'] as const) expect((await test.as(who)('GET', PATH)).status).toBe(403);
    expect((await test.as('anonymous')('GET', PATH)).status).toBe(401);
    test.clock.now += 6 * DAY_MS + 1;
    expect(await rowsOf(test)).toMatchObject([{ arguments: ['Search'] }]);
    test.clock.now += DAY_MS;
    expect(await rowsOf(test)).toEqual([]);
  });
});
