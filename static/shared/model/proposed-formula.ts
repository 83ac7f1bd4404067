import { checkFormula } from '../../../src/domain/value/formula/check-formula';
import type { Criterion, FormulaSpec } from '../../../src/domain/value/value-model';
import { nameInFormula } from './name-in-formula';

/** What the utility of a criterion rests on, as a formula says it, and how far that reaches from no points to all. */
function termOf({ name, scale }: Criterion): { readonly text: string; readonly span: number } {
  const named = nameInFormula(name);
  switch (scale.kind) {
    case 'anchors':
      return { text: named, span: scale.high - scale.low };
    case 'log':
      return { text: `ln(1 + ${named})`, span: Math.log1p(scale.p95) };
    case 'ratio':
      return { text: `ln(${named})`, span: Math.log(scale.high / scale.low) };
    case 'map':
      return { text: named, span: 1 };
  }
}

/** Three digits tell all that weights set by people mean. */
const rounded = (coefficient: number): string => String(Number(coefficient.toPrecision(3)));

function weightedSum(valued: readonly Criterion[]): string {
  const total = valued.reduce((sum, { weight }) => sum + weight, 0);
  return valued
    .map((criterion, at) => {
      const { text, span } = termOf(criterion);
      const signed = ((criterion.direction === 'cost' ? -100 : 100) * criterion.weight) / total / span;
      const term = `${rounded(Math.abs(signed))} * ${text}`;
      if (at === 0) return signed < 0 ? `-${term}` : term;
      return signed < 0 ? ` - ${term}` : ` + ${term}`;
    })
    .join('');
}

/**
 * A formula that gives what the criteria give now, to start from: their weighted sum, or the logarithm of their product
 * where each is a factor. Its two ends are the least and the most that it can reach. [V3]
 */
export function proposedFormula(criteria: readonly Criterion[]): FormulaSpec {
  const valued = criteria.filter((criterion) => criterion.role === 'value');
  const isProduct = valued.length > 0 && valued.every((criterion) => criterion.scale.kind === 'ratio');
  const text = isProduct
    ? `ln(${valued.map((criterion) => nameInFormula(criterion.name)).join(' * ')})`
    : weightedSum(valued) || '0';
  const checked = checkFormula(text, criteria);
  const { low, high } = checked.ok ? checked.value.span : { low: 0, high: 100 };
  const ends = { low: shortened(low), high: shortened(high) };
  return { text, low: ends.low, high: ends.high > ends.low ? ends.high : ends.low + 1 };
}

const shortened = (end: number): number => Number(end.toPrecision(6));
