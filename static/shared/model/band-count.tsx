import { Icon } from '../components/icons';
import { wholeNumber } from '../format';

/** How many items go one way, with the word for it. */
export function BandCount({
  icon,
  count,
  words,
}: {
  readonly icon: 'arrowUp' | 'arrowDown' | 'link' | 'unlink';
  readonly count: number;
  readonly words: string;
}) {
  return (
    <div>
      <dt className="pl-small pl-subtle">{words}</dt>
      <dd>
        <Icon name={icon} size={12} />
        <b>{wholeNumber(count)}</b>
      </dd>
    </div>
  );
}
