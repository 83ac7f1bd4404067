import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { labelledPairs } from '../../../tools/evaluate/measure/labelled-pairs';
import { indexOf, measurePairs } from '../../../tools/evaluate/measure/measure-pairs';

const FOLDER = join(__dirname, '../../../../shared/data');
const exported = join(FOLDER, 'jira/hadoop-export.csv');
const list = join(FOLDER, 'duplicates/hadoop_bugs-combined.csv');
// Real exports are not part of this repository: where they are absent these tests are reported as skipped.
const where = existsSync(exported) && existsSync(list) ? describe : describe.skip;

where('recorded duplicates of a real Jira', () => {
  test('[D1] at least 82 of 100 are among the first ten', () => {
    const { texts, pairs } = labelledPairs(exported, list);
    const { asked, firstTen } = measurePairs(indexOf(texts), pairs);
    expect(asked).toBe(130);
    expect(firstTen / asked).toBeGreaterThanOrEqual(0.82);
  });
});
