import type { CriterionInsight } from '../../../src/contract/rpc';
import { proposePriorityMap } from '../../../src/domain/value/propose-model';
import type { Criterion, CriterionSource, InputAnswer, Scale } from '../../../src/domain/value/value-model';
import type { ModelCatalog } from './source-options';

export type ScaleKind = Scale['kind'];

/** The scales that can read a source. */
export function scaleKindsFor(source: CriterionSource, catalog: Pick<ModelCatalog, 'fields'>): readonly ScaleKind[] {
  switch (source.kind) {
    case 'priority':
      return ['map'];
    case 'input':
      return source.answer.kind === 'choice'
        ? ['anchors', 'ratio', 'map']
        : source.answer.kind === 'rating'
          ? ['anchors']
          : ['anchors', 'log', 'ratio'];
    case 'field': {
      const kind = catalog.fields.find((field) => field.fieldId === source.fieldId)?.kind;
      return kind === 'option' || kind === 'other' ? ['map'] : ['anchors', 'log', 'ratio'];
    }
    case 'date':
      return ['anchors'];
    case 'count':
    case 'links':
      return ['log', 'anchors', 'ratio'];
    case 'size':
      return ['anchors', 'log', 'ratio'];
  }
}

/** The least and the most that an answer can be. */
export function answerEnds(answer: InputAnswer): { readonly low: number; readonly high: number } {
  switch (answer.kind) {
    case 'rating':
      return { low: 1, high: 5 };
    case 'choice': {
      const answers = answer.choices.map((choice) => choice.answer);
      return { low: Math.min(...answers), high: Math.max(...answers) };
    }
    case 'number':
      return { low: answer.least, high: answer.most };
  }
}

/** A first scale of a kind for a source, from the numbers met where they are known. */
export function freshScale(
  kind: ScaleKind,
  source: CriterionSource,
  known: { readonly catalog: Pick<ModelCatalog, 'priorities'>; readonly numbers?: CriterionInsight['numbers'] },
): Scale {
  const numbers = known.numbers ?? null;
  const ends = source.kind === 'input' ? answerEnds(source.answer) : endsOf(source, numbers);
  switch (kind) {
    case 'map':
      if (source.kind === 'priority') return { kind, entries: proposePriorityMap(known.catalog.priorities).entries };
      return { kind, entries: source.kind === 'input' ? evenMap(source.answer) : {} };
    case 'log':
      return {
        kind,
        p95: numbers !== null && numbers.p95 > 0 ? numbers.p95 : Math.max(1, source.kind === 'input' ? ends.high : 20),
      };
    case 'ratio': {
      const low = ends.low > 0 ? ends.low : 1;
      return { kind, low, high: ends.high > low ? ends.high : low * 100 };
    }
    case 'anchors':
      return { kind, low: ends.low, high: ends.high === ends.low ? ends.low + 1 : ends.high };
  }
}

function endsOf(source: CriterionSource, numbers: CriterionInsight['numbers']): { low: number; high: number } {
  // The nearer the date, the more urgent: a quarter ahead is nothing yet, today is everything.
  if (source.kind === 'date') return { low: 90, high: 0 };
  if (numbers !== null) return { low: Math.min(0, numbers.least), high: numbers.p95 };
  return { low: 0, high: source.kind === 'count' || source.kind === 'links' ? 20 : 100 };
}

function evenMap(answer: InputAnswer): Record<string, number> {
  if (answer.kind !== 'choice') return {};
  const { low, high } = answerEnds(answer);
  return Object.fromEntries(
    answer.choices.map((choice) => [String(choice.answer), high === low ? 1 : (choice.answer - low) / (high - low)]),
  );
}

/** The criterion with another source; what was set is kept where it still fits. */
export function withSource(
  criterion: Criterion,
  source: CriterionSource,
  catalog: Pick<ModelCatalog, 'fields' | 'priorities'>,
): Criterion {
  const kinds = scaleKindsFor(source, catalog);
  const isSameKind = source.kind === criterion.source.kind && source.kind !== 'input';
  const keepsScale = isSameKind && kinds.includes(criterion.scale.kind) && criterion.scale.kind !== 'map';
  // Presets want scales of a kind: the same kind over the new source's numbers serves them on.
  const kind = kinds.includes(criterion.scale.kind) ? criterion.scale.kind : (kinds[0] ?? 'anchors');
  const scale = keepsScale ? criterion.scale : freshScale(kind, source, { catalog });
  return { ...criterion, source, scale };
}

/** The criterion with another answer; a scale that ended where the answers ended follows them. */
export function withAnswer(criterion: Criterion, answer: InputAnswer, catalog: ModelCatalog): Criterion {
  const source: CriterionSource = { kind: 'input', answer };
  const before = criterion.source.kind === 'input' ? criterion.source.answer : null;
  const kinds = scaleKindsFor(source, catalog);
  const { scale } = criterion;
  if (before === null || before.kind !== answer.kind || !kinds.includes(scale.kind)) {
    const kind = kinds.includes(scale.kind) ? scale.kind : (kinds[0] ?? 'anchors');
    return { ...criterion, source, scale: freshScale(kind, source, { catalog }) };
  }
  if (scale.kind !== 'anchors' && scale.kind !== 'ratio') return { ...criterion, source };
  const [old, next] = [answerEnds(before), answerEnds(answer)];
  return {
    ...criterion,
    source,
    scale: {
      ...scale,
      low: scale.low === old.low ? next.low : scale.low,
      high: scale.high === old.high ? next.high : scale.high,
    },
  };
}
