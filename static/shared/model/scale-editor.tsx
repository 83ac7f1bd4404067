import type { Criterion, Scale } from '../../../src/domain/value/value-model';
import { FieldProblem } from '../components/field-problem';
import { Pick } from '../components/pick';
import { fieldElementId } from './element-id';
import { freshScale, type ScaleKind, scaleKindsFor } from './fit-criterion';
import { useModel } from './model-context';
import { NumberScale } from './number-scale';
import { NumbersMet } from './numbers-met';
import { ValueMapEditor } from './value-map-editor';

const KIND_WORDS: Readonly<Record<ScaleKind, string>> = {
  anchors: 'Even steps between two numbers',
  log: 'A count: the first ones count most',
  ratio: 'Twice as much is always the same step',
  map: 'A value for each option',
};

/** How a raw value becomes points: between two numbers, by a count's usual maximum, or by a value per option. [V2] */
export function ScaleEditor({
  criterion,
  onChange,
}: {
  readonly criterion: Criterion;
  readonly onChange: (scale: Scale) => void;
}) {
  const { catalog, insights, problemAt } = useModel();
  const { scale, source } = criterion;
  const id = fieldElementId('criterion', criterion.criterionId, 'scale');
  if (criterion.role === 'size' && criterion.direction === 'cost' && scale.kind !== 'map') {
    return (
      <p id={id} tabIndex={-1} className="pl-small pl-subtle">
        The number itself is the size; it needs no scale.
      </p>
    );
  }
  const kinds = scaleKindsFor(source, catalog);
  const offered = kinds.includes(scale.kind) ? kinds : [scale.kind, ...kinds];
  const numbers = insights.byCriterion.get(criterion.criterionId)?.numbers ?? null;
  return (
    <div className="vm-scale">
      <div className="vm-inline">
        <label className="pl-label" htmlFor={id}>
          Scale
        </label>
        {offered.length > 1 ? (
          <Pick
            id={id}
            label={`Scale of ${criterion.name}`}
            value={scale.kind}
            options={offered.map((value) => ({ value, label: KIND_WORDS[value] }))}
            hasBorder
            onChange={(kind) => onChange(freshScale(kind, source, { catalog, numbers }))}
          />
        ) : (
          <span id={id} tabIndex={-1}>
            {KIND_WORDS[scale.kind]}
          </span>
        )}
      </div>
      <FieldProblem message={problemAt(id)} />
      {scale.kind === 'map' ? (
        <ValueMapEditor criterion={criterion} entries={scale.entries} onChange={onChange} />
      ) : (
        <>
          <NumberScale criterion={criterion} scale={scale} onChange={onChange} />
          <NumbersMet criterion={criterion} scale={scale} numbers={numbers} onChange={onChange} />
        </>
      )}
    </div>
  );
}
