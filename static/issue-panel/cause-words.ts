import type { HistoryEntry, IssueView } from '../../src/contract/rpc';
import { sizeText } from '../shared/format';
import { isBlind } from '../shared/issue/blind';
import { givenWords, shortWords, stepWords } from './step-words';

type Cause = HistoryEntry['causes'][number];

function inputWords(view: IssueView, cause: Extract<Cause, { kind: 'input' }>): string {
  const { criterionId, name, from, to } = cause;
  const isUntold = from === null && to === null;
  if (isUntold || isBlind(view, criterionId)) return `${name} was answered`;
  if (to === null) return `${name} taken back, it was ${shortWords(view, criterionId, from)}`;
  return `${name} ${from === null ? givenWords(view, cause) : stepWords(view, cause)}`;
}

function sizeWords({ from, to }: Extract<Cause, { kind: 'size' }>): string {
  if (to === null) return 'Size taken back';
  return from === null ? `Size set to ${sizeText(to)}` : `Size from ${sizeText(from)} to ${sizeText(to)}`;
}

/** Why a score moved, in words. */
function causeWords(view: IssueView, cause: Cause): string {
  switch (cause.kind) {
    case 'first':
      return 'First score';
    case 'input':
      return inputWords(view, cause);
    case 'size':
      return sizeWords(cause);
    case 'age':
      return 'Inputs grew older than their lifetime';
    case 'model':
      return `Model revision ${cause.revision}`;
    case 'roadmap':
      return `Roadmap revision ${cause.revision}`;
    case 'prior':
      return 'The usual answers were measured anew';
    case 'place':
      return 'Its place on the roadmap changed';
  }
}

/** All causes of one move in a sentence. */
export function causesWords(view: IssueView, causes: readonly Cause[]): string {
  return causes.length === 0 ? 'Cause not on record' : causes.map((cause) => causeWords(view, cause)).join('; ');
}
