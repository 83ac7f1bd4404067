import type { Criterion, Scale } from '../../../src/domain/value/value-model';
import { NumberBox } from '../components/number-box';
import { sizeText } from '../format';
import { fieldElementId } from './element-id';
import { useModel } from './model-context';
import { useMarks } from './use-marks';

type NumericScale = Exclude<Scale, { kind: 'map' }>;

/** The ends of a scale over numbers, and what they mean in a sentence. */
export function NumberScale({
  criterion,
  scale,
  onChange,
}: {
  readonly criterion: Criterion;
  readonly scale: NumericScale;
  readonly onChange: (scale: Scale) => void;
}) {
  if (scale.kind === 'anchors' && criterion.source.kind === 'input' && criterion.source.answer.kind === 'rating') {
    return <p className="pl-small pl-subtle">Answers from 1 to 5, in even steps from 0 to 100 points.</p>;
  }
  const isSize = criterion.role === 'size';
  if (scale.kind === 'log') {
    return (
      <div className="vm-inline">
        <End
          criterion={criterion}
          field="p95"
          label={isSize ? 'Easiest from' : 'Full points from'}
          value={scale.p95}
          onChange={(p95) => onChange({ kind: 'log', p95 })}
        />
        <p className="pl-small pl-subtle">
          {logExample(scale.p95)} Frozen with the revision, so that an item’s value never depends on other items.
        </p>
      </div>
    );
  }
  return (
    <div className="vm-inline">
      <End
        criterion={criterion}
        field="low"
        label={isSize ? 'Hardest at' : 'No points at'}
        value={scale.low}
        onChange={(low) => onChange({ ...scale, low })}
      />
      <End
        criterion={criterion}
        field="high"
        label={isSize ? 'Easiest at' : 'Full points at'}
        value={scale.high}
        onChange={(high) => onChange({ ...scale, high })}
      />
      <p className="pl-small pl-subtle">
        {scale.kind === 'ratio'
          ? 'Each doubling counts the same, as in a product of factors; beyond the ends nothing is gained or lost.'
          : 'Even steps in between; beyond the ends nothing is gained or lost.'}
      </p>
    </div>
  );
}

function End({
  criterion,
  field,
  label,
  value,
  onChange,
}: {
  readonly criterion: Criterion;
  readonly field: 'low' | 'high' | 'p95';
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
}) {
  const { problemAt } = useModel();
  const isMarked = useMarks(criterion.criterionId);
  const id = fieldElementId('criterion', criterion.criterionId, `scale-${field}`);
  return (
    <span className="vm-end">
      <label className="pl-label" htmlFor={id}>
        {label}
      </label>
      <NumberBox
        id={id}
        label={`${label} for ${criterion.name}`}
        value={value}
        isWide
        isChanged={isMarked('scale')}
        problem={problemAt(id)}
        onChange={(next) => next !== null && onChange(next)}
      />
    </span>
  );
}

function logExample(p95: number): string {
  if (!(p95 > 0)) return '';
  const half = Math.round(Math.sqrt(1 + p95) - 1);
  return half < 1 || half >= p95
    ? 'The first ones count most.'
    : `The first ones count most: ${sizeText(half)} already gives half the points.`;
}
