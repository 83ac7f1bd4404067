import { NumberBox } from '../components/number-box';
import { fieldElementId } from './element-id';
import { useModel } from './model-context';

/** From which value on an item counts as medium and as high. */
export function BandsEditor() {
  const { model, edit, isChanged, problemAt } = useModel();
  const { bands } = model;
  const medium = fieldElementId('model', 'bands', 'medium');
  const high = fieldElementId('model', 'bands', 'high');
  const set = (change: Partial<typeof bands>): void =>
    edit({
      what: 'Change the bands',
      mergeKey: 'bands',
      change: (now) => ({ ...now, bands: { ...now.bands, ...change } }),
    });
  const inRange = (value: number): number => Math.min(100, Math.max(0, value));
  const isDirty = isChanged('model', 'bands', 'bands');
  return (
    <section className="pl-card vm-box" aria-label="Bands">
      <h2 className="pl-heading">Bands</h2>
      <div className="vm-inline">
        <label className="pl-label" htmlFor={medium}>
          Medium from
        </label>
        <NumberBox
          id={medium}
          label="Medium value from"
          value={bands.medium}
          isChanged={isDirty}
          problem={problemAt(medium)}
          onChange={(next) => next !== null && set({ medium: inRange(next) })}
        />
        <label className="pl-label" htmlFor={high}>
          High from
        </label>
        <NumberBox
          id={high}
          label="High value from"
          value={bands.high}
          isChanged={isDirty}
          problem={problemAt(high)}
          onChange={(next) => next !== null && set({ high: inRange(next) })}
        />
      </div>
      <div className="vm-bands" aria-hidden="true">
        <span style={{ width: `${inRange(bands.medium)}%` }}>low</span>
        <span style={{ width: `${Math.max(0, inRange(bands.high) - inRange(bands.medium))}%` }}>medium</span>
        <span style={{ width: `${100 - inRange(Math.max(bands.high, bands.medium))}%` }}>high</span>
      </div>
      <p className="pl-small pl-subtle">Bands only name ranges of the value, for previews and filters.</p>
    </section>
  );
}
