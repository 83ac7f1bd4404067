import type { IssueView } from '../../../src/contract/rpc';
import type { CriterionId } from '../../../src/domain/ids';
import { bandOf } from '../../../src/domain/value/value-band';
import { Button } from '../../shared/components/button';
import { Icon } from '../../shared/components/icons';
import { wholeNumber } from '../../shared/format';
import { isBlind } from '../../shared/issue/blind';
import { VALUE_BAND_WORDS } from '../../shared/words';
import { isFieldGone } from '../line-words';
import { givenWords, stepWords } from '../step-words';

type Change = IssueView['changes'][number];

const MOST_UP = 3;

function step(view: IssueView, change: Change): string {
  const name = view.value.receipt.find((one) => one.criterionId === change.criterionId)?.name ?? 'An input';
  return `${name} ${change.from === null ? givenWords(view, change) : stepWords(view, change)}`;
}

// 39.6 is Low; told as 40 it would seem to be Medium.
function shownValue({ value, band }: Change, bands: IssueView['bands']): number {
  const rounded = Math.round(value);
  return bandOf(rounded, bands) === band ? rounded : Math.floor(value);
}

/** The smallest changes of one input that move the item a band; each opens its question. [V8] */
export function ChangesSection({
  view,
  onOpen,
}: {
  readonly view: IssueView;
  readonly onOpen: (criterionId: CriterionId) => void;
}) {
  const told = view.changes.filter((change) => !isBlind(view, change.criterionId) && !isFieldGone(view, change));
  const ups = told.filter(({ way }) => way === 'up').slice(0, MOST_UP);
  const shown = [...ups, ...told.filter(({ way }) => way === 'down').slice(0, 1)];
  if (shown.length === 0) return null;
  return (
    <section className="ip-section" aria-labelledby="ip-changes">
      <h2 id="ip-changes" className="ip-title">
        What would change it
        <span className="ip-title__more">The smallest change of one input that crosses a band</span>
      </h2>
      <ul className="ip-changes">
        {shown.map((change) => (
          <li key={`${change.criterionId} ${change.way}`}>
            <Icon
              name={change.way === 'up' ? 'arrowUp' : 'arrowDown'}
              label={change.way === 'up' ? 'Up:' : 'Down:'}
              size={12}
            />
            <span>
              <Button appearance="link" spacing="compact" onClick={() => onOpen(change.criterionId)}>
                {step(view, change)}
              </Button>{' '}
              makes it {VALUE_BAND_WORDS[change.band]} ({wholeNumber(shownValue(change, view.bands))})
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
