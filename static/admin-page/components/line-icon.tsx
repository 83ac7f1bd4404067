const PATHS = {
  theme: 'M3.5 14V2.5h9l-2 3 2 3h-9',
  initiative:
    'M4 3h8a1.5 1.5 0 0 1 1.5 1.5v7A1.5 1.5 0 0 1 12 13H4a1.5 1.5 0 0 1-1.5-1.5v-7A1.5 1.5 0 0 1 4 3zM2.5 6.5h11',
  epic: 'M9 1.8 3.6 9H8l-1 5.2L12.4 7H8z',
  model: 'M8 2.5v11M4.5 13.5h7M3 4.5h10M3 4.5 1.4 9h3.2zM13 4.5 11.4 9h3.2z',
} as const;

/** Line icons that only this page needs. Decoration: the word is always beside it or in the row. */
export function LineIcon({ name }: { readonly name: keyof typeof PATHS }) {
  return (
    <svg className="pl-icon" viewBox="0 0 16 16" width={16} height={16} aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
