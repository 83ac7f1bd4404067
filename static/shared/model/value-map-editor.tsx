import { proposePriorityMap } from '../../../src/domain/value/propose-model';
import type { Criterion, Scale } from '../../../src/domain/value/value-model';
import { Button } from '../components/button';
import { Lozenge } from '../components/lozenge';
import { Message } from '../components/message';
import { NumberBox } from '../components/number-box';
import { plural } from '../format';
import { fieldElementId } from './element-id';
import { InversionWarning } from './inversion-warning';
import { type MapOption, mapOptions } from './map-options';
import { useModel } from './model-context';

type Entries = Readonly<Record<string, number>>;

/** One value per option, visible and set by a person: scales run both ways, so nothing is guessed silently. [V2] */
export function ValueMapEditor({
  criterion,
  entries,
  onChange,
}: {
  readonly criterion: Criterion;
  readonly entries: Entries;
  readonly onChange: (scale: Scale) => void;
}) {
  const { catalog, insights, problemAt } = useModel();
  const insight = insights.byCriterion.get(criterion.criterionId);
  const options = mapOptions({ criterion, entries, catalog, met: insight?.options ?? [] });
  const unmapped = options.filter((option) => entries[option.optionId] === undefined);
  const set = (optionId: string, worth: number | null): void => {
    const next = Object.entries(entries).filter(([id]) => id !== optionId);
    onChange({ kind: 'map', entries: Object.fromEntries(worth === null ? next : [...next, [optionId, worth]]) });
  };
  const id = fieldElementId('criterion', criterion.criterionId, 'scale');
  const isPriority = criterion.source.kind === 'priority';
  return (
    <fieldset className="vm-map">
      <legend className="pl-label">Points per {isPriority ? 'priority' : 'option'}, 0 to 100</legend>
      <InversionWarning
        criterion={criterion}
        inverted={insight?.inverted ?? null}
        onTurn={() => onChange({ kind: 'map', entries: turnedRound(entries) })}
      />
      {options.length === 0 ? (
        <p className="pl-small pl-subtle">
          Jira tells no options of this field, and no scanned item has it filled yet. After the next scan its options
          are listed here.
        </p>
      ) : null}
      <ul>
        {options.map((option) => (
          <OptionRow
            key={option.optionId}
            id={`${id}-${option.optionId}`}
            option={option}
            worth={entries[option.optionId]}
            problem={problemAt(`${id}-${option.optionId}`)}
            onSet={(worth) => set(option.optionId, worth)}
          />
        ))}
      </ul>
      {unmapped.length > 0 && options.length > unmapped.length ? (
        <Message appearance="info" title={`${plural(unmapped.length, 'option')} without points`}>
          {unmapped.map((option) => option.name).join(', ')}: an item with one of these counts as missing here, never as
          zero.
        </Message>
      ) : null}
      {isPriority ? (
        <Button
          appearance="link"
          spacing="compact"
          onClick={() => onChange({ kind: 'map', entries: proposePriorityMap(catalog.priorities).entries })}
        >
          Propose from the names
        </Button>
      ) : null}
    </fieldset>
  );
}

/** Every option worth what its opposite was worth. */
export function turnedRound(entries: Entries): Entries {
  return Object.fromEntries(
    Object.entries(entries).map(([optionId, utility]) => [optionId, Math.round((1 - utility) * 1e6) / 1e6]),
  );
}

function OptionRow({
  id,
  option,
  worth,
  problem,
  onSet,
}: {
  readonly id: string;
  readonly option: MapOption;
  readonly worth: number | undefined;
  readonly problem: string | null;
  readonly onSet: (worth: number | null) => void;
}) {
  return (
    <li className="vm-map__row">
      <span className="vm-map__name">
        {option.name}
        {option.items === null ? null : <span className="pl-small pl-subtle"> {plural(option.items, 'item')}</span>}
      </span>
      <input
        type="range"
        min={0}
        max={100}
        step={5}
        value={Math.round((worth ?? 0) * 100)}
        aria-label={`Points of ${option.name}, by slider`}
        aria-valuetext={worth === undefined ? 'counts as missing' : `${Math.round(worth * 100)} points`}
        className={worth === undefined ? 'vm-range vm-range--unset' : 'vm-range'}
        onChange={(event) => onSet(Number(event.target.value) / 100)}
      />
      <span className="vm-map__worth">
        {worth === undefined ? (
          <>
            <Lozenge tone="outline">Counts as missing</Lozenge>
            <Button id={id} appearance="link" spacing="compact" onClick={() => onSet(0)}>
              Give it points<span className="pl-hidden">: {option.name}</span>
            </Button>
          </>
        ) : (
          <>
            <NumberBox
              id={id}
              label={`Points of ${option.name}`}
              value={Math.round(worth * 10_000) / 100}
              problem={problem}
              onChange={(points) => points !== null && onSet(points / 100)}
            />
            <Button appearance="link" spacing="compact" onClick={() => onSet(null)}>
              Count as missing<span className="pl-hidden">: {option.name}</span>
            </Button>
          </>
        )}
      </span>
    </li>
  );
}
