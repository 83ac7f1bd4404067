import { fieldElementId } from '../../draft/locate-problem';
import { useDraft } from '../../hooks/use-draft';
import { NumberBox } from '../number-box';

/** From which value on an item counts as medium and as high. */
export function BandsEditor() {
  const { state, editModel, isChanged, problemAt } = useDraft();
  const { bands } = state.draft.model;
  const id = fieldElementId('model', 'bands', 'medium');
  const problem = problemAt(id);
  const set = (change: Partial<typeof bands>): void =>
    editModel({
      what: 'Change the bands',
      mergeKey: 'bands',
      change: (now) => ({ ...now, bands: { ...now.bands, ...change } }),
    });
  const inRange = (value: number): number => Math.min(100, Math.max(0, value));
  const isDirty = isChanged('model', 'bands', 'bands');
  return (
    <section className="pl-card ap-box" aria-label="Bands">
      <h2 className="pl-heading">Bands</h2>
      <div className="ap-scale">
        <label className="pl-label" htmlFor={id}>
          Medium from
        </label>
        <NumberBox
          id={id}
          label="Medium value from"
          value={bands.medium}
          isChanged={isDirty}
          problem={problem}
          onChange={(medium) => medium !== null && set({ medium: inRange(medium) })}
        />
        <label className="pl-label" htmlFor={`${id}-high`}>
          High from
        </label>
        <NumberBox
          id={`${id}-high`}
          label="High value from"
          value={bands.high}
          isChanged={isDirty}
          onChange={(high) => high !== null && set({ high: inRange(high) })}
        />
      </div>
      <div className="ap-bands" aria-hidden="true">
        <span style={{ width: `${inRange(bands.medium)}%` }}>low</span>
        <span style={{ width: `${Math.max(0, inRange(bands.high) - inRange(bands.medium))}%` }}>medium</span>
        <span style={{ width: `${100 - inRange(Math.max(bands.high, bands.medium))}%` }}>high</span>
      </div>
      <p className="pl-small pl-subtle">Bands only name ranges of the value, for previews and filters.</p>
    </section>
  );
}
