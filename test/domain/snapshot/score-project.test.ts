import { indexRoadmap } from '../../../src/domain/roadmap/roadmap-index';
import { scoreIssue } from '../../../src/domain/snapshot/score-issue';
import { scoreProject } from '../../../src/domain/snapshot/score-project';
import { aModel } from '../../builders/a-model';
import { aRoadmap } from '../../builders/a-roadmap';
import { anIssue, NOW } from '../../builders/an-issue';
import { issueId } from '../../builders/ids';

const context = { model: aModel(), priors: {}, now: NOW };
const project = { ...context, roadmap: aRoadmap(), doneIssueIds: new Set<never>(), foreignAncestors: [] };

describe('scoreProject', () => {
  it('[A3] finds parents in the project and in other projects, and keeps the order', () => {
    const child = anIssue({ issueId: issueId('1'), parentId: issueId('2') });
    const story = anIssue({ issueId: issueId('2'), parentId: issueId('900') });
    const epic = anIssue({ issueId: issueId('900'), hierarchyLevel: 1 });
    const rows = scoreProject({ ...project, issues: [child, story], foreignAncestors: [epic] });
    expect(rows.map((row) => [row.issueId, row.scores.alignmentState, row.scoredAt])).toEqual([
      ['1', 'aligned', NOW],
      ['2', 'aligned', NOW],
    ]);
    expect(rows[0]?.scores).toMatchObject({ themeId: 'theme', itemId: 'epic', evidence: 'parent', horizon: 'now' });
  });

  it('[A6] epics that are done make their open children stale', () => {
    const issues = [anIssue({ parentId: issueId('900') }), anIssue({ issueId: issueId('900'), hierarchyLevel: 1 })];
    const done = scoreProject({ ...project, issues, doneIssueIds: new Set([issueId('900')]) });
    expect(done[0]?.scores.alignmentState).toBe('stale');
  });

  it('[A6] an issue without a place has no theme, no item and no evidence', () => {
    const [row] = scoreProject({ ...project, issues: [anIssue()] });
    expect(row?.scores).toMatchObject({
      alignmentState: 'unlinked',
      themeId: null,
      itemId: null,
      evidence: null,
      horizon: null,
    });
  });

  it('[V7] [A5] stored scores are those of the full explanation', () => {
    const issue = anIssue({ parentId: issueId('900') });
    const epic = anIssue({ issueId: issueId('900') });
    const index = indexRoadmap(project.roadmap, project.doneIssueIds);
    const { scores, value, alignment } = scoreIssue({ ...context, issue, ancestors: [epic], index });
    expect(scores).toMatchObject({
      value: value.value,
      valueLow: value.low,
      valueHigh: value.high,
      knownWeight: value.knownWeight,
      alignment: alignment.alignment,
      traceability: alignment.traceability,
    });
    expect(scoreProject({ ...project, issues: [issue], foreignAncestors: [epic] })[0]?.scores).toEqual(scores);
  });
});
