import type { ValueModel } from '../../src/domain/value/value-model';
import { aCriterion, aModel } from '../builders/a-model';
import { A_SITE } from '../builders/a-site';
import { criterionId, issueId, projectId } from '../builders/ids';
import { type ContractSite, type Outcome, openContractSite } from './open-contract-site';

const shop = projectId(A_SITE.shopProject);
const mobile = projectId(A_SITE.mobileProject);
const story = issueId('10105');
const BUSINESS_VALUE = 'customfield_10040';
const TEAM_SIZE = 'customfield_10050';
const asked = criterionId('customer-value');

type RpcName = Parameters<ContractSite['call']>[1];

function valueOf<N extends RpcName>(outcome: Outcome<N>) {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  return outcome.value;
}

const model: ValueModel = aModel({
  criteria: [
    aCriterion(),
    aCriterion({
      criterionId: criterionId('business-value'),
      name: 'Business value',
      source: { kind: 'field', fieldId: BUSINESS_VALUE },
      scale: { kind: 'anchors', low: 0, high: 100 },
    }),
    aCriterion({
      criterionId: criterionId('team'),
      name: 'Team size',
      source: { kind: 'field', fieldId: TEAM_SIZE },
      scale: { kind: 'map', entries: { '10200': 0.2, '10201': 0.9 } },
    }),
    aCriterion({
      criterionId: criterionId('urgency'),
      name: 'Urgency',
      source: { kind: 'priority' },
      scale: { kind: 'map', entries: { '1': 1, '3': 0.5, '5': 0 } },
    }),
    aCriterion({
      criterionId: criterionId('estimate'),
      name: 'Estimated hours',
      source: { kind: 'field', fieldId: 'timeoriginalestimate' },
      scale: { kind: 'anchors', low: 0, high: 40 },
      direction: 'cost',
    }),
    aCriterion({
      criterionId: criterionId('due'),
      name: 'Due',
      source: { kind: 'date', fieldId: 'duedate' },
      scale: { kind: 'anchors', low: 90, high: 0 },
    }),
    aCriterion({
      criterionId: criterionId('blocking'),
      name: 'Blocks others',
      source: { kind: 'links', typeName: 'Blocks', way: 'outward' },
      scale: { kind: 'log', p95: 5 },
    }),
  ],
});

let site: ContractSite;
beforeAll(async () => {
  site = await openContractSite();
  await site.sandbox.idle();
  valueOf(await site.call('admin', 'admin.saveModel', { baseRevision: 0, model: model as never, note: '' }));
  await site.sandbox.idle();
}, 60_000);
afterAll(() => site.sandbox.stop());

const edit = async (key: string, fields: Record<string, unknown>) => {
  const done = await site.sandbox.jira.handle({
    actor: { kind: 'user', accountId: '5b10a2844c20165700ede21d' },
    via: 'rest',
    method: 'PUT',
    path: `/rest/api/3/issue/${key}`,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ fields }),
  });
  expect(done.status).toBe(204);
  await site.sandbox.idle();
};
const lineOf = (view: { value: { receipt: readonly { criterionId: string }[] } }, id: string) =>
  view.value.receipt.find((line) => line.criterionId === id);
const opened = async () => valueOf(await site.call('po', 'issue.open', { issueId: story }));

describe('a model over every kind of source', () => {
  it('finds the fields of the site by name and kind, the options met, and the link types', async () => {
    const { fields, linkTypes } = valueOf(await site.call('admin', 'admin.open', {}));
    const kindOf = (fieldId: string) => fields.find((field) => field.fieldId === fieldId)?.kind;
    expect(['timeoriginalestimate', 'duedate', BUSINESS_VALUE, TEAM_SIZE, 'created', 'summary'].map(kindOf)).toEqual([
      'duration',
      'date',
      'number',
      'option',
      'other',
      'other',
    ]);
    expect(fields.find((field) => field.fieldId === TEAM_SIZE)?.options).toContainEqual({
      optionId: '10200',
      name: 'Small',
    });
    expect(linkTypes).toContain('Blocks');
  });

  it('reads them, and tells what they are in words', async () => {
    const view = await opened();
    expect(lineOf(view, 'team')).toMatchObject({ raw: '10200', assumed: false });
    expect(view.rawLabels[criterionId('team')]).toBe('Small');
    expect(view.optionLabels[criterionId('team')]).toMatchObject({ '10200': 'Small' });
    expect(view.optionLabels[criterionId('urgency')]).toEqual({ '1': 'Highest', '3': 'Medium', '5': 'Lowest' });
    expect(view.sourceNames).toMatchObject({ estimate: 'Original estimate', blocking: 'Links: Blocks' });
    const due = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
    await edit('SHOP-5', { duedate: due });
    expect(lineOf(await opened(), 'due')).toMatchObject({ raw: expect.closeTo(30, -0.5) as number });
  });

  it('[V4] tells an absurd number and scores without it', async () => {
    await edit('SHOP-5', { [BUSINESS_VALUE]: 1e300 });
    const view = await opened();
    expect(lineOf(view, 'business-value')).toMatchObject({ raw: null, problem: 'absurd', assumed: true });
    expect(view.findings).toMatchObject([{ kind: 'unreadableInputs', fieldName: 'Business value', issues: 1 }]);
    const project = valueOf(await site.call('po', 'project.open', { projectId: shop }));
    expect(project.modelFindings.filter(({ kind }) => kind === 'unreadableInputs')).toHaveLength(1);
    await edit('SHOP-5', { [BUSINESS_VALUE]: 70 });
    expect((await opened()).findings).toEqual([]);
  });

  it('a field that is deleted in Jira leaves the scores standing, and is named', async () => {
    const before = await opened();
    expect(lineOf(before, 'business-value')).toMatchObject({ raw: 70 });
    site.sandbox.jira.deleteField(BUSINESS_VALUE);
    const missing = { kind: 'fieldMissing', fieldId: BUSINESS_VALUE, fieldName: 'Business value' };
    const after = await opened();
    expect(after.value.value).toBe(before.value.value);
    expect(after.findings).toMatchObject([missing]);
    await site.call('po', 'project.scanNow', { projectId: shop });
    await site.sandbox.idle();
    const scanned = await opened();
    expect(scanned.value.value).toBe(before.value.value);
    expect(scanned.findings).toMatchObject([missing]);
    const project = valueOf(await site.call('dev', 'project.open', { projectId: shop }));
    expect(project).toMatchObject({ scan: { phase: 'done' } });
    expect(project.modelFindings).toContainEqual(expect.objectContaining(missing));
  });
});

describe('people who answer at the same time', () => {
  it('lose nothing, and the issue ends up with what all said', async () => {
    const answers = (['admin', 'po', 'dev'] as const).map((person, at) => ({ person, rating: at * 2 + 1 }));
    // The bridge of a page carries one caller; three pages are three callers.
    const results = await Promise.all(
      answers.map(({ person, rating }) =>
        site.callRaw(person, 'plumbline-panel', 'issue.rate', { issueId: story, criterionId: asked, rating }),
      ),
    );
    expect(results).toEqual(answers.map(() => expect.objectContaining({ ok: true }) as unknown));
    const view = await opened();
    expect(view.raters[0]).toMatchObject({ count: 3, mine: 3, answers: [{ answer: 1 }, { answer: 3 }, { answer: 5 }] });
    const issue = site.sandbox.jira.data().issues.find(({ id }) => id === story);
    expect(issue?.properties['plumbline.inputs']).toMatchObject({
      inputs: { [asked]: { rating: 3, raters: 3, deviation: expect.closeTo(4 / 3, 9) as number } },
    });
    // What is known under another issue stays there.
    const other = valueOf(await site.call('po', 'issue.open', { issueId: issueId('10104') }));
    expect(other.raters.map(({ count }) => count)).toEqual([0]);
  });

  it('a deleted issue takes along who answered what', async () => {
    await site.call('po', 'issue.rate', { issueId: issueId('10106'), criterionId: asked, rating: 2 });
    expect(site.sandbox.kvs.entries('rating:10106:')).toHaveLength(1);
    const gone = await site.sandbox.jira.handle({
      actor: { kind: 'user', accountId: '5b10a2844c20165700ede21a' },
      via: 'rest',
      method: 'DELETE',
      path: '/rest/api/3/issue/SHOP-6',
      headers: {},
      body: null,
    });
    expect(gone.status).toBe(204);
    await site.sandbox.idle();
    expect(site.sandbox.kvs.entries('rating:10106:')).toEqual([]);
    expect(site.sandbox.kvs.entries('history:10106:')).toEqual([]);
  });
});

describe('what a hostile page may send', () => {
  const panel = (name: string, input: unknown) => site.callRaw('po', 'plumbline-panel', name, input);
  const rate = (rest: object) => panel('issue.rate', { issueId: story, criterionId: asked, rating: 3, ...rest });

  it.each([
    { rating: 1e308 },
    { rating: '3' },
    { rating: 2.5 },
    { rating: 6 },
    { rating: [3] },
    { criterionId: '__proto__' },
    { criterionId: 'constructor' },
    { criterionId: 'x'.repeat(100_000) },
    { criterionId: 'business-value' },
    { accountId: '5b10a2844c20165700ede21a' },
  ])('an answer that is none is refused and changes nothing (%#)', async (rest) => {
    const before = site.sandbox.kvs.entries('rating:').length;
    expect(await rate(rest)).toMatchObject({ ok: false, error: { code: 'invalid_input' } });
    expect(site.sandbox.kvs.entries('rating:')).toHaveLength(before);
  });

  it.each([{ answer: 'maybe' }, { answer: 1 }, { answer: { $ne: null } }, {}])(
    'an outcome that is none is refused by shape (%#)',
    async (rest) => {
      expect(await panel('issue.outcome', { issueId: story, ...rest })).toMatchObject({
        error: { code: 'invalid_input' },
      });
    },
  );

  it('a model that cannot work is refused with every place, wherever it is sent', async () => {
    const [criterion] = model.criteria;
    const broken = {
      ...model,
      preset: 'formula',
      formula: { text: 'customer_value / 0 +', low: 5, high: 1 },
      criteria: [criterion, criterion],
    };
    const settings = {
      ...valueOf(await site.call('po', 'settings.open', { projectId: shop })).settings,
      model: broken,
    };
    const problemsOf = async (name: string, input: unknown, moduleKey: string) => {
      const answer = (await site.callRaw('admin', moduleKey, name, input)) as {
        error?: { code: string; problems: { path: string }[] };
      };
      expect(answer.error?.code).toBe('invalid_input');
      return answer.error?.problems.map(({ path }) => path) ?? [];
    };
    const saved = await problemsOf('admin.saveModel', { baseRevision: 1, model: broken, note: '' }, 'plumbline-admin');
    expect(saved).toEqual(expect.arrayContaining(['model.criteria.1.criterionId', 'model.criteria.1.name']));
    expect(saved.some((path) => path.startsWith('model.formula.text'))).toBe(true);
    const own = await problemsOf('settings.save', { projectId: shop, baseRevision: 0, settings }, 'plumbline-settings');
    expect(own).toEqual(saved.map((path) => `settings.${path}`));
    const preview = await problemsOf('settings.preview', { projectId: shop, settings }, 'plumbline-settings');
    expect(preview).toEqual(own);
  });

  it.each([
    { ...model, criteria: Array.from({ length: 31 }, () => model.criteria[0]) },
    { ...model, criteria: [{ ...model.criteria[0], scale: { kind: 'anchors', low: 1, high: '1e308' } }] },
    { ...model, formula: { text: '1+'.repeat(600), low: 0, high: 1 } },
    { ...model, criteria: [{ ...model.criteria[0], criterionId: '__proto__' }] },
    { ...model, extra: true },
  ])('a model of another shape is refused (%#)', async (draft) => {
    for (const [name, input] of [
      ['admin.insights', { model: draft }],
      ['admin.saveModel', { baseRevision: 1, model: draft, note: '' }],
    ] as const) {
      expect(await site.callRaw('admin', 'plumbline-admin', name, input)).toMatchObject({
        error: { code: 'invalid_input' },
      });
    }
  });

  it('another project’s id is of no use to who administers only one', async () => {
    const settings = valueOf(await site.call('po', 'settings.open', { projectId: shop })).settings;
    for (const [name, input] of [
      ['settings.open', {}],
      ['settings.sample', {}],
      ['settings.insights', { model }],
      ['settings.preview', { settings }],
      ['settings.save', { baseRevision: 0, settings }],
    ] as const) {
      const answer = await site.callRaw('dev', 'plumbline-settings', name, { projectId: mobile, ...input });
      expect({ name, answer }).toMatchObject({ name, answer: { error: { code: 'forbidden' } } });
    }
    for (const name of ['project.calibration', 'project.open']) {
      const answer = await site.callRaw('restricted', 'plumbline-project', name, { projectId: shop });
      expect(answer).toMatchObject({ error: { code: 'not_found' } });
    }
    const hidden = { issueId: issueId('10107') };
    for (const name of ['issue.history', 'issue.open']) {
      expect(await site.callRaw('dev', 'plumbline-panel', name, hidden)).toMatchObject({
        error: { code: 'not_found' },
      });
    }
  });
});
