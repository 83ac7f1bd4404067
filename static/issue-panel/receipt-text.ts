import type { IssueView } from '../../src/contract/rpc';
import { ageInDays, dateTime, decimal, percentOf100, range, wholeNumber } from '../shared/format';
import { rawText } from '../shared/issue/raw-text';
import { shownPoints, shownTotal, shownWeights } from '../shared/issue/receipt-points';
import { ALIGNMENT_STATE_WORDS, EVIDENCE_WORDS, modelWords } from '../shared/words';

const HIDDEN = '(hidden)';

function valueLines(view: IssueView): string[] {
  const { value } = view;
  const points = shownPoints(value.receipt.map((line) => line.points));
  const weights = shownWeights(value.receipt.map((line) => line.weightShare));
  const known = `${percentOf100(value.knownWeight * 100)} of the model known`;
  const lines = value.receipt.map((line, index) => {
    const source = view.sourceNames[line.criterionId] ?? '';
    const read = line.assumed ? 'missing, the usual answer is assumed' : (rawText(view, line) ?? '');
    const age = line.ageDays === null ? '' : `, ${ageInDays(line.ageDays)}`;
    return `- ${line.name}: ${read} (${source}${age}) · weight ${percentOf100(weights[index] ?? 0)} · ${decimal(points[index] ?? 0)} points`;
  });
  const head =
    value.value === null
      ? `Value: not enough data, range ${range(value)}; ${known}`
      : `Value: ${decimal(shownTotal(value.value))}, likely ${range(value)}; ${known}`;
  return [head, ...lines];
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
    `Scored ${dateTime(view.scoredAt)} with the ${modelWords(view.modelRevision)}, roadmap revision ${view.roadmapRevision}`,
  ].join('\n');
}
