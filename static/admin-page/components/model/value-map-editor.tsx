import { proposePriorityMap } from '../../../../src/domain/value/propose-model';
import type { Criterion, Scale } from '../../../../src/domain/value/value-model';
import { Button } from '../../../shared/components/button';
import { Lozenge } from '../../../shared/components/lozenge';
import { fieldElementId } from '../../draft/locate-problem';
import { useDraft } from '../../hooks/use-draft';

interface Option {
  readonly optionId: string;
  readonly name: string;
}

/** One value per priority, visible and set by a person: scales run both ways, so nothing is guessed silently. [V2] */
export function ValueMapEditor({
  criterion,
  entries,
  onChange,
}: {
  readonly criterion: Criterion;
  readonly entries: Readonly<Record<string, number>>;
  readonly onChange: (scale: Scale) => void;
}) {
  const { view } = useDraft();
  const isPriority = criterion.source.kind === 'priority';
  const listed: Option[] = isPriority
    ? view.priorities.map((priority) => ({ optionId: priority.priorityId, name: priority.name }))
    : [];
  const unknown = Object.keys(entries).filter((optionId) => listed.every((option) => option.optionId !== optionId));
  const options = [...listed, ...unknown.map((optionId) => ({ optionId, name: `Option ${optionId}` }))];
  const set = (optionId: string, worth: number | null): void => {
    const next = Object.entries(entries).filter(([id]) => id !== optionId);
    onChange({ kind: 'map', entries: Object.fromEntries(worth === null ? next : [...next, [optionId, worth]]) });
  };
  const id = fieldElementId('criterion', criterion.criterionId, 'scale');
  return (
    <fieldset className="ap-map" id={id} tabIndex={-1}>
      <legend className="pl-label">Points per {isPriority ? 'priority' : 'option'}, 0 to 100</legend>
      <ul>
        {options.map((option) => {
          const worth = entries[option.optionId];
          const inputId = `${id}-${option.optionId}`;
          return (
            <li key={option.optionId} className="ap-map__row">
              <label htmlFor={inputId} className="ap-map__name">
                {option.name}
              </label>
              <input
                id={inputId}
                type="range"
                min={0}
                max={100}
                step={5}
                value={Math.round((worth ?? 0) * 100)}
                aria-valuetext={worth === undefined ? 'counts as missing' : `${Math.round(worth * 100)} points`}
                className={worth === undefined ? 'ap-range ap-range--unset' : 'ap-range'}
                onChange={(event) => set(option.optionId, Number(event.target.value) / 100)}
              />
              {worth === undefined ? (
                <span className="ap-map__worth">
                  <Lozenge tone="outline">Counts as missing</Lozenge>
                  <Button appearance="link" spacing="compact" onClick={() => set(option.optionId, 0)}>
                    Give it points<span className="pl-hidden">: {option.name}</span>
                  </Button>
                </span>
              ) : (
                <span className="ap-map__worth">
                  <b>{Math.round(worth * 100)}</b>
                  <Button appearance="link" spacing="compact" onClick={() => set(option.optionId, null)}>
                    Count as missing<span className="pl-hidden">: {option.name}</span>
                  </Button>
                </span>
              )}
            </li>
          );
        })}
      </ul>
      {isPriority ? (
        <Button
          appearance="link"
          spacing="compact"
          onClick={() => onChange({ kind: 'map', entries: proposePriorityMap(view.priorities).entries })}
        >
          Propose from the names
        </Button>
      ) : null}
    </fieldset>
  );
}
