import { type KeyboardEvent, memo } from 'react';
import type { Horizon, RoadmapItem, RoadmapState } from '../../../../src/domain/roadmap/roadmap';
import { HorizonMark, Icon } from '../../../shared/components/icons';
import { IssueLink } from '../../../shared/components/issue-link';
import { NumberBox } from '../../../shared/components/number-box';
import { Pick } from '../../../shared/components/pick';
import { percent } from '../../../shared/format';
import { fieldElementId } from '../../../shared/model/element-id';
import { LEVEL_WORDS } from '../../../shared/words';
import type { TreeRow } from '../../draft/roadmap-tree';
import { LineIcon } from '../line-icon';
import { IssueCount } from './issue-count';
import { RowMenu } from './row-menu';
import type { RowActions } from './use-row-actions';

const HORIZONS: readonly Horizon[] = ['now', 'next', 'later'];
const STATES: readonly RoadmapState[] = ['active', 'paused', 'done', 'dropped'];

export interface RowView {
  readonly row: TreeRow;
  readonly title: string;
  readonly issueKey: string | null;
  /** The Jira issue is done, so the item counts as done unless it says otherwise. */
  readonly isIssueDone: boolean;
  readonly isOpen: boolean;
  readonly before: number;
  readonly after: number | null;
  readonly isHollow: boolean;
  /** Names of changed fields, space-separated: a string, so that memo compares it by value. */
  readonly changed: string;
  readonly problemTitle: string | null;
  readonly problemWeight: string | null;
  readonly problemTarget: string | null;
}

interface RowProps extends RowView {
  readonly actions: RowActions;
  readonly onToggle: (item: RoadmapItem) => void;
}

const isSameShallow = <T extends object>(a: T, b: T, except?: keyof T): boolean =>
  (Object.keys(a) as (keyof T)[]).every((key) => key === except || Object.is(a[key], b[key]));

/** Rows are made anew with every edit; one that says the same as before is not drawn again. */
function isSameRow(before: RowProps, after: RowProps): boolean {
  return isSameShallow(before, after, 'row') && isSameShallow(before.row, after.row);
}

/** One line of the tree; everything in it is edited in place. */
export const RoadmapRow = memo(function RoadmapRow(props: RowProps) {
  const { row, title, actions, changed } = props;
  const { item } = row;
  const isChanged = (field: string): boolean => changed.split(' ').includes(field);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!event.altKey || event.ctrlKey || event.metaKey) return;
    const act = {
      ArrowUp: () => actions.shift(item, -1),
      ArrowDown: () => actions.shift(item, 1),
      ArrowRight: () => actions.indent(item),
      ArrowLeft: () => actions.outdent(item),
    }[event.key];
    if (act === undefined) return;
    event.preventDefault();
    const focused = document.activeElement;
    act();
    // A row that changes places loses the focus in some browsers; the next key is meant for the same row.
    requestAnimationFrame(() => {
      if (focused instanceof HTMLElement && focused.isConnected) focused.focus();
    });
  };
  return (
    <div role="row" className={`ap-tree__row ap-tree__row--${item.level}`} onKeyDown={onKeyDown}>
      <div role="rowheader" className={`ap-tree__name ap-tree__name--${Math.min(row.depth, 2)}`}>
        {row.childCount > 0 ? (
          <button
            type="button"
            className="ap-icon-button ap-icon-button--small"
            aria-expanded={props.isOpen}
            aria-label={`${props.isOpen ? 'Collapse' : 'Expand'} ${title}`}
            onClick={() => props.onToggle(item)}
          >
            <Icon name={props.isOpen ? 'down' : 'right'} size={12} />
          </button>
        ) : (
          <span className="ap-tree__gap" />
        )}
        <span className="ap-tree__level" title={LEVEL_WORDS[item.level]}>
          <LineIcon name={item.level} />
          <span className="pl-hidden">{LEVEL_WORDS[item.level]}</span>
        </span>
        <NameCell {...props} isChanged={['title', 'added', 'parentId', 'moved'].some(isChanged)} />
      </div>
      <div role="cell" className="ap-tree__weight">
        <NumberBox
          id={fieldElementId('item', item.itemId, 'weight')}
          label={`Weight of ${title}`}
          value={item.weight}
          isChanged={isChanged('weight')}
          problem={props.problemWeight}
          onChange={(weight) => weight !== null && actions.change(item, { weight }, 'weight')}
        />
        <span className="pl-share" aria-hidden="true">
          <span style={{ width: `${row.share * 100}%` }} />
        </span>
        <span className="pl-share__percent">{percent(row.share)}</span>
      </div>
      <DueCells {...props} isChanged={isChanged} />
      <div role="cell" className="ap-tree__target">
        {item.level === 'theme' ? (
          <NumberBox
            id={fieldElementId('item', item.itemId, 'targetShare')}
            label={`Target share of effort for ${title}, percent`}
            value={item.targetShare === null ? null : Math.round(item.targetShare * 1000) / 10}
            suffix="%"
            allowsEmpty
            isChanged={isChanged('targetShare')}
            problem={props.problemTarget}
            onChange={(target) =>
              actions.change(item, { targetShare: target === null ? null : target / 100 }, 'target')
            }
          />
        ) : null}
      </div>
      <div role="cell" className="ap-tree__issues">
        {props.isHollow ? (
          <span className="ap-hollow" title="Planned for now or next, but no open issue leads here.">
            <Icon name="warning" size={12} />
            hollow
          </span>
        ) : null}
        <IssueCount before={props.before} after={props.after} />
      </div>
      <div role="cell" className="ap-tree__menu">
        <RowMenu row={row} title={title} actions={actions} />
      </div>
    </div>
  );
}, isSameRow);

/** When the item is due and whether it still asks for work; faint where that comes from above. */
function DueCells({
  row,
  title,
  actions,
  isIssueDone,
  isChanged,
}: RowProps & { readonly isChanged: (field: string) => boolean }) {
  const { item } = row;
  const inherited = row.inheritedHorizon;
  const state = item.state ?? (isIssueDone ? 'done' : row.inheritedState);
  const isThemeLevel = row.depth === 0;
  return (
    <>
      <div role="cell" className="ap-tree__horizon">
        <Pick
          label={`Horizon of ${title}`}
          value={item.horizon ?? ''}
          options={[
            { value: '', label: isThemeLevel ? 'not set' : `as parent (${inherited ?? 'not set'})` },
            ...HORIZONS.map((horizon) => ({ value: horizon, label: horizon })),
          ]}
          shown={
            <>
              <HorizonMark horizon={item.horizon ?? inherited} />
              {item.horizon ?? inherited ?? 'not set'}
            </>
          }
          isFaint={item.horizon === null}
          isChanged={isChanged('horizon')}
          onChange={(horizon) => actions.change(item, { horizon: horizon === '' ? null : horizon }, 'horizon')}
        />
      </div>
      <div role="cell" className="ap-tree__state">
        <Pick
          label={`State of ${title}`}
          value={item.state ?? ''}
          options={[
            {
              value: '',
              label: isIssueDone
                ? 'as in Jira (done)'
                : !isThemeLevel
                  ? `as parent (${row.inheritedState})`
                  : item.state === 'active'
                    ? 'not set (active)'
                    : 'active',
            },
            ...STATES.filter((each) => !isThemeLevel || each !== 'active' || item.state === 'active').map((each) => ({
              value: each,
              label: each,
            })),
          ]}
          shown={
            <>
              {state === 'paused' ? <Icon name="pause" size={12} /> : null}
              {state}
            </>
          }
          isFaint={item.state === null && !isThemeLevel}
          isChanged={isChanged('state')}
          onChange={(next) => actions.change(item, { state: next === '' ? null : next }, 'state')}
        />
      </div>
    </>
  );
}

function NameCell({
  row,
  title,
  issueKey,
  problemTitle,
  actions,
  isChanged,
}: RowProps & { readonly isChanged: boolean }) {
  const { item } = row;
  if (item.issueId !== null && issueKey !== null) {
    return (
      <span className={isChanged ? 'ap-name pl-changed' : 'ap-name'}>
        <span className="ap-name__title">{title}</span>
        <span className="pl-small">
          <IssueLink issueKey={issueKey} />
        </span>
      </span>
    );
  }
  const id = fieldElementId('item', item.itemId, 'title');
  return (
    <span className="ap-name">
      <span className="ap-name__grow" data-title={item.title}>
        <textarea
          id={id}
          className={`ap-name__input${isChanged ? ' pl-changed' : ''}${problemTitle === null ? '' : ' pl-wrong'}`}
          aria-label={`Name of ${LEVEL_WORDS[item.level].toLowerCase()}`}
          aria-invalid={problemTitle !== null}
          aria-describedby={problemTitle === null ? undefined : `${id}-problem`}
          rows={1}
          maxLength={200}
          value={item.title}
          // A long name wraps, but it is one line of text.
          onChange={(event) => actions.change(item, { title: event.target.value.replace(/\s*\n\s*/g, ' ') }, 'name')}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            event.currentTarget.blur();
          }}
        />
      </span>
      {problemTitle === null ? null : (
        <span id={`${id}-problem`} className="pl-field-problem" role="alert">
          {problemTitle}
        </span>
      )}
    </span>
  );
}
