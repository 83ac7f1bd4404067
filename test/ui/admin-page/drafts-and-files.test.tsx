import { validateRoadmap } from '../../../src/domain/roadmap/validate-roadmap';
import { locateProblem } from '../../../static/admin-page/draft/locate-problem';
import { parseRoadmapFile } from '../../../static/admin-page/draft/parse-roadmap-file';
import { proposeRoadmap } from '../../../static/admin-page/draft/propose-roadmap';
import { treeRows } from '../../../static/admin-page/draft/roadmap-tree';
import { ruleJql } from '../../../static/admin-page/draft/rule-jql';
import { aModel } from '../../builders/a-model';
import { aRoadmap } from '../../builders/a-roadmap';
import { issueId, itemId } from '../../builders/ids';

function propose(epics: Parameters<typeof proposeRoadmap>[0]['epics']) {
  let last = 0;
  return proposeRoadmap({
    epics,
    projectNames: new Map([['SHOP', 'Web Shop']]),
    newId: () => {
      last += 1;
      return itemId(`i${last}`);
    },
  });
}
const anEpic = (id: string, key: string, overrides: Partial<Parameters<typeof propose>[0][number]> = {}) => ({
  issueId: issueId(id),
  issueKey: key,
  summary: key,
  hierarchyLevel: 1,
  done: false,
  openChildren: 3,
  parentId: null,
  ...overrides,
});

describe('a proposed roadmap', () => {
  test('has a theme per project, initiatives above epics, and may be saved as it is', () => {
    const { roadmap } = propose([
      anEpic('1', 'SHOP-1', { hierarchyLevel: 2, openChildren: 1 }),
      anEpic('2', 'SHOP-2', { parentId: issueId('1') }),
      anEpic('3', 'CARE-3'),
    ]);
    expect(treeRows(roadmap).map((row) => `${row.item.level} ${row.item.title}`)).toEqual([
      'theme Web Shop',
      'initiative SHOP-1',
      'epic SHOP-2',
      'theme CARE',
      'epic CARE-3',
    ]);
    expect(validateRoadmap(roadmap)).toEqual([]);
  });

  test('guesses no horizon and weighs all alike', () => {
    const { roadmap } = propose([anEpic('1', 'SHOP-1'), anEpic('2', 'SHOP-2')]);
    expect(new Set(roadmap.items.map((item) => item.horizon))).toEqual(new Set([null]));
    expect(new Set(roadmap.items.map((item) => item.weight)).size).toBe(1);
  });

  test('leaves out what is done or has no open work, and says how many', () => {
    const { roadmap, leftOut } = propose([
      anEpic('1', 'SHOP-1', { done: true }),
      anEpic('2', 'SHOP-2', { openChildren: 0 }),
      anEpic('3', 'SHOP-3'),
    ]);
    expect(roadmap.items.map((item) => item.title)).toEqual(['Web Shop', 'SHOP-3']);
    expect(leftOut).toBe(1);
  });
});

describe('an imported roadmap file', () => {
  test('comes back as it was exported', () => {
    expect(parseRoadmapFile(JSON.stringify(aRoadmap()))).toEqual({ ok: true, value: aRoadmap() });
  });

  test('is refused as a whole with the place of every problem', () => {
    const { items, rules } = aRoadmap();
    const shaped = parseRoadmapFile(JSON.stringify({ items: [{ ...items[0], weight: 0 }], rules }));
    expect(shaped).toMatchObject({ ok: false, error: [{ path: 'items[0].weight' }] });
    const related = parseRoadmapFile(JSON.stringify({ items: items.slice(1), rules }));
    expect(related).toMatchObject({ ok: false, error: [{ path: 'items[0].parentId' }] });
    expect(parseRoadmapFile('{"items": [,]}')).toMatchObject({
      ok: false,
      error: [{ message: expect.stringContaining('not JSON') as string }],
    });
  });
});

describe('problems', () => {
  const draft = { roadmap: aRoadmap(), model: aModel() };
  test.each([
    ['roadmap.items.3.weight', 'roadmap', 'item-other-weight'],
    ['items.1.parentId', 'roadmap', 'item-initiative-title'],
    ['rules.0.query', 'rules', 'rule-rule-query'],
    ['model.criteria.1.scale.entries', 'model', 'criterion-urgency-scale'],
    ['bands.high', 'model', 'model-bands-high'],
  ])('%s leads to the field that mends it', (path, section, elementId) => {
    expect(locateProblem({ path, code: 'shape', message: '' }, draft)).toMatchObject({ section, elementId });
  });
});

describe('rules by name', () => {
  test('[A3] are counted by an equivalent JQL, whatever the name holds', () => {
    expect(ruleJql({ kind: 'label', query: 'loyalty' })).toBe('labels = "loyalty"');
    expect(ruleJql({ kind: 'component', query: 'Say "hi" \\ bye' })).toBe('component = "Say \\"hi\\" \\\\ bye"');
    expect(ruleJql({ kind: 'version', query: ' 2027.1 ' })).toBe('fixVersion = "2027.1"');
    expect(ruleJql({ kind: 'jql', query: 'project = SHOP' })).toBe('project = SHOP');
  });
});
