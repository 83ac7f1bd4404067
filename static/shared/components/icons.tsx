import type { Horizon } from '../../../src/domain/roadmap/roadmap';

const PATHS = {
  plumb: 'M3 2h10M8 2v7M5.5 9h5L8 14.5z',
  check: 'm3 8.5 3.2 3L13 4.5',
  clock: 'M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0zM8 4.5V8l2.4 1.6',
  question:
    'M14.2 8A6.2 6.2 0 1 1 1.8 8a6.2 6.2 0 0 1 12.4 0zM6.2 6.3a1.8 1.8 0 1 1 2.6 1.6c-.6.3-.8.6-.8 1.2M8 11.3v.1',
  info: 'M14.2 8A6.2 6.2 0 1 1 1.8 8a6.2 6.2 0 0 1 12.4 0zM8 7.4v4M8 4.9v.1',
  error: 'M14.2 8A6.2 6.2 0 1 1 1.8 8a6.2 6.2 0 0 1 12.4 0zM8 4.8v4M8 11v.1',
  warning: 'M8 2 14.5 13.5h-13zM8 6.5v3M8 11.6v.1',
  unlink: 'm9.8 10.5 3-3a3 3 0 0 0-4.3-4.3L7.4 4.3M6.2 5.5l-3 3a3 3 0 0 0 4.3 4.3l1.1-1.1M2 2l12 12',
  link: 'm6.5 9.5 3-3M7.4 4.3l1.1-1.1a3 3 0 0 1 4.3 4.3l-1.6 1.6M8.6 11.7l-1.1 1.1a3 3 0 0 1-4.3-4.3l1.6-1.6',
  shield: 'M8 2l5 2v4c0 3-2.2 5-5 6-2.8-1-5-3-5-6V4z',
  pause: 'M6 4v8M10 4v8',
  lock: 'M4.5 7h7a1 1 0 0 1 1 1v4.5a1 1 0 0 1-1 1h-7a1 1 0 0 1-1-1V8a1 1 0 0 1 1-1zM5.5 7V5a2.5 2.5 0 0 1 5 0v2',
  down: 'm3.5 6 4.5 4.5L12.5 6',
  right: 'm6 3.5 4.5 4.5L6 12.5',
  left: 'M10 3.5 5.5 8l4.5 4.5',
  arrowUp: 'M8 13V3M3.8 7.2 8 3l4.2 4.2',
  arrowDown: 'M8 3v10M3.8 8.8 8 13l4.2-4.2',
  minus: 'M3 8h10',
  plus: 'M8 3v10M3 8h10',
  cross: 'm4 4 8 8M12 4l-8 8',
  more: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  search: 'M11.5 7a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0zM10.5 10.5l3 3',
  gear: 'M10.2 8a2.2 2.2 0 1 1-4.4 0 2.2 2.2 0 0 1 4.4 0zM8 1.8v2M8 12.2v2M1.8 8h2M12.2 8h2M3.6 3.6 5 5M11 11l1.4 1.4M12.4 3.6 11 5M5 11l-1.4 1.4',
  refresh: 'M13 8a5 5 0 1 1-1.5-3.6M13 2.5v3h-3',
  share: 'M8 10V2.5M5 5l3-3 3 3M3.5 9v4.5h9V9',
  flag: 'M4 14V2.5h8L10 6l2 3.5H4',
  edit: 'm3 13 .6-2.8L10.8 3l2.2 2.2-7.2 7.2z',
  undo: 'M3 6.5h6.5a3.5 3.5 0 0 1 0 7H6M5.5 3.5 2.5 6.5l3 3',
  copy: 'M6 5.5h7.5V14H6zM4 10.5H2.5V2H10v1.5',
  list: 'M5.5 4h8M5.5 8h8M5.5 12h8M2.5 4h.01M2.5 8h.01M2.5 12h.01',
  filter: 'M2.5 4h11M4.5 8h7M6.5 12h3',
  download: 'M8 2.5v7.5M4.8 7 8 10.2 11.2 7M3 13.5h10',
  table: 'M2.5 3h11v10h-11zM2.5 6.5h11M6.5 6.5V13',
  open: 'M6.5 3.5h-3v9h9v-3M9 2.5h4.5V7M13 3 7.5 8.5',
  weak: 'M2 8.5c1.5-2 3-2 4.5 0s3 2 4.5 0 2.5-1.8 3-1',
  trash: 'M3 4.5h10M6.5 4.5V3h3v1.5M4.5 4.5 5 13.5h6l.5-9',
  drag: 'M6 4h.01M10 4h.01M6 8h.01M10 8h.01M6 12h.01M10 12h.01',
} as const;

export type IconName = keyof typeof PATHS;

const THICK_DOTS: readonly IconName[] = ['more', 'drag'];

/** A line icon of the shared set. Without a label it is decoration and hidden from screen readers. */
export function Icon({
  name,
  label,
  size = 16,
}: {
  readonly name: IconName;
  readonly label?: string;
  readonly size?: number;
}) {
  const words = label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label };
  return (
    <svg
      className={`pl-icon${THICK_DOTS.includes(name) ? ' pl-icon--dots' : ''}`}
      viewBox="0 0 16 16"
      width={size}
      height={size}
      focusable="false"
      {...words}
    >
      <path d={PATHS[name]} fill={name === 'plumb' ? 'currentColor' : undefined} />
    </svg>
  );
}

type TypeLook = 'story' | 'task' | 'bug' | 'subtask' | 'epic' | 'above';

const TYPE_PATHS: Readonly<Record<TypeLook, string>> = {
  story: 'M5 3h6v10L8 10.5 5 13z',
  task: 'm4 8.5 2.8 2.8L12 5.5',
  bug: 'M11 8a3 3 0 1 1-6 0 3 3 0 0 1 6 0z',
  subtask: 'M4 4h5v5H4zM7 7h5v5H7z',
  epic: 'M9.5 2 4 9h3.5L6.5 14 12 7H8.5z',
  above: 'M8 2.5 13.5 8 8 13.5 2.5 8z',
};

function typeLook(name: string, hierarchyLevel: number): TypeLook {
  if (hierarchyLevel < 0) return 'subtask';
  if (hierarchyLevel === 1) return 'epic';
  if (hierarchyLevel > 1) return 'above';
  if (/bug|defect|fault/i.test(name)) return 'bug';
  return /story/i.test(name) ? 'story' : 'task';
}

/** A type mark in Jira's colours, for places that have no type icon of Jira's own. */
export function IssueTypeIcon({ name, hierarchyLevel }: { readonly name: string; readonly hierarchyLevel: number }) {
  const look = typeLook(name, hierarchyLevel);
  // The names of the types may come after the rows; until then there is nothing to say.
  const label = name === '' ? { 'aria-hidden': true } : { role: 'img', 'aria-label': name };
  return (
    <span className={`pl-type pl-type--${look}`} {...label}>
      <svg viewBox="0 0 16 16" width={12} height={12} aria-hidden="true" focusable="false">
        <path d={TYPE_PATHS[look]} />
      </svg>
    </span>
  );
}

/** A filled, half or empty ring: now, next, later; a dash where no horizon is set. Always beside its word. */
export function HorizonMark({ horizon }: { readonly horizon: Horizon | null }) {
  return (
    <svg className="pl-icon" viewBox="0 0 16 16" width={12} height={12} aria-hidden="true" focusable="false">
      {horizon === null ? <path d="M4 8h8" /> : <circle cx="8" cy="8" r="5" />}
      {horizon === 'now' ? <circle cx="8" cy="8" r="5" fill="currentColor" /> : null}
      {horizon === 'next' ? <path d="M8 3a5 5 0 0 1 0 10z" fill="currentColor" /> : null}
    </svg>
  );
}
