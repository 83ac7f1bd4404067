import { indexRoadmap } from '../../../src/domain/roadmap/roadmap-index';
import { countByItem } from '../../../src/domain/snapshot/count-by-item';
import { aRoadmap } from '../../builders/a-roadmap';
import { aScoredIssue, UNLINKED_SCORES } from '../../builders/a-scored-issue';
import { itemId } from '../../builders/ids';

describe('countByItem', () => {
  it('[A7] counts open base-level issues for the item they reach and everything above it', () => {
    const rows = [
      aScoredIssue(),
      aScoredIssue({ statusCategory: 'inProgress' }),
      aScoredIssue({ scores: { itemId: itemId('initiative') } }),
      aScoredIssue({ scores: { itemId: itemId('removed') } }),
      aScoredIssue({ scores: { alignmentState: 'exempt' } }),
      aScoredIssue({ scores: UNLINKED_SCORES }),
      aScoredIssue({ statusCategory: 'done' }),
      aScoredIssue({ hierarchyLevel: 1 }),
      aScoredIssue({ hierarchyLevel: -1 }),
    ];
    expect([...countByItem(rows, indexRoadmap(aRoadmap(), new Set()))]).toEqual([
      ['theme', 3],
      ['initiative', 3],
      ['epic', 2],
      ['other', 0],
    ]);
  });
});
