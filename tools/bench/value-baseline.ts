import { compile } from 'mathjs';
import type { IssueFacts } from '../../src/domain/issue/issue-facts';
import { priorOf } from '../../src/domain/value/priors';
import { readInput } from '../../src/domain/value/raw-input';
import { numberFromUtility } from '../../src/domain/value/scale';
import type { Criterion, Priors, Scale } from '../../src/domain/value/value-model';
import { LOAD_MODEL, LOAD_NOW, loadIssues, scoreLoad } from './value-load';

/** u of a variable as the expression library is told it. */
function scaleText(name: string, scale: Scale): string {
  switch (scale.kind) {
    case 'anchors':
      return `min(1, max(0, (${name} - ${scale.low}) / (${scale.high} - ${scale.low})))`;
    case 'log':
      return `min(1, max(0, log(1 + ${name}) / log(1 + ${scale.p95})))`;
    case 'ratio':
      return `min(1, max(0, log(${name} / ${scale.low}) / log(${scale.high} / ${scale.low})))`;
    case 'map':
      return name;
  }
}

function termText({ criterionId, scale, direction, weight }: Criterion): string {
  const worth = scaleText(criterionId, scale);
  return `${weight} * ${direction === 'cost' ? `(1 - ${worth})` : worth}`;
}

const TOTAL_WEIGHT = LOAD_MODEL.criteria.reduce((sum, { weight }) => sum + weight, 0);
const EXPRESSION = compile(`100 * (${LOAD_MODEL.criteria.map(termText).join(' + ')}) / ${TOTAL_WEIGHT}`);

type Scope = Record<string, number>;

/** The numbers of an issue, a missing one being that of the usual answer. */
function scopeOf(issue: IssueFacts, priors: Priors): Scope {
  const scope: Scope = {};
  for (const criterion of LOAD_MODEL.criteria) {
    const { scale, direction, criterionId } = criterion;
    const { raw } = readInput(issue, criterion, LOAD_NOW);
    const utility = priorOf(priors, criterionId, issue.issueTypeId).median;
    const usual = () => numberFromUtility({ utility, scale, direction });
    const worth = scale.kind === 'map' ? (scale.entries[String(raw)] ?? usual()) : raw;
    scope[criterionId] = typeof worth === 'number' ? worth : usual();
  }
  return scope;
}

/** The numbers of all issues, made ready beforehand: the library is measured by its arithmetic alone. */
export function baselineScopes(issues: readonly IssueFacts[], priors: Priors): readonly Scope[] {
  return issues.map((issue) => scopeOf(issue, priors));
}

/** The same weighted mean by a general expression library, compiled once: a point without range, confidence or receipt. */
export function evaluateBaseline(scopes: readonly Scope[]): readonly number[] {
  return scopes.map((scope) => EXPRESSION.evaluate(scope) as number);
}

/** Throws where the library and the score disagree about an issue whose inputs are all certain: then one measures something else. */
export function checkAgreement(count: number, priors: Priors): void {
  const issues = loadIssues(count).map((issue) => ({
    ...issue,
    inputs: Object.fromEntries(
      Object.entries(issue.inputs).map(([id, input]) => [id, { ...input, at: LOAD_NOW, raters: 1, deviation: 0 }]),
    ),
  }));
  const expected = evaluateBaseline(baselineScopes(issues, priors));
  for (const [at, { receiptSum }] of scoreLoad(issues, { priors }).entries()) {
    const other = expected[at] as number;
    if (!(Math.abs(receiptSum - other) < 1e-6)) {
      throw new Error(`Issue ${at}: the score is ${receiptSum}, the expression library says ${other}.`);
    }
  }
}
