import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { CriterionId, IssueId } from '../../../src/domain/ids';
import { saveSize } from '../../shared/jira';
import { rpc } from '../../shared/rpc';

/** A question about one item: a criterion that Plumbline asks for, or (null) its size. */
export interface AskedQuestion {
  readonly issueId: IssueId;
  readonly criterionId: CriterionId | null;
}

/** An answer that stands, with what undoes it. */
export interface GivenAnswer extends AskedQuestion {
  readonly answer: number;
}

/** The item has no field that its size could be written to. */
export class NoSizeFieldError extends Error {
  constructor() {
    super('This item has no field for its size.');
    this.name = 'NoSizeFieldError';
  }
}

interface Answering {
  /** Newest first. */
  readonly given: readonly GivenAnswer[];
  /** The question whose answer is being saved. */
  readonly saving: string | null;
  readonly refused: { readonly question: string; readonly failure: unknown } | null;
  readonly answer: (question: AskedQuestion, answer: number) => void;
  readonly takeBack: (given: GivenAnswer) => void;
}

/** Names a question within the page. */
export function questionKey({ issueId, criterionId }: AskedQuestion): string {
  return `${issueId} ${criterionId ?? 'size'}`;
}

async function write({ issueId, criterionId }: AskedQuestion, answer: number | null): Promise<void> {
  if (criterionId !== null) {
    await rpc('issue.rate', { issueId, criterionId, rating: answer });
    return;
  }
  const { sizeField } = await rpc('issue.open', { issueId });
  if (sizeField === null) throw new NoSizeFieldError();
  await saveSize({ issueId, fieldId: sizeField.fieldId, size: answer });
  // Jira tells the app about an edit within minutes; asking now shows the new score at once.
  await rpc('issue.open', { issueId });
}

/** Answers questions as the viewer, one after the other, and reads the rows again so that the agenda is true. */
export function useAnswering(): Answering {
  const client = useQueryClient();
  const [given, setGiven] = useState<readonly GivenAnswer[]>([]);
  const [saving, setSaving] = useState<string | null>(null);
  const [refused, setRefused] = useState<Answering['refused']>(null);

  const save = useCallback(
    async (question: AskedQuestion, answer: number | null, then: () => void) => {
      const key = questionKey(question);
      setSaving(key);
      setRefused(null);
      try {
        await write(question, answer);
        then();
        await client.invalidateQueries({ queryKey: ['rows'] });
      } catch (failure) {
        setRefused({ question: key, failure });
      } finally {
        setSaving(null);
      }
    },
    [client],
  );
  const answer = useCallback<Answering['answer']>(
    (question, value) =>
      void save(question, value, () => setGiven((before) => [{ ...question, answer: value }, ...before])),
    [save],
  );
  const takeBack = useCallback<Answering['takeBack']>(
    (given) => void save(given, null, () => setGiven((before) => before.filter((one) => one !== given))),
    [save],
  );
  return { given, saving, refused, answer, takeBack };
}
