const PATHS = {
  jira: 'M8 2 3 7l5 5 5-5zM8 6.2 7.2 7l.8.8.8-.8z',
  search: 'M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9zM10.5 10.5l3 3',
  board: 'M2.5 3h3v10h-3zM6.5 3h3v7h-3zM10.5 3h3v5h-3z',
  list: 'M5.5 4h8M5.5 8h8M5.5 12h8M2.5 4h.01M2.5 8h.01M2.5 12h.01',
  gear: 'M8 5.8a2.2 2.2 0 1 1 0 4.4 2.2 2.2 0 0 1 0-4.4zM8 1.8v2M8 12.2v2M1.8 8h2M12.2 8h2M3.6 3.6 5 5M11 11l1.4 1.4M12.4 3.6 11 5M5 11l-1.4 1.4',
  down: 'm3.5 6 4.5 4.5L12.5 6',
  right: 'M6 3.5 10.5 8 6 12.5',
  moon: 'M12.5 9.5A5 5 0 0 1 6.5 3.5a5 5 0 1 0 6 6z',
  sun: 'M8 5.2a2.8 2.8 0 1 1 0 5.6 2.8 2.8 0 0 1 0-5.6zM8 1.5v1.6M8 12.9v1.6M1.5 8h1.6M12.9 8h1.6M3.4 3.4l1.1 1.1M11.5 11.5l1.1 1.1M12.6 3.4l-1.1 1.1M4.5 11.5l-1.1 1.1',
  hood: 'M2.5 3.5h11v9h-11zM4.5 6l2 2-2 2M8 10.5h3.5',
  close: 'M4 4l8 8M12 4l-8 8',
  person: 'M8 3a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5zM3.5 13.5c.4-2.6 2.2-4 4.5-4s4.1 1.4 4.5 4',
  vote: 'M8 3v10M4 7l4-4 4 4',
  eye: 'M1.5 8S4 3.8 8 3.8 14.5 8 14.5 8 12 12.2 8 12.2 1.5 8 1.5 8zM8 6.2a1.8 1.8 0 1 1 0 3.6 1.8 1.8 0 0 1 0-3.6z',
  plumb: 'M3 2h10M8 2v7M5.5 9h5L8 14.5z',
  lock: 'M4 7.5h8v6H4zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5',
  warning: 'M8 2.5 14 13H2zM8 6.5v3M8 11.2v.1',
  projects: 'M2.5 4.5h4l1 1.5h6v6.5h-11z',
} as const;

export type IconName = keyof typeof PATHS;

/** A line icon of 16 px; decorative, the words stand beside it. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}

const TYPE_MARKS: Readonly<Record<string, readonly [string, string]>> = {
  epic: ['purple', 'M9.5 2.5 4.5 9h3.2l-1 4.5L12 7H8.5z'],
  initiative: ['orange', 'M3 12.5 8 3.5l5 9z'],
  story: ['green', 'M5 3h6v10L8 10.5 5 13z'],
  bug: ['red', 'M8 4.5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7z'],
  idea: ['yellow', 'M8 3a3.6 3.6 0 0 0-2 6.6V12h4V9.6A3.6 3.6 0 0 0 8 3z'],
  request: ['teal', 'M3 4h10v7H8l-3 2.5V11H3z'],
  subtask: ['blue', 'M4 4h5v5H4zM7 12h5V7'],
  task: ['blue', 'm4 8.5 2.8 2.8L12 5'],
};

function markFor(name: string, level: number): readonly [string, string] {
  const known = Object.keys(TYPE_MARKS).find((word) => name.toLowerCase().includes(word));
  if (known !== undefined) return TYPE_MARKS[known] ?? ['blue', ''];
  if (level >= 2) return TYPE_MARKS['initiative'] ?? ['blue', ''];
  if (level === 1) return TYPE_MARKS['epic'] ?? ['blue', ''];
  return TYPE_MARKS[level < 0 ? 'subtask' : 'task'] ?? ['blue', ''];
}

/** The coloured square of an issue type, named for those who do not see it. */
export function TypeIcon({ name, level }: { readonly name: string; readonly level: number }) {
  const [colour, path] = markFor(name, level);
  const line = /task/i.test(name) || (level <= 0 && path === TYPE_MARKS['task']?.[1]);
  return (
    <svg className={`type-icon ${colour}`} viewBox="0 0 16 16" role="img" aria-label={name}>
      <rect width="16" height="16" rx="3" />
      <path d={path} className={line ? 'line' : 'solid'} />
    </svg>
  );
}
