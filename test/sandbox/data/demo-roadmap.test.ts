import { demoRoadmap } from '../../../sandbox/data/demo-roadmap';
import { generateDemoSite } from '../../../sandbox/data/demo-site';
import { roadmap } from '../../../src/contract/roadmap';
import { validateRoadmap } from '../../../src/domain/roadmap/validate-roadmap';

const site = generateDemoSite({ now: Date.UTC(2026, 10, 24) });

describe('the suggested roadmap of the demo site', () => {
  it('is one that the app accepts', () => {
    const parsed = roadmap.parse(demoRoadmap(site));
    expect(validateRoadmap(parsed)).toEqual([]);
  });

  it('has three themes and the seven initiatives as they stand in Jira', () => {
    const { items, rules } = demoRoadmap(site);
    expect(items.filter(({ level }) => level === 'theme').map(({ weight }) => weight)).toEqual([40, 35, 25]);
    const initiatives = items.filter(({ level }) => level === 'initiative');
    expect(initiatives).toHaveLength(7);
    for (const { issueId, title } of initiatives) {
      expect(site.issues.find(({ id }) => id === issueId)?.summary).toBe(title);
    }
    expect(new Set(rules.map(({ kind }) => kind))).toEqual(new Set(['jql', 'component']));
  });

  it('leaves out initiatives that a small site does not have, and stays valid', () => {
    const small = demoRoadmap(generateDemoSite({ now: Date.UTC(2026, 10, 24), issues: 2 }));
    expect(small.items).toHaveLength(5);
    expect(validateRoadmap(roadmap.parse(small))).toEqual([]);
  });
});
