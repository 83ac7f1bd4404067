import type { HistoryEntry, IssueView } from '../../src/contract/rpc';
import { sizeText } from '../shared/format';
import { isBlind } from '../shared/issue/blind';
import { rawWords } from '../shared/issue/raw-text';

type Cause = HistoryEntry['causes'][number];

function fromTo(name: string, from: string | null, to: string | null): string {
  if (to === null) return `${name} taken back${from === null ? '' : `, it was ${from}`}`;
  return from === null ? `${name} set to ${to}` : `${name} from ${from} to ${to}`;
}

/** Why a score moved, in words. */
function causeWords(view: IssueView, cause: Cause): string {
  switch (cause.kind) {
    case 'first':
      return 'First score';
    case 'input': {
      const isUntold = cause.from === null && cause.to === null;
      if (isUntold || isBlind(view, cause.criterionId)) return `${cause.name} was answered`;
      return fromTo(
        cause.name,
        rawWords(view, cause.criterionId, cause.from),
        rawWords(view, cause.criterionId, cause.to),
      );
    }
    case 'size':
      return fromTo(
        'Size',
        cause.from === null ? null : sizeText(cause.from),
        cause.to === null ? null : sizeText(cause.to),
      );
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
