import type { CriterionId, RoadmapItemId } from '../ids';
import { tauB } from './kendall';

/** Did the finished work move its goal? */
export type Outcome = 'no' | 'some' | 'yes';

/** An answer about finished work, with what had been predicted, frozen when it was given. No person is kept. */
export interface FrozenOutcome {
  readonly answer: Outcome;
  /** The value of 0 to 100; null where there was not enough data. */
  readonly value: number | null;
  readonly themeId: RoadmapItemId | null;
  /** u of the inputs that were known. */
  readonly utilities: Readonly<Record<CriterionId, number>>;
}

/** Predicted against observed over some answers. */
export interface CalibrationRow {
  readonly kind: 'all' | 'theme' | 'criterion';
  /** Of the theme or criterion; null for all. */
  readonly id: string | null;
  readonly name: string | null;
  readonly answers: number;
  readonly no: number;
  readonly some: number;
  readonly yes: number;
  /** Mean prediction (value, or u times 100) where the answer was this; null without such answers. */
  readonly meanIfNo: number | null;
  readonly meanIfSome: number | null;
  readonly meanIfYes: number | null;
  /** Kendall's tau-b between predicted and observed; null below 8 answers, or where one of the two does not vary. */
  readonly tau: number | null;
}

// Below so many answers a rank correlation says nothing. Convention.
const MIN_ANSWERS = 8;
const RANKS: Readonly<Record<Outcome, number>> = { no: 0, some: 1, yes: 2 };

interface Named {
  readonly id: string;
  readonly name: string;
}

interface Prediction {
  readonly answer: Outcome;
  readonly predicted: number;
}

/**
 * Predicted against observed: over all answers by their value, by theme, and by criterion over those that had its input.
 * Themes and criteria without answers are left out; never by person.
 */
export function calibrate({
  outcomes,
  themes,
  criteria,
}: {
  readonly outcomes: readonly FrozenOutcome[];
  readonly themes: readonly Named[];
  readonly criteria: readonly Named[];
}): readonly CalibrationRow[] {
  const valued = outcomes.flatMap((outcome) =>
    outcome.value === null ? [] : [{ outcome, answer: outcome.answer, predicted: outcome.value }],
  );
  const byTheme = themes.map((theme) =>
    rowOf(
      { kind: 'theme', ...theme },
      valued.filter(({ outcome }) => outcome.themeId === theme.id),
    ),
  );
  const byCriterion = criteria.map((criterion) =>
    rowOf({ kind: 'criterion', ...criterion }, predictionsBy(outcomes, criterion.id as CriterionId)),
  );
  return [rowOf({ kind: 'all', id: null, name: null }, valued), ...byTheme, ...byCriterion].filter(
    ({ kind, answers }) => kind === 'all' || answers > 0,
  );
}

function predictionsBy(outcomes: readonly FrozenOutcome[], criterionId: CriterionId): readonly Prediction[] {
  return outcomes.flatMap(({ answer, utilities }) =>
    Object.hasOwn(utilities, criterionId) ? [{ answer, predicted: 100 * (utilities[criterionId] as number) }] : [],
  );
}

function rowOf(
  about: Pick<CalibrationRow, 'kind' | 'id' | 'name'>,
  predictions: readonly Prediction[],
): CalibrationRow {
  const of = (wanted: Outcome) => predictions.filter(({ answer }) => answer === wanted);
  const pairs = predictions.map(({ answer, predicted }) => [predicted, RANKS[answer]] as const);
  return {
    ...about,
    answers: predictions.length,
    no: of('no').length,
    some: of('some').length,
    yes: of('yes').length,
    meanIfNo: meanOf(of('no')),
    meanIfSome: meanOf(of('some')),
    meanIfYes: meanOf(of('yes')),
    tau: predictions.length < MIN_ANSWERS ? null : tauB(pairs),
  };
}

function meanOf(predictions: readonly Prediction[]): number | null {
  if (predictions.length === 0) return null;
  return predictions.reduce((sum, { predicted }) => sum + predicted, 0) / predictions.length;
}
