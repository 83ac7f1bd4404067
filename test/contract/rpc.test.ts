import { DEMO_PEOPLE } from '../../sandbox/jira/site-records';
import { procedures, type RpcName } from '../../src/contract/rpc';
import { DEFAULT_HEALTH_SETTINGS } from '../../src/domain/health/health-report';
import { rowsFrom } from '../../src/domain/snapshot/row-columns';
import { aRoadmapItem, aRule } from '../builders/a-roadmap';
import { A_SITE } from '../builders/a-site';
import { criterionId, issueId, itemId, projectId, ruleId } from '../builders/ids';
import { type ContractSite, type Outcome, openContractSite, type Person } from './open-contract-site';

const shop = projectId(A_SITE.shopProject);
const story = issueId('10105');
const epic = issueId('10102');

const roadmap = {
  items: [
    aRoadmapItem({ itemId: itemId('checkout'), title: 'Checkout', horizon: 'now' }),
    aRoadmapItem({
      itemId: itemId('payment'),
      parentId: itemId('checkout'),
      level: 'epic',
      title: 'Faster payment',
      issueId: epic,
    }),
    aRoadmapItem({
      itemId: itemId('partner'),
      parentId: itemId('checkout'),
      level: 'epic',
      title: 'Secret partner deal',
      issueId: issueId('10107'),
    }),
  ],
  rules: [
    aRule({
      ruleId: ruleId('bugs'),
      kind: 'jql',
      query: 'issuetype = Bug ORDER BY created',
      itemId: itemId('checkout'),
    }),
  ],
};

function valueOf<N extends RpcName>(outcome: Outcome<N>) {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  return outcome.value;
}

function errorOf(outcome: Outcome<RpcName>) {
  return outcome.ok ? 'ok' : outcome.error.code;
}

let site: ContractSite;
beforeAll(async () => {
  site = await openContractSite();
  await site.sandbox.idle();
}, 60_000);
afterAll(() => site.sandbox.stop());

async function rowsOf(person: Person) {
  const { snapshot } = valueOf(await site.call(person, 'project.open', { projectId: shop }));
  const rows = [];
  for (let part = 0; part < (snapshot?.parts ?? 0); part += 1) {
    const generation = snapshot?.generation ?? '';
    const columns = valueOf(await site.call(person, 'project.rows', { projectId: shop, generation, part }));
    const read = rowsFrom(columns);
    if (!read.ok) throw new Error(read.error);
    rows.push(...read.value);
  }
  return rows;
}

const propertyOf = (id: string) =>
  site.sandbox.jira.data().issues.find((issue) => issue.id === id)?.properties['plumbline.score'];

const propertyNamed = (id: string, key: string) =>
  site.sandbox.jira.data().issues.find((issue) => issue.id === id)?.properties[key];

describe('through the real bridge and resolver', () => {
  it('the scan after the install has scored the project', async () => {
    const opened = valueOf(await site.call('admin', 'admin.open', {}));
    expect(opened.projects.map(({ projectKey, phase }) => [projectKey, phase])).toEqual([
      ['MOB', 'done'],
      ['SHOP', 'done'],
    ]);
    expect(opened.epics.map(({ issueKey }) => issueKey)).toEqual(expect.arrayContaining(['SHOP-1', 'SHOP-2', 'MOB-1']));
    expect(opened.priorities.map(({ name }) => name)).toEqual(['Highest', 'High', 'Medium', 'Low', 'Lowest']);
    expect(opened.fields.find(({ fieldId }) => fieldId === 'customfield_10016')).toMatchObject({ isEstimate: true });
    expect(propertyOf('10106')).toMatchObject({ v: 1, state: 'unlinked' });
  });

  it('a saved roadmap is previewed, kept by revision, and scored', async () => {
    const { model } = valueOf(await site.call('admin', 'admin.open', {}));
    const preview = valueOf(await site.call('admin', 'admin.preview', { roadmap, model }));
    expect(preview.becomeLinked).toBeGreaterThan(2);
    const saved = await site.call('admin', 'admin.saveRoadmap', { baseRevision: 0, roadmap, note: 'First' });
    expect(saved).toEqual({ ok: true, value: { revision: 1 } });
    await site.sandbox.idle();
    const rows = await rowsOf('admin');
    const stateOf = (key: string) => rows.find((row) => row.issueKey === key)?.scores.alignmentState;
    expect([stateOf('SHOP-5'), stateOf('SHOP-8'), stateOf('SHOP-6'), stateOf('SHOP-9')]).toEqual(
      Array(4).fill('aligned'),
    );
    expect(propertyOf('10106')).toMatchObject({ state: 'aligned', theme: 'Checkout' });
    const revision = valueOf(await site.call('admin', 'admin.revision', { kind: 'roadmap', revision: 1 }));
    expect(revision.roadmap).toEqual(roadmap);
    const opened = valueOf(await site.call('admin', 'admin.open', {}));
    expect(opened.roadmapHistory).toMatchObject([{ revision: 1, authorName: 'Ada Admin', note: 'First' }]);
    const late = await site.call('admin', 'admin.saveRoadmap', { baseRevision: 0, roadmap, note: '' });
    expect(late).toMatchObject({ ok: false, error: { code: 'conflict', currentRevision: 1 } });
  });

  it('a rule that Jira does not understand is refused with its place', async () => {
    const rules = [aRule({ ruleId: ruleId('r'), kind: 'jql', query: 'nonsense ~~ 3', itemId: itemId('checkout') })];
    const saved = await site.call('admin', 'admin.saveRoadmap', {
      baseRevision: 1,
      roadmap: { ...roadmap, rules },
      note: '',
    });
    expect(saved).toMatchObject({ error: { code: 'invalid_input', problems: [{ path: 'roadmap.rules.0.query' }] } });
  });

  it('an issue is opened, rated, linked and exempted as the person, and its score stored by the app', async () => {
    const opened = valueOf(await site.call('po', 'issue.open', { issueId: story }));
    expect(opened).toMatchObject({ issueKey: 'SHOP-5', size: 8, canEdit: true, alignment: { state: 'aligned' } });
    expect(opened.alignment.themes[0]?.steps.map(({ title }) => title)).toEqual(['Checkout', 'Faster payment']);
    const rate = { issueId: story, criterionId: criterionId('customer-value') };
    const rated = valueOf(await site.call('po', 'issue.rate', { ...rate, rating: 5 }));
    expect(rated.value.high - rated.value.low).toBeLessThan(opened.value.high - opened.value.low);
    expect(propertyOf('10105')).toMatchObject({ value: expect.closeTo(rated.value.value ?? -1, 0) as number });
    await site.call('po', 'issue.link', { issueId: issueId('10106'), itemId: itemId('payment') });
    const until = Date.now() + 86_400_000;
    const exempt = await site.call('po', 'issue.exempt', { issueId: story, exemption: { reason: 'Upkeep', until } });
    expect(valueOf(exempt).alignment.state).toBe('exempt');
    expect((await rowsOf('po')).find((row) => row.issueKey === 'SHOP-5')?.scores.alignmentState).toBe('exempt');
    await site.call('po', 'issue.exempt', { issueId: story, exemption: null });
    await site.sandbox.idle();
  });

  it('what others wrote into the input property is ignored, not fatal', async () => {
    const { jira } = site.sandbox;
    const actor = { kind: 'user', accountId: '5b10a2844c20165700ede21d' } as const;
    for (const junk of [
      '"text"',
      '[]',
      '{"v":1,"inputs":{"customer-value":{"rating":99,"at":1},"../x":1},"link":7}',
      '7',
    ]) {
      const path = '/rest/api/3/issue/10106/properties/plumbline.inputs';
      const headers = { 'content-type': 'application/json' };
      const put = await jira.handle({ actor, via: 'rest', method: 'PUT', path, headers, body: junk });
      expect(put.ok).toBe(true);
      const opened = valueOf(await site.call('dev', 'issue.open', { issueId: issueId('10106') }));
      expect(opened.roadmapLink).toBeNull();
    }
  });

  it('an edit in Jira reaches the stored score through event and queue', async () => {
    const before = propertyOf('10106');
    const actor = { kind: 'user', accountId: '5b10a2844c20165700ede21d' } as const;
    const body = JSON.stringify({ fields: { priority: { id: '5' } } });
    const headers = { 'content-type': 'application/json' };
    await site.sandbox.jira.handle({
      actor,
      via: 'rest',
      method: 'PUT',
      path: '/rest/api/3/issue/SHOP-6',
      headers,
      body,
    });
    await site.sandbox.idle();
    expect(propertyOf('10106')).not.toEqual(before);
    const row = (await rowsOf('admin')).find(({ issueKey }) => issueKey === 'SHOP-6');
    expect(row?.priorityId).toBe('5');
  });

  it('a deleted issue leaves the project page', async () => {
    const actor = { kind: 'user', accountId: '5b10a2844c20165700ede21a' } as const;
    const path = '/rest/api/3/issue/SHOP-8';
    const gone = await site.sandbox.jira.handle({
      actor,
      via: 'rest',
      method: 'DELETE',
      path,
      headers: {},
      body: null,
    });
    expect(gone.status).toBe(204);
    await site.sandbox.idle();
    expect((await rowsOf('admin')).map(({ issueKey }) => issueKey)).not.toContain('SHOP-8');
  });

  it('a viewer without the security level sees a smaller project, and nothing of what is hidden', async () => {
    const all = await rowsOf('po');
    const some = await rowsOf('dev');
    expect(all.map(({ issueKey }) => issueKey)).toContain('SHOP-7');
    expect(some).toHaveLength(all.length - 1);
    const opened = valueOf(await site.call('dev', 'project.open', { projectId: shop }));
    expect(opened).toMatchObject({ seesEverything: false, resolvedPerMonth: null, scan: { read: 0, total: null } });
    expect(opened.roadmap.find((item) => item.itemId === 'partner')).toMatchObject({ title: null, issueKey: null });
    const child = valueOf(await site.call('dev', 'issue.open', { issueId: issueId('10109') }));
    expect(JSON.stringify([opened, some, child])).not.toMatch(/Secret partner deal|SHOP-7/);
  });

  it('the model, project settings and scans are saved, shown and started', async () => {
    const { model } = valueOf(await site.call('admin', 'admin.open', {}));
    const saved = await site.call('admin', 'admin.saveModel', { baseRevision: 0, model, note: '' });
    expect(saved).toEqual({ ok: true, value: { revision: 1 } });
    expect(valueOf(await site.call('po', 'settings.open', { projectId: shop }))).toMatchObject({ revision: 0 });
    const settings = {
      health: { ...DEFAULT_HEALTH_SETTINGS, readyTop: 9 },
      sizeFieldId: 'customfield_10040',
      model: null,
    };
    const settled = await site.call('po', 'settings.save', { projectId: shop, baseRevision: 0, settings });
    expect(settled).toEqual({ ok: true, value: { revision: 1 } });
    expect(valueOf(await site.call('po', 'project.scanNow', { projectId: shop })).phase).toBe('queued');
    await site.call('admin', 'admin.scan', { projectIds: [projectId(A_SITE.mobileProject)] });
    await site.sandbox.idle();
    const { runs } = valueOf(await site.call('admin', 'admin.runs', {}));
    expect(runs).toContainEqual(
      expect.objectContaining({ kind: 'scan', projectId: A_SITE.mobileProject, outcome: 'done', reason: null }),
    );
    await site.sandbox.idle();
    expect(valueOf(await site.call('po', 'project.scan', { projectId: shop })).phase).toBe('done');
    const scans = valueOf(await site.call('admin', 'admin.scans', {}));
    expect(scans.projects.map(({ phase }) => phase)).toEqual(['done', 'done']);
    expect(scans.ledger.spent).toBeGreaterThan(0);
    expect((await rowsOf('admin')).find(({ issueKey }) => issueKey === 'SHOP-4')?.size).toBe(80);
  });

  it('the badge of the glance tells the stored score to who may see the issue', async () => {
    const { url } = site.sandbox;
    const badgeFor = async (person: Exclude<Person, 'anonymous'>) => {
      const body = JSON.stringify({ accountId: DEMO_PEOPLE[person] });
      const headers = { 'content-type': 'application/json', origin: url };
      const session = await fetch(`${url}/__forge/session`, { method: 'POST', headers, body });
      const cookie = session.headers
        .getSetCookie()
        .map((one) => one.split(';')[0])
        .join('; ');
      return fetch(`${url}/__forge/dynamic-properties?issue=SHOP-6`, { headers: { cookie } });
    };
    const badge = (await (await badgeFor('po')).json()) as unknown;
    expect(badge).toMatchObject({
      status: { type: 'lozenge', value: { label: expect.stringMatching(/^\d+ · Aligned$/) as string } },
    });
    expect((await badgeFor('restricted')).status).toBe(404);
  });

  it('a draft model is tried on a sample, judged by what is stored, and kept by one project alone', async () => {
    const { model } = valueOf(await site.call('admin', 'admin.open', {}));
    const sample = valueOf(await site.call('admin', 'admin.sample', {}));
    expect(sample.rows.count).toBeGreaterThan(2);
    const { rows } = valueOf(await site.call('po', 'settings.sample', { projectId: shop }));
    expect(rows.count).toBeLessThanOrEqual(24);
    const insights = valueOf(await site.call('admin', 'admin.insights', { model }));
    expect(insights.criteria.map((one) => one.criterionId)).toEqual(model.criteria.map((one) => one.criterionId));
    expect(insights.criteria.find((one) => one.criterionId === 'time-criticality')?.filled).toBeGreaterThan(2);
    const ofShop = valueOf(await site.call('po', 'settings.insights', { projectId: shop, model }));
    expect(ofShop.criteria[0]?.items).toBeLessThanOrEqual(insights.criteria[0]?.items ?? 0);

    const opened = valueOf(await site.call('po', 'settings.open', { projectId: shop }));
    const own = { ...model, criteria: model.criteria.filter(({ source }) => source.kind !== 'count') };
    const settings = { ...opened.settings, model: own };
    const preview = valueOf(await site.call('po', 'settings.preview', { projectId: shop, settings }));
    expect(preview).toMatchObject({ projects: 1, becomeLinked: 0 });
    const saved = await site.call('po', 'settings.save', { projectId: shop, baseRevision: opened.revision, settings });
    expect(saved).toEqual({ ok: true, value: { revision: opened.revision + 1 } });
    await site.sandbox.idle();
    const project = valueOf(await site.call('po', 'project.open', { projectId: shop }));
    expect(project).toMatchObject({ modelOwner: 'project', rescoring: false, modelRevision: opened.revision + 1 });
    const issue = valueOf(await site.call('po', 'issue.open', { issueId: story }));
    expect(issue).toMatchObject({ modelOwner: 'project' });
    expect(issue.criteria).toEqual(own.criteria);
    const back = { ...opened.settings, model: null };
    await site.call('po', 'settings.save', { projectId: shop, baseRevision: opened.revision + 1, settings: back });
    await site.sandbox.idle();
  });

  it('two people answer one question blind, and see each other once both have', async () => {
    const rate = { issueId: story, criterionId: criterionId('risk-reduction') };
    await site.call('po', 'issue.rate', { ...rate, rating: 5 });
    const blind = valueOf(await site.call('dev', 'issue.open', { issueId: story }));
    const asked = blind.raters.find((one) => one.criterionId === rate.criterionId);
    expect(asked).toMatchObject({ count: 1, mine: null, answers: null });
    expect(blind.value.receipt.find((line) => line.criterionId === rate.criterionId)).toMatchObject({
      raw: null,
      assumed: false,
    });
    expect(JSON.stringify(blind)).not.toContain('Olga Owner');
    const both = valueOf(await site.call('dev', 'issue.rate', { ...rate, rating: 1 }));
    expect(both.raters.find((one) => one.criterionId === rate.criterionId)).toMatchObject({
      count: 2,
      mine: 1,
      agreement: 'strong',
      answers: [
        { name: 'Dev Doe', answer: 1 },
        { name: 'Olga Owner', answer: 5 },
      ],
    });
    expect(JSON.stringify(propertyNamed('10105', 'plumbline.inputs'))).not.toMatch(/5b10|Olga|Dev Doe/);
    const history = valueOf(await site.call('admin', 'issue.history', { issueId: story }));
    expect(history.entries.length).toBeGreaterThan(1);
  });

  it('the outcome of finished work is asked after three weeks, and told beside its scores', async () => {
    const early = await site.call('po', 'issue.outcome', { issueId: story, answer: 'yes' });
    expect(early).toMatchObject({ error: { code: 'invalid_input', problems: [{ code: 'notDone' }] } });
    const done = issueId('10103');
    const opened = valueOf(await site.call('po', 'issue.open', { issueId: done }));
    expect(opened.outcome).toEqual({ isAsked: true, answer: null, at: null });
    const told = valueOf(await site.call('po', 'issue.outcome', { issueId: done, answer: 'some' }));
    expect(told.outcome).toMatchObject({ isAsked: true, answer: 'some' });
    const calibration = valueOf(await site.call('po', 'project.calibration', { projectId: shop }));
    expect(calibration.rows.filter(({ kind }) => kind === 'criterion').map(({ some }) => some)).toContain(1);
    expect(JSON.stringify(site.sandbox.kvs.entries(`outcome:${shop}`))).not.toContain('5b10');
    const back = valueOf(await site.call('po', 'issue.outcome', { issueId: done, answer: null }));
    expect(back.outcome).toMatchObject({ answer: null });
  });

  it('every procedure of the contract was called', () => {
    expect([...site.called].toSorted()).toEqual(Object.keys(procedures).toSorted());
  });
});

const ownSettings = { health: DEFAULT_HEALTH_SETTINGS, sizeFieldId: null, model: null };

describe('who may call what', () => {
  const inputs: { readonly [N in RpcName]: unknown } = {
    'issue.open': { issueId: story },
    'issue.rate': { issueId: story, criterionId: 'customer-value', rating: 3 },
    // Jira takes twenty writes to one issue in two seconds.
    'issue.link': { issueId: issueId('10106'), itemId: 'payment' },
    'issue.exempt': { issueId: issueId('10104'), exemption: null },
    'issue.history': { issueId: story },
    'issue.outcome': { issueId: story, answer: null },
    'project.open': { projectId: shop },
    'project.rows': { projectId: shop, generation: 'x', part: 0 },
    'project.scan': { projectId: shop },
    'project.scanNow': { projectId: shop },
    'project.calibration': { projectId: shop },
    'settings.open': { projectId: shop },
    'settings.preview': { projectId: shop, settings: ownSettings },
    'settings.insights': { projectId: shop, model: null },
    'settings.sample': { projectId: shop },
    'settings.save': {
      projectId: shop,
      baseRevision: 99,
      settings: ownSettings,
    },
    'admin.open': {},
    'admin.insights': { model: null },
    'admin.sample': {},
    'admin.preview': { roadmap: { items: [], rules: [] }, model: null },
    'admin.saveRoadmap': { baseRevision: 99, roadmap, note: '' },
    'admin.saveModel': { baseRevision: 99, model: null, note: '' },
    'admin.revision': { kind: 'roadmap', revision: 99 },
    'admin.scans': {},
    'admin.scan': { projectIds: ['77'] },
    'admin.runs': {},
  };
  const people: readonly Person[] = ['admin', 'po', 'dev', 'restricted', 'anonymous'];
  // admin, project admin, developer, guest of another project, nobody
  const expected: { readonly [N in RpcName]: readonly string[] } = {
    'issue.open': ['ok', 'ok', 'ok', 'not_found', 'forbidden'],
    'issue.rate': ['ok', 'ok', 'ok', 'not_found', 'forbidden'],
    'issue.link': ['ok', 'ok', 'ok', 'not_found', 'forbidden'],
    'issue.exempt': ['ok', 'ok', 'ok', 'not_found', 'forbidden'],
    'issue.history': ['ok', 'ok', 'ok', 'not_found', 'forbidden'],
    // The story is not done: who may edit it is told so, the others not even that.
    'issue.outcome': ['invalid_input', 'invalid_input', 'invalid_input', 'not_found', 'forbidden'],
    'project.open': ['ok', 'ok', 'ok', 'not_found', 'forbidden'],
    'project.rows': ['conflict', 'conflict', 'conflict', 'not_found', 'forbidden'],
    'project.scan': ['ok', 'ok', 'ok', 'not_found', 'forbidden'],
    'project.scanNow': ['ok', 'ok', 'forbidden', 'forbidden', 'forbidden'],
    'project.calibration': ['ok', 'ok', 'ok', 'not_found', 'forbidden'],
    'settings.open': ['ok', 'ok', 'forbidden', 'forbidden', 'forbidden'],
    'settings.preview': ['ok', 'ok', 'forbidden', 'forbidden', 'forbidden'],
    'settings.insights': ['ok', 'ok', 'forbidden', 'forbidden', 'forbidden'],
    'settings.sample': ['ok', 'ok', 'forbidden', 'forbidden', 'forbidden'],
    'settings.save': ['conflict', 'conflict', 'forbidden', 'forbidden', 'forbidden'],
    'admin.open': ['ok', 'forbidden', 'forbidden', 'forbidden', 'forbidden'],
    'admin.insights': ['ok', 'forbidden', 'forbidden', 'forbidden', 'forbidden'],
    'admin.sample': ['ok', 'forbidden', 'forbidden', 'forbidden', 'forbidden'],
    'admin.preview': ['ok', 'forbidden', 'forbidden', 'forbidden', 'forbidden'],
    'admin.saveRoadmap': ['conflict', 'forbidden', 'forbidden', 'forbidden', 'forbidden'],
    'admin.saveModel': ['conflict', 'forbidden', 'forbidden', 'forbidden', 'forbidden'],
    'admin.revision': ['not_found', 'forbidden', 'forbidden', 'forbidden', 'forbidden'],
    'admin.scans': ['ok', 'forbidden', 'forbidden', 'forbidden', 'forbidden'],
    'admin.scan': ['not_found', 'forbidden', 'forbidden', 'forbidden', 'forbidden'],
    'admin.runs': ['ok', 'forbidden', 'forbidden', 'forbidden', 'forbidden'],
  };

  it.each(Object.keys(expected) as RpcName[])('%s', async (name) => {
    const { model } = valueOf(await site.call('admin', 'admin.open', {}));
    const given = inputs[name] as Record<string, unknown>;
    const input = 'model' in given ? { ...given, model } : given;
    const codes = [];
    for (const person of people) codes.push(errorOf(await site.call(person, name, input as never)));
    expect(codes).toEqual(expected[name]);
    await site.sandbox.idle();
  });

  it('an issue behind a security level is not found by who may not browse it, and the score is not made for them', async () => {
    expect(errorOf(await site.call('dev', 'issue.open', { issueId: issueId('10107') }))).toBe('not_found');
    expect(errorOf(await site.call('po', 'issue.open', { issueId: issueId('10107') }))).toBe('ok');
  });

  it('the resolver of one module does not know the procedures of another', async () => {
    await expect(site.callRaw('admin', 'plumbline-panel', 'admin.open', {})).rejects.toThrow(/no definition/);
    await expect(site.callRaw('admin', 'plumbline-project', 'issue.open', { issueId: story })).rejects.toThrow(
      /no definition/,
    );
    await expect(site.callRaw('admin', 'plumbline-admin', 'project.open', { projectId: shop })).rejects.toThrow(
      /no definition/,
    );
  });

  it('an account named in the payload counts for nothing', async () => {
    const answer = await site.callRaw('dev', 'plumbline-admin', 'admin.open', {
      context: { accountId: '5b10a2844c20165700ede21a' },
    });
    expect(answer).toMatchObject({ ok: false, error: { code: 'invalid_input' } });
    expect(await site.callRaw('dev', 'plumbline-admin', 'admin.open', undefined)).toMatchObject({
      error: { code: 'forbidden' },
    });
  });
});

describe('hostile payloads', () => {
  const hostile: readonly unknown[] = [
    null,
    [],
    'text',
    7,
    { issueId: '1 OR 1=1', projectId: '1 OR 1=1' },
    { issueId: '../../etc', projectId: '../../etc' },
    { issueId: { $ne: null }, projectId: { $ne: null } },
    { issueId: '9'.repeat(100), projectId: '9'.repeat(100) },
    { __proto__: { isAdmin: true }, constructor: 1 },
    { projectId: shop, generation: 'x'.repeat(65), part: 0 },
    { projectId: shop, generation: 'x', part: -1 },
    { projectId: shop, generation: 'x', part: 1e9 },
    { projectIds: [] },
    { baseRevision: -1, roadmap: { items: [{}], rules: [] }, note: '' },
  ];
  const noInput: ReadonlySet<RpcName> = new Set(['admin.open', 'admin.runs', 'admin.scans', 'admin.sample']);

  it.each(Object.keys(procedures) as RpcName[])('%s refuses them by shape and never breaks', async (name) => {
    const moduleKey = name.startsWith('issue.')
      ? 'plumbline-panel'
      : name.startsWith('admin.')
        ? 'plumbline-admin'
        : 'plumbline-project';
    for (const payload of hostile) {
      const answer = (await site.callRaw('admin', moduleKey, name, payload)) as {
        ok: boolean;
        error?: { code: string };
      };
      const isEmpty = payload === null || (Array.isArray(payload) && payload.length === 0);
      const wanted = noInput.has(name) && isEmpty ? [undefined, 'invalid_input'] : ['invalid_input'];
      expect([JSON.stringify(payload), wanted]).toEqual([
        JSON.stringify(payload),
        expect.arrayContaining([answer.error?.code]),
      ]);
    }
  });
});
