import { isUsedChange, planEventWork } from '../../src/app/plan-event-work';
import { takeEvent } from '../../src/app/take-event';
import type { StoredProjectSettings } from '../../src/contract/settings';
import { DEFAULT_HEALTH_SETTINGS } from '../../src/domain/health/health-report';
import { issueEventFrom } from '../../src/entry/issue-event-from';
import { aCriterion, aModel } from '../builders/a-model';
import { aRoadmap, aRule } from '../builders/a-roadmap';
import { NOW } from '../builders/an-issue';
import { issueId, projectId, ruleId } from '../builders/ids';
import { fakePorts } from '../fakes/fake-ports';
import { fakeSite } from '../fakes/fake-site';

const updated = (...items: object[]) => ({
  eventType: 'avi:jira:updated:issue',
  timestamp: '1795484668582',
  atlassianId: 'someone',
  issue: { id: '10001', key: 'SHOP-1', fields: { project: { id: '10000', key: 'SHOP' } } },
  changelog: { id: '1', items },
});
const ids = { issueId: issueId('10001'), projectId: projectId('10000') };

describe('reading an event', () => {
  it.each([
    ['created', { ...ids, kind: 'created' }],
    ['deleted', { ...ids, kind: 'deleted' }],
  ])('of an issue that was %s', (what, expected) => {
    expect(issueEventFrom({ ...updated(), eventType: `avi:jira:${what}:issue` })).toEqual(expected);
  });

  it('takes names and ids of the changed fields', () => {
    const event = updated({ field: 'status', fieldId: 'status' }, { field: 'IssueParentAssociation', fieldId: null });
    expect(issueEventFrom(event)).toEqual({
      ...ids,
      kind: 'updated',
      movedFrom: null,
      changedFields: ['status', 'status', 'IssueParentAssociation'],
    });
  });

  it('of a link names both ends', () => {
    const event = { eventType: 'avi:jira:created:issuelink', sourceIssueId: 10001, destinationIssueId: 10002 };
    expect(issueEventFrom(event)).toMatchObject({
      kind: 'linksChanged',
      ends: [{ issueId: '10001' }, { issueId: '10002' }],
    });
  });

  it.each([
    ['our own doing', { ...updated({ field: 'status' }), selfGenerated: true }],
    ['an event of another kind', { eventType: 'avi:jira:commented:issue', issue: { id: '1' } }],
    ['an id that is none', { ...updated(), issue: { id: '10001 OR project = X' } }],
    ['nothing', undefined],
    ['text', 'avi:jira:created:issue'],
  ])('leaves out %s', (_what, event) => {
    expect(issueEventFrom(event)).toBeUndefined();
  });
});

describe('what an event asks for', () => {
  const used = { fieldIds: new Set(['customfield_10040']), hasJqlRules: false };

  it.each([
    [['assignee'], false],
    [['comment', 'WorklogId'], false],
    [['status'], true],
    [['IssueParentAssociation'], true],
    [['Business value', 'customfield_10040'], true],
    [['Other field', 'customfield_10099'], false],
    [[], true],
  ])('a change of %j: %s', (changedFields, expected) => {
    expect(isUsedChange(changedFields, used)).toBe(expected);
  });

  it('any change where a JQL rule may look at anything', () => {
    expect(isUsedChange(['assignee'], { ...used, hasJqlRules: true })).toBe(true);
  });

  it('a deleted issue is forgotten', () => {
    const work = planEventWork({ ...ids, kind: 'deleted' }, { used, now: NOW });
    expect(work).toEqual([{ ...ids, at: NOW, what: 'deleted' }]);
  });
});

describe('taking an event', () => {
  it('queues one message per issue for what touches a score, and nothing for the rest', async () => {
    const site = fakeSite();
    const ports = fakePorts(site);
    expect(await takeEvent(ports, { ...ids, kind: 'updated', movedFrom: null, changedFields: ['assignee'] })).toBe(0);
    expect(
      await takeEvent(ports, {
        ...ids,
        kind: 'updated',
        movedFrom: null,
        changedFields: ['Story Points', 'customfield_10026'],
      }),
    ).toBe(1);
    const ends = [ids, { issueId: issueId('10002'), projectId: null }];
    expect(await takeEvent(ports, { kind: 'linksChanged', ends })).toBe(2);
    // Taken up together, per project; of one end the project is not known.
    expect(site.queued.map(({ message }) => message)).toMatchObject([
      { kind: 'takeChanges', projectId: ids.projectId },
      { kind: 'takeChanges', projectId: null },
    ]);
  });

  it('looks at every change once the roadmap has a JQL rule', async () => {
    const site = fakeSite();
    const ports = fakePorts(site);
    const rules = [aRule({ ruleId: ruleId('r'), kind: 'jql', query: 'assignee = currentUser()' })];
    await ports.roadmaps.append({ baseRevision: 0, value: aRoadmap({ rules }), authorAccountId: 'a', note: '', at: 0 });
    expect(await takeEvent(ports, { ...ids, kind: 'updated', movedFrom: null, changedFields: ['assignee'] })).toBe(1);
  });
});

it('a field that only the model of its project reads is acted upon in that project alone', async () => {
  const site = fakeSite();
  const ports = fakePorts(site);
  const source = { kind: 'field', fieldId: 'customfield_10050' } as const;
  const map = { kind: 'map', entries: { '1': 1 } } as const;
  const model = aModel({ criteria: [aCriterion({ source, scale: map })] });
  const value = {
    health: DEFAULT_HEALTH_SETTINGS,
    sizeFieldId: null,
    model,
    modelRevision: 1,
  } as StoredProjectSettings;
  await ports.settings(ids.projectId).append({ baseRevision: 0, value, authorAccountId: 'lead', note: '', at: NOW });
  const changed = {
    kind: 'updated',
    movedFrom: null,
    issueId: ids.issueId,
    changedFields: ['customfield_10050'],
  } as const;
  expect(await takeEvent(ports, { ...changed, projectId: ids.projectId })).toBe(1);
  expect(await takeEvent(ports, { ...changed, projectId: projectId('10001') })).toBe(0);
});
