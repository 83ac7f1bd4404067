import { DAY_MS, type Instant } from '../ids';
import type { AppInput, IssueFacts, RawValue } from '../issue/issue-facts';
import { assertNever } from '../result';
import { agreementOf } from './confidence';
import { answerBounds, isAnswer } from './is-answer';
import { interpolatedOnMap } from './map-interpolation';
import { scaleProblemOf, utilityOf } from './scale';
import type { Criterion, InputAnswer } from './value-model';
import type { InputProblem } from './value-score';

/** What the source of a criterion holds, before any judgement, and since when where that is known. */
export interface RawInput {
  readonly raw: RawValue;
  readonly at: Instant | null;
}

/** Where changes of the priority are noted in `IssueFacts.fieldChangedAt`. [V6] */
export const PRIORITY_FIELD_ID = 'priority';

/** The raw value of one criterion from its source; null where the source holds nothing. [V1] */
export function rawInputOf(issue: IssueFacts, criterion: Criterion, now: Instant): RawInput {
  const { source } = criterion;
  switch (source.kind) {
    case 'field':
      return { raw: ofField(issue, source.fieldId), at: changedAt(issue, source.fieldId) };
    case 'date':
      return { raw: daysUntil(ofField(issue, source.fieldId), now), at: changedAt(issue, source.fieldId) };
    case 'size':
      return undated(issue.size);
    case 'links':
      return undated(linksOf(issue, source.typeName, source.way));
    case 'priority':
      return { raw: issue.priorityId, at: changedAt(issue, PRIORITY_FIELD_ID) };
    case 'input': {
      const input = inputOf(issue, criterion);
      return input === null ? undated(null) : { raw: input.rating, at: input.at };
    }
    case 'count':
      return undated(issue[source.count]);
    default:
      return assertNever(source);
  }
}

function ofField(issue: IssueFacts, fieldId: string): RawValue {
  return Object.hasOwn(issue.fields, fieldId) ? (issue.fields[fieldId] ?? null) : null;
}

function changedAt(issue: IssueFacts, fieldId: string): Instant | null {
  return Object.hasOwn(issue.fieldChangedAt, fieldId) ? (issue.fieldChangedAt[fieldId] ?? null) : null;
}

function inputOf(issue: IssueFacts, criterion: Criterion): AppInput | null {
  return Object.hasOwn(issue.inputs, criterion.criterionId) ? (issue.inputs[criterion.criterionId] ?? null) : null;
}

function linksOf({ links }: IssueFacts, typeName: string | null, way: 'any' | 'inward' | 'outward'): number {
  let count = 0;
  for (const link of links) {
    if ((typeName === null || link.typeName === typeName) && (way === 'any' || link.direction === way)) count += 1;
  }
  return count;
}

const ISO_DAY = /^\d{4}-\d{2}-\d{2}/;

// A date that cannot be read stays as it is, so that it is told and not taken for an empty field.
function daysUntil(raw: RawValue, now: Instant): RawValue {
  if (typeof raw !== 'string' || !ISO_DAY.test(raw)) return raw;
  const then = Date.parse(raw);
  return Number.isNaN(then) ? raw : Math.round((then - now) / DAY_MS);
}

function undated(raw: RawValue): RawInput {
  return { raw, at: null };
}

/** An input as its scale reads it. */
export interface InputReading {
  /** Null where the input is missing or cannot be read. */
  readonly raw: RawValue;
  /** u in [0,1] after scale and direction; null exactly where `raw` is. [V2] */
  readonly utility: number | null;
  /** Since when the input stands, where that is known. [V6] */
  readonly at: Instant | null;
  /** Why a value that is there cannot be read; such an input counts as missing. [V4] */
  readonly problem: InputProblem | null;
  /** How far its raters agree, 0 to 1; 1 for everything that was not rated by several. [V5] */
  readonly agreement: number;
}

const NOTHING: InputReading = { raw: null, utility: null, at: null, problem: null, agreement: 1 };

/** Reads one input of an issue: its raw value, what it is worth, and what is wrong with it. [V1] [V2] [V4] */
export function readInput(issue: IssueFacts, criterion: Criterion, now: Instant): InputReading {
  const { raw, at } = rawInputOf(issue, criterion, now);
  if (raw === null) return NOTHING;
  const { source, scale, direction } = criterion;
  if (source.kind === 'input') return readAnswer(inputOf(issue, criterion) as AppInput, source.answer, criterion);
  // A number in a field that should hold a date is none; `daysUntil` made numbers of all others.
  const noDate = source.kind === 'date' && (typeof raw === 'string' || isNumber(ofField(issue, source.fieldId)));
  const utility = noDate ? null : utilityOf({ raw, scale, direction });
  if (utility !== null) return { raw, utility, at, problem: null, agreement: 1 };
  const problem = noDate ? 'notADate' : scaleProblemOf(raw, scale);
  return { ...NOTHING, problem };
}

function isNumber(raw: RawValue): boolean {
  return typeof raw === 'number';
}

function readAnswer(input: AppInput, answer: InputAnswer, criterion: Criterion): InputReading {
  const { rating: raw, at } = input;
  if (!isMedianOrAnswer(input, answer)) return { ...NOTHING, problem: answerProblem(raw) };
  const { scale, direction } = criterion;
  const utility =
    utilityOf({ raw, scale, direction }) ??
    (scale.kind === 'map' ? interpolatedOnMap({ at: raw, scale, direction }) : null);
  if (utility === null) return { ...NOTHING, problem: scaleProblemOf(raw, scale) };
  return { raw, utility, at, problem: null, agreement: agreementOf(input, criterion) };
}

function answerProblem(raw: number): InputProblem {
  return Number.isFinite(raw) ? 'notAnAnswer' : 'notANumber';
}

// The median of an even number of answers may lie between two of them.
function isMedianOrAnswer({ rating, raters }: AppInput, answer: InputAnswer): boolean {
  if (raters <= 1) return isAnswer(answer, rating);
  const { least, most } = answerBounds(answer);
  return rating >= least && rating <= most;
}
