import { readFileSync } from 'node:fs';
import path from 'node:path';

const text = readFileSync(path.join(__dirname, '..', '..', 'docs', 'unverified.md'), 'utf8');
const rows = text
  .split('\n')
  .filter((line) => /^\| [JF]\d+ /.test(line))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
const ids = rows.map(([id]) => id ?? '');
const steps = text.split('\n').filter((line) => /^\d+\. /.test(line));

it('every assumption says both cases and how to look', () => {
  expect(rows.length).toBeGreaterThan(40);
  for (const cells of rows) {
    expect(cells).toHaveLength(5);
    expect(cells.filter((cell) => cell.length < 2)).toEqual([]);
  }
});

it('ids are unique, without gaps, and those that are cited exist', () => {
  for (const letter of ['J', 'F'])
    expect(ids.filter((id) => id.startsWith(letter))).toEqual(
      ids.filter((id) => id.startsWith(letter)).map((_, at) => `${letter}${at + 1}`),
    );
  const cited = [...text.matchAll(/\b([JF]\d+)\b/g)].map(([id]) => id);
  expect(cited.filter((id) => !ids.includes(id))).toEqual([]);
});

it('the check-list takes ten minutes', () => {
  const minutes = steps.map((step) => Number(/^\d+\. \((\d+) min\)/.exec(step)?.[1]));
  expect(minutes.reduce((sum, each) => sum + each, 0)).toBe(10);
});
