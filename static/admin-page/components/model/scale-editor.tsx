import type { Criterion, Scale } from '../../../../src/domain/value/value-model';
import { fieldElementId } from '../../draft/locate-problem';
import { NumberBox } from '../number-box';
import { ValueMapEditor } from './value-map-editor';

/** How a raw value becomes points: by two anchors, by a count's usual maximum, or by an explicit value per option. [V2] */
export function ScaleEditor({
  criterion,
  onChange,
}: {
  readonly criterion: Criterion;
  readonly onChange: (scale: Scale) => void;
}) {
  const { scale } = criterion;
  const id = fieldElementId('criterion', criterion.criterionId, 'scale');
  if (scale.kind === 'map') return <ValueMapEditor criterion={criterion} entries={scale.entries} onChange={onChange} />;
  if (scale.kind === 'log') {
    return (
      <div className="ap-scale">
        <label className="pl-label" htmlFor={id}>
          Full points from
        </label>
        <NumberBox
          id={id}
          label={`Count that gives full points for ${criterion.name}`}
          value={scale.p95}
          onChange={(p95) => p95 !== null && onChange({ kind: 'log', p95 })}
        />
        <p className="pl-small pl-subtle">
          {logExample(scale.p95)} Frozen with the revision, so that an item's value never depends on other items.
        </p>
      </div>
    );
  }
  if (criterion.source.kind === 'input') {
    return <p className="pl-small pl-subtle">Scale: answers from 1 to 5, in even steps from 0 to 100 points.</p>;
  }
  return (
    <div className="ap-scale">
      <label className="pl-label" htmlFor={`${id}-low`}>
        No points at
      </label>
      <NumberBox
        id={`${id}-low`}
        label={`Value that gives no points for ${criterion.name}`}
        value={scale.low}
        onChange={(low) => low !== null && onChange({ ...scale, low })}
      />
      <label className="pl-label" htmlFor={id}>
        Full points at
      </label>
      <NumberBox
        id={id}
        label={`Value that gives full points for ${criterion.name}`}
        value={scale.high}
        onChange={(high) => high !== null && onChange({ ...scale, high })}
      />
      <p className="pl-small pl-subtle">Even steps in between; beyond them nothing is gained or lost.</p>
    </div>
  );
}

function logExample(p95: number): string {
  if (!(p95 > 0)) return '';
  const half = Math.round(Math.sqrt(1 + p95) - 1);
  return half < 1 || half >= p95
    ? 'The first ones count most.'
    : `The first ones count most: ${half} already gives half the points.`;
}
