import type { IssueView } from '../../src/contract/rpc';
import { dateTime, decimal, percentOf100, range, wholeNumber } from '../shared/format';
import { shownReceipt, shownTotal, shownWeights } from '../shared/issue/receipt-points';
import { ALIGNMENT_STATE_WORDS, EVIDENCE_WORDS, modelOwnerWords } from '../shared/words';
import { ageWords, doubtWords, problemWords, readWords } from './line-words';
import { nativeWords } from './native-words';

const HIDDEN = '(hidden)';

function valueLines(view: IssueView): string[] {
  const { value } = view;
  const { base, points } = shownReceipt(value);
  const weights = shownWeights(value.receipt.map((line) => line.weightShare));
  const known = `${percentOf100(value.knownWeight * 100)} of the model known`;
  const lines = value.receipt.map((line, index) => {
    const source = view.sourceNames[line.criterionId] ?? '';
    const problem = problemWords(view, line);
    const missing = problem === null ? 'missing' : problem.replace(/\.$/, '');
    const read = line.assumed ? `${missing}; the usual answer is assumed` : (readWords(view, line) ?? '');
    const age = ageWords(view, line);
    const doubt = doubtWords(view, line);
    const about = [source, age?.toLowerCase()].filter(Boolean).join(', ');
    return `- ${line.name}: ${read} (${about}) · weight ${percentOf100(weights[index] ?? 0)} · ${decimal(points[index] ?? 0)} points${doubt === null ? '' : `. ${doubt}`}`;
  });
  const start = value.basePoints === 0 ? [] : [`- All inputs at their lowest: ${decimal(base)} points`];
  const native = nativeWords(view);
  const head =
    value.value === null
      ? `Value: not enough data, range ${range(value)}; ${known}`
      : `Value: ${decimal(shownTotal(value.value))}, likely ${range(value)}; ${known}`;
  return [head, ...start, ...lines, ...(native === null ? [] : [native])];
}

function alignmentLines(view: IssueView): string[] {
  const { alignment } = view;
  const state = ALIGNMENT_STATE_WORDS[alignment.state];
  const isMeasured = alignment.state !== 'unlinked' && alignment.state !== 'exempt';
  const paths = alignment.themes.map((theme) => {
    const path = theme.steps.map((step) => `${step.title ?? HIDDEN} × ${decimal(step.factor, 2)}`).join(' > ');
    return `- ${path} · ${EVIDENCE_WORDS[theme.evidence.kind]} × ${decimal(theme.share, 2)} = ${decimal(theme.points)} points`;
  });
  return [`Alignment: ${isMeasured ? `${wholeNumber(Math.round(alignment.alignment))}, ` : ''}${state}`, ...paths];
}

/** The whole receipt as plain text, for a comment or a mail. */
export function receiptText(view: IssueView): string {
  return [
    `${view.issueKey} ${view.summary}`,
    ...valueLines(view),
    ...alignmentLines(view),
    `Size: ${view.size === null ? 'none' : String(view.size)}`,
    `Scored ${dateTime(view.scoredAt)} with the ${modelOwnerWords(view)}, roadmap revision ${view.roadmapRevision}`,
  ].join('\n');
}
