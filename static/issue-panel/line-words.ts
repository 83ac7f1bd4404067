import type { IssueView } from '../../src/contract/rpc';
import { rawFromUtility } from '../../src/domain/value/scale';
import { ageInDays, percent, plural } from '../shared/format';
import { isBlind, ratersOf } from '../shared/issue/blind';
import { rawText, rawWords } from '../shared/issue/raw-text';

type Line = IssueView['value']['receipt'][number];
type Criterion = IssueView['criteria'][number];

/** Enough of a bad value to know it again. */
const LONGEST_SHOWN = 60;
/** Less than this is no doubt worth a word. */
const WHOLE = 0.995;

export function criterionOf(view: IssueView, { criterionId }: Pick<Line, 'criterionId'>): Criterion | undefined {
  return view.criteria.find((one) => one.criterionId === criterionId);
}

/** True where Jira no longer has the field that a line is read from: nobody can fill it. */
export function isFieldGone({ findings }: IssueView, { criterionId }: Pick<Line, 'criterionId'>): boolean {
  return findings.some((finding) => finding.kind === 'fieldMissing' && finding.criterionId === criterionId);
}

/** What was read for a line, as far as the viewer may know it; null where it is missing. */
export function readWords(view: IssueView, line: Line): string | null {
  const raters = ratersOf(view, line.criterionId);
  const read = isBlind(view, line.criterionId) ? null : rawText(view, line);
  return read === null && raters !== null && raters.count > 0 ? peopleAnswered(raters.count) : read;
}

export function peopleAnswered(count: number): string {
  return `${plural(count, 'person', 'people')} answered`;
}

/** How old an input is; null where there is none. What is counted has no age: it was counted for this score. */
export function ageWords(view: IssueView, line: Line): string | null {
  if (line.assumed) return null;
  if (line.ageDays !== null) return ageInDays(line.ageDays);
  const kind = criterionOf(view, line)?.source.kind;
  return kind === 'count' || kind === 'links' ? 'As of now' : 'Age unknown';
}

/** Which part of a line's confidence its raters leave it, 0 to 1; age aside. */
function agreementOf({ confidence, ageFactor }: Line): number {
  return ageFactor > 0 ? confidence / ageFactor : 1;
}

/** True where nothing but the distance between the raters makes an input doubtful. */
export function isDoubtedByRatersAlone(line: Line): boolean {
  return !line.assumed && line.ageFactor >= WHOLE && agreementOf(line) < WHOLE;
}

/** Why an input counts for less than it says: "Counts 64 %: 270 days old, past its 180 days."; null where it does not. */
export function doubtWords(view: IssueView, line: Line): string | null {
  if (line.assumed || line.confidence >= WHOLE) return null;
  const lifetime = criterionOf(view, line)?.lifetimeDays;
  const reasons: string[] = [];
  if (line.ageFactor < WHOLE) {
    const age = line.ageDays === null ? 'an old input' : `${plural(Math.floor(line.ageDays), 'day')} old`;
    reasons.push(lifetime === undefined ? age : `${age}, past its ${plural(lifetime, 'day')}`);
  }
  if (agreementOf(line) < WHOLE) reasons.push('the answers lie apart');
  return `Counts ${percent(line.confidence)}: ${reasons.join('; ')}. The usual answer stands in for the rest.`;
}

function roundedUsual(criterion: Criterion, usual: number): number {
  const { source } = criterion;
  if (source.kind === 'input' && source.answer.kind === 'choice') {
    const distance = (answer: number) => Math.abs(answer - usual);
    return source.answer.choices.reduce(
      (nearest, { answer }) => (distance(answer) < distance(nearest) ? answer : nearest),
      source.answer.choices[0]?.answer ?? usual,
    );
  }
  return Math.abs(usual) >= 10 ? Math.round(usual) : Math.round(usual * 10) / 10;
}

function usualAnswer(view: IssueView, line: Line): string | null {
  const criterion = criterionOf(view, line);
  if (criterion === undefined) return null;
  const usual = rawFromUtility({ ...criterion, utility: line.prior.median });
  const words = rawWords(view, line.criterionId, typeof usual === 'number' ? roundedUsual(criterion, usual) : usual);
  return criterion.source.kind === 'date' && words !== null ? `a date ${words}` : words;
}

/** What stands in for a missing input, and what that rests on: "Assumed: 3.4 of 5, the usual answer of 41 issues". */
export function usualWords(view: IssueView, line: Line): string {
  const { count } = line.prior;
  if (count === 0) return 'Assumed: the middle, since no usual answer is known yet';
  const answer = usualAnswer(view, line);
  const rests = `the usual answer of ${plural(count, 'issue')}`;
  // An option whose name Jira did not tell is better left out than told by its id.
  const isNamed =
    answer !== null && (criterionOf(view, line)?.scale.kind !== 'map' || optionIsNamed(view, line, answer));
  return `Assumed: ${isNamed ? `${answer}, ` : ''}${rests}`;
}

function optionIsNamed(view: IssueView, { criterionId }: Line, answer: string): boolean {
  return Object.values(view.optionLabels[criterionId] ?? {}).includes(answer);
}

/** What is wrong with a value that is there and cannot be read, and where to mend it; null where nothing is. */
export function problemWords(view: IssueView, line: Line): string | null {
  if (line.problem === null) return null;
  const source = view.sourceNames[line.criterionId] ?? line.name;
  const held = view.rawLabels[line.criterionId] ?? '';
  const shown = held.length > LONGEST_SHOWN ? `${held.slice(0, LONGEST_SHOWN)}…` : held;
  const what = shown === '' ? `What “${source}” holds` : `“${shown}”`;
  const answer = criterionOf(view, line)?.source;
  const unit = answer?.kind === 'input' && answer.answer.kind === 'number' ? answer.answer.unit : '';
  const number = unit === '' ? 'a number' : `a number of ${unit}`;
  const mend = answer?.kind === 'input' ? 'Answer it again.' : `Mend it in “${source}”.`;
  switch (line.problem) {
    case 'notANumber':
      return `${what} is not ${number}. ${mend}`;
    case 'absurd':
      return `${what} is not ${number} that can be true. ${mend}`;
    case 'negative':
      return `${what} is below zero, where that means nothing. ${mend}`;
    case 'notADate':
      return `${what} is not a date. ${mend}`;
    case 'notInMap':
      return `${what} has no place on the value map. An admin can give it one in the value model.`;
    case 'notAnAnswer':
      return `${what} is no answer that the question offers. ${mend}`;
  }
}
