import { ancestorsOf } from '../../../src/domain/alignment/ancestors-of';
import { anIssue } from '../../builders/an-issue';
import { issueId } from '../../builders/ids';

const chain = (...links: [string, string | null][]) =>
  new Map(
    links.map(([id, parent]) => [
      issueId(id),
      anIssue({ issueId: issueId(id), parentId: parent === null ? null : issueId(parent) }),
    ]),
  );
const ids = (start: string, byId: ReturnType<typeof chain>) =>
  ancestorsOf(byId.get(issueId(start)) ?? anIssue(), byId).map((ancestor) => ancestor.issueId);

describe('ancestorsOf', () => {
  it('[A3] lists the direct parent first and ends at the top', () => {
    expect(ids('1', chain(['1', '2'], ['2', '3'], ['3', null]))).toEqual(['2', '3']);
    expect(ids('3', chain(['3', null]))).toEqual([]);
  });

  it('[A3] ends at a parent that is not known', () => {
    expect(ids('1', chain(['1', '2'], ['2', '9']))).toEqual(['2']);
    expect(ids('1', chain(['1', '9']))).toEqual([]);
  });

  it('[A3] ends at a cycle', () => {
    expect(ids('1', chain(['1', '2'], ['2', '3'], ['3', '2']))).toEqual(['2', '3']);
    expect(ids('1', chain(['1', '1']))).toEqual([]);
  });

  it('[A3] ends after twelve', () => {
    const long = chain(...Array.from({ length: 20 }, (_, i): [string, string] => [`${i}`, `${i + 1}`]));
    expect(ids('0', long)).toHaveLength(12);
  });
});
