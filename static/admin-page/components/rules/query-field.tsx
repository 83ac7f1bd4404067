import Textfield from '@atlaskit/textfield';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { RuleKind } from '../../../../src/domain/roadmap/roadmap';
import { type JqlOffer, withOffer } from '../../draft/jql-offers';
import { useQueryOffers } from '../../hooks/use-query-offers';

const KIND_WORDS: Readonly<Record<JqlOffer['kind'], string>> = {
  field: 'field',
  operator: '',
  value: '',
  function: 'function',
  word: '',
};

/** The query of a rule, with what Jira offers below: arrows choose, Enter takes, Escape closes. */
export function QueryField({
  id,
  kind,
  query,
  placeholder,
  isWrong,
  describedBy,
  onChange,
}: {
  readonly id: string;
  readonly kind: RuleKind;
  readonly query: string;
  readonly placeholder: string;
  readonly isWrong: boolean;
  readonly describedBy: string;
  readonly onChange: (query: string) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const [caret, setCaret] = useState(query.length);
  const [active, setActive] = useState(-1);
  const { place, offers } = useQueryOffers({ kind, text: query, caret, isWanted: isOpen });
  const isShown = isOpen && offers.length > 0;
  const chosen = isShown ? offers[active] : undefined;

  useEffect(() => {
    const option = list.current?.querySelector<HTMLElement>('[aria-selected="true"]');
    option?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);

  const close = (): void => {
    setIsOpen(false);
    setActive(-1);
  };
  const take = (offer: JqlOffer): void => {
    const taken = kind === 'jql' ? withOffer(query, place, offer) : { text: offer.value, caret: offer.value.length };
    onChange(taken.text);
    setCaret(taken.caret);
    setActive(-1);
    // A name is whole; a query goes on.
    setIsOpen(kind === 'jql');
    requestAnimationFrame(() => input.current?.setSelectionRange(taken.caret, taken.caret));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!isShown) {
        setCaret(event.currentTarget.selectionStart ?? query.length);
        setIsOpen(true);
        return;
      }
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setActive(active < 0 && step < 0 ? offers.length - 1 : (active + step + offers.length) % offers.length);
    } else if (event.key === 'Enter' && chosen !== undefined) {
      event.preventDefault();
      take(chosen);
    } else if (event.key === 'Escape' && isShown) {
      event.stopPropagation();
      close();
    }
  };

  return (
    <div className="ap-query">
      <Textfield
        ref={input}
        isCompact
        id={id}
        isMonospaced={kind === 'jql'}
        value={query}
        placeholder={placeholder}
        isInvalid={isWrong}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={isShown}
        aria-controls={`${id}-offers`}
        aria-activedescendant={chosen === undefined ? undefined : `${id}-offer-${active}`}
        aria-describedby={describedBy}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => {
          setCaret(event.currentTarget.selectionStart ?? event.currentTarget.value.length);
          setActive(-1);
          setIsOpen(true);
          onChange(event.currentTarget.value);
        }}
        onClick={(event) => {
          setCaret(event.currentTarget.selectionStart ?? query.length);
          setIsOpen(true);
        }}
        onKeyDown={onKeyDown}
        onKeyUp={(event) => {
          if (['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(event.key)) {
            setCaret(event.currentTarget.selectionStart ?? query.length);
          }
        }}
        onBlur={close}
      />
      <ul
        ref={list}
        id={`${id}-offers`}
        className="ap-query__offers"
        role="listbox"
        aria-label="What Jira offers"
        hidden={!isShown}
      >
        {isShown ? <Offers id={id} offers={offers} active={active} onTake={take} /> : null}
      </ul>
    </div>
  );
}

function Offers({
  id,
  offers,
  active,
  onTake,
}: {
  readonly id: string;
  readonly offers: readonly JqlOffer[];
  readonly active: number;
  readonly onTake: (offer: JqlOffer) => void;
}) {
  return offers.map((offer, at) => (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field above drives the list by keyboard
    <li
      key={`${offer.kind}/${offer.value}`}
      id={`${id}-offer-${at}`}
      role="option"
      aria-selected={at === active}
      className="ap-query__offer"
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onTake(offer)}
    >
      <span className="ap-query__value">{offer.label}</span>
      <span className="pl-small pl-subtle">{KIND_WORDS[offer.kind]}</span>
    </li>
  ));
}
