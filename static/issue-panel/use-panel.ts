import { useCallback, useEffect, useState } from 'react';
import type { IssueId } from '../../src/domain/ids';
import { announceScored, hostContext, onAskedWhenScored, onIssueChanged, onScored } from '../shared/host';
import { type IssueHandle, useIssue } from '../shared/issue/use-issue';

/** Jira reports one edit as several changes. */
const SETTLE_MS = 400;
/** What Jira did not take is written in the background first. */
const FOLLOWED_MS = 2000;

export interface Panel {
  readonly issue: IssueHandle;
  readonly failure: unknown;
  readonly retry: () => void;
}

/** Opens the issue in view, and again whenever Jira or the glance says that it changed. */
export function usePanel(): Panel {
  const [issueId, setIssueId] = useState<IssueId | null>(null);
  const [contextFailure, setContextFailure] = useState<unknown>(null);
  const issue = useIssue(issueId);
  const { open, saving } = issue;
  const isSaving = saving.size > 0;

  const start = useCallback(async () => {
    setContextFailure(null);
    try {
      const context = await hostContext();
      if (context.issue === null) throw new Error('Jira did not say which issue is open.');
      setIssueId(context.issue.issueId);
    } catch (failure) {
      setContextFailure(failure);
    }
  }, []);

  // eslint-disable-next-line react-hooks/set-state-in-effect -- reading the host is what the effect is for
  useEffect(() => void start(), [start]);
  useEffect(() => {
    if (issueId !== null) void open();
  }, [issueId, open]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const openSoon = () => {
      clearTimeout(timer);
      // An answer that is being saved comes back with fresh numbers anyway.
      if (!isSaving) timer = setTimeout(() => void open(), SETTLE_MS);
    };
    const stops = [
      onIssueChanged(openSoon),
      onScored((news) => news.by === 'saved' && news.issueId === issueId && openSoon()),
    ];
    return () => {
      clearTimeout(timer);
      for (const stop of stops) stop();
    };
  }, [open, issueId, isSaving]);

  const followsAt = issue.view?.followsAt ?? null;
  useEffect(() => {
    if (followsAt === null) return;
    const timer = setTimeout(() => void open(), Math.max(0, followsAt - Date.now()) + FOLLOWED_MS);
    return () => clearTimeout(timer);
  }, [followsAt, open]);

  const scoredAt = issue.view?.scoredAt;
  useEffect(
    () =>
      onAskedWhenScored((askedId) => {
        if (askedId !== issueId || scoredAt === undefined) return;
        // Whoever asked goes without where the host cannot tell it.
        announceScored({ issueId, by: 'told', scoredAt }).catch(() => undefined);
      }),
    [issueId, scoredAt],
  );

  const retry = useCallback(() => void (issueId === null ? start() : open()), [issueId, start, open]);
  return { issue, failure: contextFailure ?? issue.failure, retry };
}
