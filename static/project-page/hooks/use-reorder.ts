import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { IssueId } from '../../../src/domain/ids';
import { orderChange, planUndo } from '../../../src/domain/order/order-change';
import { orderAfterCalls, planRanking, type RankCall } from '../../../src/domain/order/plan-ranking';
import { announce } from '../../shared/announce';
import { plural } from '../../shared/format';
import { messageFor } from '../../shared/messages';
import { rankIssues, readRankOrder } from '../../shared/rank';
import { orderAround } from '../selectors/order-around';

/** Moves that were made on this visit, so that they can be taken back. */
export interface OrderJournal {
  /** All open issues of the project before and after. */
  readonly before: readonly IssueId[];
  readonly after: readonly IssueId[];
  readonly moved: readonly IssueId[];
}

/** What came of applying or undoing, in words. */
interface ReorderNote {
  readonly appearance: 'success' | 'warning' | 'error';
  readonly title: string;
  readonly body: string;
}

const UNREADABLE: ReorderNote = {
  appearance: 'error',
  title: 'This site has no ranks',
  body: 'Jira keeps no field Rank here, so nothing can be moved. Nothing was changed.',
};

/** Makes calls one after the other. What Jira refused stays where it is; a failure ends it with what was made till then. */
async function makeCalls(calls: readonly RankCall[], order: readonly IssueId[]) {
  let after = order;
  const moved: IssueId[] = [];
  const problems: string[] = [];
  for (const call of calls) {
    try {
      const refused = new Map((await rankIssues(call)).map(({ issueId, problem }) => [issueId, problem]));
      problems.push(...refused.values());
      const issueIds = call.issueIds.filter((issueId) => !refused.has(issueId));
      after = orderAfterCalls(after, [{ ...call, issueIds }]);
      moved.push(...issueIds);
    } catch (failure) {
      const { title, nextStep } = messageFor(failure);
      problems.push(`${title}. ${nextStep}`);
      break;
    }
  }
  return { after, moved, problems };
}

/** Applies and undoes moves as the viewer, one thing at a time. */
export function useReorder(projectKey: string) {
  const client = useQueryClient();
  const journalKey = ['order-journal', projectKey];
  const journal = useQuery<OrderJournal | null>({
    queryKey: journalKey,
    queryFn: () => null,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });
  const [isBusy, setBusy] = useState(false);
  const [note, setNote] = useState<ReorderNote | null>(null);

  const say = (said: ReorderNote) => {
    setNote(said);
    announce(`${said.title}. ${said.body}`);
  };
  const attempt = async (work: () => Promise<void>) => {
    setBusy(true);
    setNote(null);
    try {
      await work();
    } catch (failure) {
      const { title, cause, nextStep } = messageFor(failure);
      say({ appearance: 'error', title, body: `${cause} ${nextStep}` });
    } finally {
      setBusy(false);
    }
  };
  const finish = (done: Awaited<ReturnType<typeof makeCalls>>, wanted: number, verb: 'moved' | 'put back') => {
    client.setQueryData(['rank', projectKey], done.after);
    const isWhole = done.problems.length === 0;
    say({
      appearance: isWhole ? 'success' : 'warning',
      title: isWhole
        ? `${plural(wanted, 'item')} ${verb}`
        : `${done.moved.length} of ${plural(wanted, 'item')} ${verb}; Jira refused the others`,
      body: [...new Set(done.problems)].join(' '),
    });
  };

  const apply = ({ moved, to }: { readonly moved: readonly IssueId[]; readonly to: readonly IssueId[] }) =>
    attempt(async () => {
      const from = client.getQueryData<readonly IssueId[]>(['rank', projectKey]) ?? [];
      const placed = new Set(to);
      const calls = planRanking({ from: from.filter((id) => placed.has(id)), to, moved: new Set(moved) });
      const after = orderAfterCalls(from, calls);
      const seen = orderAround({ before: from, after, moved });
      const now = await readRankOrder(seen);
      if (now === null) {
        say(UNREADABLE);
        return;
      }
      const change = orderChange(seen, now);
      if (change !== null) {
        await client.invalidateQueries({ queryKey: ['rank', projectKey] });
        say({
          appearance: 'error',
          title: 'The order changed meanwhile',
          body: `${plural(change.came.length + change.gone.length + change.moved.length, 'item')} among these moved or went since this page was read. Nothing was moved. The order is being read again: look at the moves once more.`,
        });
        return;
      }
      const done = await makeCalls(calls, from);
      if (done.moved.length > 0) {
        client.setQueryData<OrderJournal>(journalKey, { before: from, after: done.after, moved: done.moved });
      }
      finish(done, moved.length, 'moved');
    });

  const undo = () =>
    attempt(async () => {
      const last = journal.data;
      if (last === null || last === undefined) return;
      const seen = new Set(orderAround(last));
      const only = (order: readonly IssueId[]) => order.filter((issueId) => seen.has(issueId));
      const now = await readRankOrder([...seen]);
      if (now === null) {
        say(UNREADABLE);
        return;
      }
      if (orderChange(only(last.after), now) !== null) {
        say({
          appearance: 'error',
          title: 'The moves cannot be taken back',
          body: 'Somebody changed the order around these items since. Nothing was moved, so that their work is kept.',
        });
        return;
      }
      const { calls } = planUndo({ before: only(last.before), after: only(last.after), moved: last.moved, now });
      const current = client.getQueryData<readonly IssueId[]>(['rank', projectKey]) ?? last.after;
      const done = await makeCalls(calls, current);
      const left = last.moved.filter((issueId) => !done.moved.includes(issueId));
      client.setQueryData<OrderJournal | null>(
        journalKey,
        left.length === 0 ? null : { before: last.before, after: done.after, moved: left },
      );
      finish(done, last.moved.length, 'put back');
    });

  return { isBusy, note, journal: journal.data ?? null, apply, undo };
}
