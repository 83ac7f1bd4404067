import { demoAnswers } from '../../../sandbox/data/demo-answers';
import { generateDemoSite } from '../../../sandbox/data/demo-site';

const now = Date.UTC(2026, 10, 24, 12);
const said = demoAnswers(generateDemoSite({ now }), now);

it('three people of the demo shop answer: some questions alone, some together, and not always alike', () => {
  const byQuestion = new Map<string, number[]>();
  for (const { issueId, criterionId, rating } of said.answers) {
    const key = `${issueId} ${criterionId}`;
    byQuestion.set(key, [...(byQuestion.get(key) ?? []), rating]);
  }
  const spreads = [...byQuestion.values()].map((ratings) => Math.max(...ratings) - Math.min(...ratings));
  expect(new Set([...byQuestion.values()].map(({ length }) => length))).toEqual(new Set([1, 2, 3]));
  expect(spreads.filter((spread) => spread >= 3).length).toBeGreaterThan(0);
  expect(said.answers.every(({ rating }) => Number.isInteger(rating) && rating >= 1 && rating <= 5)).toBe(true);
  const answered = said.answers.map(({ accountId, ...question }) => `${accountId} ${JSON.stringify(question)}`);
  expect(new Set(answered).size).toBe(answered.length);
});

it('enough finished work has an outcome to be compared with its scores', () => {
  expect(said.outcomes.length).toBeGreaterThanOrEqual(8);
  expect(new Set(said.outcomes.map(({ answer }) => answer)).size).toBe(3);
});

it('the same site is talked about in the same way', () => {
  expect(demoAnswers(generateDemoSite({ now }), now)).toEqual(said);
});
