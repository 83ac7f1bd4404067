import type { Finding, FindingCode } from '../../../src/domain/health/health-report';
import type { IssueId, RoadmapItemId } from '../../../src/domain/ids';
import type { ScoredIssue } from '../../../src/domain/snapshot/scored-issue';
import { Button } from '../../shared/components/button';
import { IssueLink } from '../../shared/components/issue-link';
import { decimal, plural, wholeNumber } from '../../shared/format';
import { FINDING_WORDS, horizonWord } from '../../shared/words';
import { HIDDEN_TITLE } from '../selectors/backlog-rows';
import { repairEffort } from '../words/repair-title';

interface ItemOfRoadmap {
  readonly itemId: RoadmapItemId;
  readonly title: string | null;
  readonly issueKey: string | null;
  readonly horizon: 'now' | 'next' | 'later' | null;
}

/** What a finding needs to name its issues and to lead to where they are mended. */
export interface FindingContext {
  readonly issueOf: (issueId: IssueId) => ScoredIssue | undefined;
  readonly itemOf: (itemId: RoadmapItemId) => ItemOfRoadmap | undefined;
  /** Opens the backlog with exactly the issues of a finding. */
  readonly onOpenItems: (code: FindingCode) => void;
  /** Opens the roadmap; null where the viewer may not edit it. */
  readonly onOpenRoadmap: (() => void) | null;
}

const FIRST = 5;

/** The first issues of a finding, as links. */
export function FindingIssues({ finding, context }: { readonly finding: Finding; readonly context: FindingContext }) {
  const issues = finding.issueIds.slice(0, FIRST).flatMap((issueId) => context.issueOf(issueId) ?? []);
  const items = finding.itemIds.slice(0, FIRST).flatMap((itemId) => context.itemOf(itemId) ?? []);
  const others = finding.issueIds.length + finding.itemIds.length - issues.length - items.length;
  return (
    <ul className="pp-finding-issues">
      {issues.map((issue) => (
        <li key={issue.issueId}>
          <IssueLink issueKey={issue.issueKey} />
          <span className="pp-ellipsis" title={issue.summary}>
            {issue.summary}
          </span>
        </li>
      ))}
      {items.map((item) => (
        <li key={item.itemId}>
          {item.issueKey === null ? null : <IssueLink issueKey={item.issueKey} />}
          <span className="pp-ellipsis">{item.title ?? HIDDEN_TITLE}</span>
          <span className="pl-subtle pl-nowrap">{horizonWord(item.horizon)}</span>
        </li>
      ))}
      {others > 0 ? <li className="pl-subtle">and {wholeNumber(others)} more</li> : null}
    </ul>
  );
}

/** The button that leads to where a finding is mended; nothing where the viewer cannot mend it. */
export function FindingAction({
  finding,
  context,
  isPrimary = false,
}: {
  readonly finding: Finding;
  readonly context: FindingContext;
  readonly isPrimary?: boolean;
}) {
  const appearance = isPrimary ? 'primary' : 'default';
  const words = FINDING_WORDS[finding.code];
  if (finding.issueIds.length === 0) {
    if (context.onOpenRoadmap === null) return null;
    return (
      <Button appearance={appearance} spacing="compact" onClick={context.onOpenRoadmap}>
        {words.action}
      </Button>
    );
  }
  return (
    <Button appearance={appearance} spacing="compact" onClick={() => context.onOpenItems(finding.code)}>
      {words.action}
      <span className="pl-hidden">: open {plural(finding.issueIds.length, 'item')} in the backlog</span>
    </Button>
  );
}

/** One finding of a part: what, why it matters, which issues, and what mending it brings. */
export function FindingDetail({ finding, context }: { readonly finding: Finding; readonly context: FindingContext }) {
  const words = FINDING_WORDS[finding.code];
  const amount = finding.issueIds.length + finding.itemIds.length;
  return (
    <div className="pp-finding">
      <div className="pp-finding-head">
        <h4 className="pp-finding-title">
          {wholeNumber(amount)} {amount === 1 ? words.one : words.many}
        </h4>
        <span className="pl-small pl-subtle pl-nowrap">
          <strong className="pl-strong">+{decimal(finding.healthGain)}</strong> health, {repairEffort(finding.minutes)}
        </span>
        <FindingAction finding={finding} context={context} />
      </div>
      <p className="pl-small pl-subtle">{words.why}</p>
      <FindingIssues finding={finding} context={context} />
    </div>
  );
}
