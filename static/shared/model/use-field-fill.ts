import { useQuery } from '@tanstack/react-query';
import { countIssues } from '../jira';

/** Jira answers these counts for the viewer; more at once than this would crowd out the page's own questions. */
const AT_ONCE = 2;
const KEPT_MS = 600_000;

let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(ask: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  running += 1;
  try {
    return await ask();
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

/** Open items that are not begun: the backlog as Jira alone can tell it. */
export function backlogJql(projectKeys: readonly string[]): string {
  const projects = projectKeys.map((key) => `"${key}"`).join(', ');
  return `project in (${projects}) AND statusCategory = "To Do"`;
}

function useCount(jql: string | null) {
  return useQuery({
    queryKey: ['field-fill', jql],
    queryFn: () => inTurn(() => countIssues(jql ?? '')),
    enabled: jql !== null,
    staleTime: KEPT_MS,
    gcTime: KEPT_MS,
    retry: false,
  });
}

/** The share of the backlog, 0 to 1, that has a field filled; null where it is not known or not known yet. */
export function useFieldFill({
  projectKeys,
  filledJql,
}: {
  readonly projectKeys: readonly string[];
  readonly filledJql: string | null;
}): { readonly share: number | null; readonly isCounting: boolean } {
  const isCountable = filledJql !== null && projectKeys.length > 0;
  const backlog = isCountable ? backlogJql(projectKeys) : null;
  const total = useCount(backlog);
  const filled = useCount(backlog === null ? null : `${backlog} AND ${filledJql ?? ''}`);
  const isKnown = total.data !== undefined && filled.data !== undefined && total.data > 0;
  return {
    share: isKnown ? Math.min(1, filled.data / total.data) : null,
    isCounting: isCountable && (total.isFetching || filled.isFetching),
  };
}
