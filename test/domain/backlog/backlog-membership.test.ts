import { isInBacklog, isInProgress, isOpenBaseLevel } from '../../../src/domain/backlog/backlog-membership';
import { anIssue } from '../../builders/an-issue';

describe('backlog membership', () => {
  it.each([
    ['To Do at base level', { statusCategory: 'todo', inActiveSprint: false, hierarchyLevel: 0 }, true, false],
    ['To Do in an active sprint', { statusCategory: 'todo', inActiveSprint: true, hierarchyLevel: 0 }, false, true],
    ['In Progress', { statusCategory: 'inProgress', inActiveSprint: false, hierarchyLevel: 0 }, false, true],
    ['In Progress in a sprint', { statusCategory: 'inProgress', inActiveSprint: true, hierarchyLevel: 0 }, false, true],
    ['done', { statusCategory: 'done', inActiveSprint: true, hierarchyLevel: 0 }, false, false],
    ['a sub-task', { statusCategory: 'todo', inActiveSprint: false, hierarchyLevel: -1 }, false, false],
    ['an epic in progress', { statusCategory: 'inProgress', inActiveSprint: false, hierarchyLevel: 1 }, false, false],
  ] as const)('[product.md] %s', (_case, facts, backlog, progress) => {
    expect(isInBacklog(anIssue(facts))).toBe(backlog);
    expect(isInProgress(anIssue(facts))).toBe(progress);
    expect(isOpenBaseLevel(anIssue(facts))).toBe(backlog || progress);
  });
});
