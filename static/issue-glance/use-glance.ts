import { useCallback, useEffect, useRef, useState } from 'react';
import type { ScoreProperty } from '../../src/contract/issue-property';
import { DAY_MS, type Instant, type IssueId } from '../../src/domain/ids';
import { askWhenScored, hostContext, onIssueChanged, onScored } from '../shared/host';
import { type IssueHandle, useIssue } from '../shared/issue/use-issue';
import { issueTitles, mayEditIssue, readInputProperty, readScoreProperty } from '../shared/jira';
import { type GlanceScore, issuesToName, scoreFromProperty, scoreFromView, type Titles } from './glance-score';

/** A stored score older than this is shown at once and scored again behind it: scans come round daily. */
const FRESH_MS = DAY_MS;
/** Jira reports one edit as several changes. */
const SETTLE_MS = 400;

interface Stored {
  readonly property: ScoreProperty;
  readonly titles: Titles | null;
  readonly exemption: GlanceScore['exemption'];
  /** Null while it is not known, and where nothing is offered anyway. */
  readonly mayEdit: boolean | null;
}

export interface Glance {
  readonly issueId: IssueId | null;
  /** True where the viewer may edit the issue: only then is anything offered. */
  readonly mayEdit: boolean;
  readonly score: GlanceScore | null;
  /** Set when neither a stored nor a fresh score could be had, or when a fresh one could not. */
  readonly failure: unknown;
  readonly issue: IssueHandle;
  readonly retry: () => void;
}

/** `confirmedAt`: when another frame last found the score that is stored. */
function newest(stored: Stored | null, issue: IssueHandle, confirmedAt: Instant): GlanceScore | null {
  const fresh = issue.view === null ? null : scoreFromView(issue.view);
  if (stored === null) return fresh;
  const kept = scoreFromProperty(stored.property, stored.titles, stored.exemption);
  const newer = fresh !== null && fresh.scoredAt >= kept.scoredAt ? fresh : kept;
  return { ...newer, scoredAt: Math.max(newer.scoredAt, confirmedAt) };
}

/** Reads the stored score as the viewer and paints it; calls a function only when there is none, or an old one. */
export function useGlance(): Glance {
  const [issueId, setIssueId] = useState<IssueId | null>(null);
  const [stored, setStored] = useState<Stored | null>(null);
  const [confirmed, setConfirmed] = useState<{ readonly issueId: IssueId; readonly at: Instant } | null>(null);
  const [readFailure, setReadFailure] = useState<unknown>(null);
  const permission = useRef<{ readonly id: IssueId; readonly answer: boolean } | null>(null);
  const issue = useIssue(issueId);
  const { open } = issue;

  const readStored = useCallback(async (id: IssueId): Promise<'fresh' | 'old' | 'none'> => {
    const answer = await readScoreProperty(id);
    if (answer.kind !== 'found') return 'none';
    const { score: property } = answer;
    const unnamed = issuesToName(property);
    const asked = permission.current?.id === id ? permission.current.answer : null;
    const isOffering = property.next.kind !== 'none' || property.state === 'exempt';
    setStored({ property, titles: unnamed.length === 0 ? new Map() : null, exemption: null, mayEdit: asked });
    const [titles, inputs, mayEdit] = await Promise.all([
      unnamed.length === 0 ? new Map() : issueTitles(unnamed),
      property.state === 'exempt' ? readInputProperty(id) : null,
      asked ?? (isOffering ? mayEditIssue(id) : null),
    ]);
    if (mayEdit !== null) permission.current = { id, answer: mayEdit };
    setStored({ property, titles, exemption: inputs?.exemption ?? null, mayEdit });
    return Date.now() - Date.parse(property.scoredAt) < FRESH_MS ? 'fresh' : 'old';
  }, []);

  const start = useCallback(async () => {
    setReadFailure(null);
    try {
      const context = await hostContext();
      if (context.issue === null) throw new Error('Jira did not say which issue is open.');
      setIssueId(context.issue.issueId);
    } catch (failure) {
      setReadFailure(failure);
    }
  }, []);

  const refresh = useCallback(
    async (id: IssueId) => {
      setReadFailure(null);
      try {
        if ((await readStored(id)) !== 'fresh') await open();
        // Where the host cannot tell the panel, the glance says when the stored score was made.
        else askWhenScored(id).catch(() => undefined);
      } catch (failure) {
        setReadFailure(failure);
      }
    },
    [readStored, open],
  );

  // eslint-disable-next-line react-hooks/set-state-in-effect -- reading the host is what the effect is for
  useEffect(() => void start(), [start]);
  useEffect(() => {
    // eslint-disable-next-line react-hooks/set-state-in-effect -- reading Jira is what the effect is for
    if (issueId !== null) void refresh(issueId);
  }, [issueId, refresh]);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = onIssueChanged(() => {
      clearTimeout(timer);
      timer = setTimeout(() => void open(), SETTLE_MS);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [open]);
  useEffect(
    () =>
      onScored((news) => {
        if (news.issueId !== issueId) return;
        const confirm = () => setConfirmed({ issueId, at: news.scoredAt });
        if (news.by === 'told') {
          confirm();
          return;
        }
        // A failure leaves the score on screen as it was; the next opening reads again.
        readStored(issueId).then(confirm).catch(setReadFailure);
      }),
    [issueId, readStored],
  );

  const retry = useCallback(() => void (issueId === null ? start() : refresh(issueId)), [issueId, start, refresh]);
  return {
    issueId,
    mayEdit: issue.view?.canEdit ?? stored?.mayEdit ?? false,
    score: newest(stored, issue, confirmed !== null && confirmed.issueId === issueId ? confirmed.at : 0),
    failure: readFailure ?? issue.failure,
    issue,
    retry,
  };
}
