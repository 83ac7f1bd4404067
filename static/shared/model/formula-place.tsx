import { Button } from '../components/button';
import { Icon } from '../components/icons';
import type { TextPlace } from './text-place';

const AROUND = 24;

/** What is wrong with a formula: the text around the place, the place underlined with a caret below, and why. */
export function FormulaPlaceNote({
  text,
  message,
  place,
  onShow,
}: {
  readonly text: string;
  readonly message: string;
  readonly place: TextPlace | null;
  readonly onShow: (offset: number, length: number) => void;
}) {
  return (
    <div className="vm-formula__wrong">
      <p className="pl-error">
        <Icon name="error" size={12} /> {message}
      </p>
      {place === null ? null : (
        <div className="vm-formula__place">
          <PlaceExcerpt text={text} place={place} />
          <Button appearance="link" spacing="compact" onClick={() => onShow(place.offset, place.length)}>
            Go to character {place.offset + 1}
          </Button>
        </div>
      )}
    </div>
  );
}

function PlaceExcerpt({ text, place }: { readonly text: string; readonly place: TextPlace }) {
  const start = Math.max(0, place.offset - AROUND);
  const end = Math.min(text.length, place.offset + place.length + AROUND);
  const before = `${start > 0 ? '…' : ''}${text.slice(start, place.offset)}`.replaceAll('\n', ' ');
  const marked = text.slice(place.offset, place.offset + place.length).replaceAll('\n', ' ');
  const after = `${text.slice(place.offset + place.length, end)}${end < text.length ? '…' : ''}`.replaceAll('\n', ' ');
  const carets = '^'.repeat(Math.max(1, marked.length));
  return (
    <pre className="vm-formula__excerpt" aria-hidden="true">
      {before}
      <mark>{marked === '' ? ' ' : marked}</mark>
      {after}
      {'\n'}
      {' '.repeat(before.length)}
      <b>{carets}</b>
    </pre>
  );
}
