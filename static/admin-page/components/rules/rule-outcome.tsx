import type { MappingRule } from '../../../../src/domain/roadmap/roadmap';
import { Button } from '../../../shared/components/button';
import { IssueTypeIcon } from '../../../shared/components/icons';
import { IssueLink } from '../../../shared/components/issue-link';
import { Message } from '../../../shared/components/message';
import { plural, wholeNumber } from '../../../shared/format';
import { messageFor } from '../../../shared/messages';
import { isSame } from '../../../shared/model/is-same';
import { ruleJql } from '../../draft/rule-jql';
import { useDraft } from '../../hooks/use-draft';
import {
  matchesNearlyAll,
  type RuleMatches,
  useIssueTotal,
  useLookalikes,
  useRuleMatches,
} from '../../hooks/use-rule-matches';

/** Jira's answer to a rule: how many issues match, which, and what looks wrong. */
export function RuleOutcome({
  rule,
  matches,
  onUse,
}: {
  readonly rule: MappingRule;
  readonly matches: RuleMatches;
  readonly onUse: (query: string) => void;
}) {
  const { view } = useDraft();
  const total = useIssueTotal(view.projects.map((project) => project.projectKey));
  const isNone = matches.kind === 'counted' && matches.count === 0;
  const lookalikes = useLookalikes(rule, isNone);
  switch (matches.kind) {
    case 'empty':
      return <p className="pl-subtle">The number of matching issues appears here while you type.</p>;
    case 'checking':
      return (
        <p className="pl-subtle" role="status">
          Asking Jira…
        </p>
      );
    case 'failed': {
      const words = messageFor(matches.failure);
      return (
        <Message appearance="warning" title={words.title}>
          {words.cause} The rule can be saved; its matches are counted later.
        </Message>
      );
    }
    case 'wrong':
      return <JqlErrors jql={ruleJql(rule)} errors={matches.errors} />;
    case 'counted':
      return (
        <div className="ap-outcome">
          <p className="ap-outcome__count" role="status">
            <b>{plural(matches.count, 'issue')}</b> {matches.count === 1 ? 'matches' : 'match'} now.
            <Earlier rule={rule} />
          </p>
          {isNone ? <NoMatch rule={rule} lookalikes={lookalikes} onUse={onUse} /> : null}
          {total !== null && matchesNearlyAll(matches, total) ? (
            <Message appearance="warning" title="This matches nearly everything">
              {plural(matches.count, 'issue')}; the scanned projects hold {wholeNumber(total)}. A rule that maps all
              work to one item says nothing about any of it. Narrow it by project, component or label.
            </Message>
          ) : null}
          {matches.sample.length > 0 ? <Sample matches={matches} /> : null}
        </div>
      );
  }
}

function Sample({ matches }: { readonly matches: Extract<RuleMatches, { kind: 'counted' }> }) {
  return (
    <div>
      <p className="pl-small pl-subtle">
        {matches.sample.length < matches.count ? `The first ${matches.sample.length} of them` : 'All of them'}
      </p>
      <ul className="ap-sample">
        {matches.sample.map((issue) => (
          <li key={issue.key}>
            {issue.issueType === null ? null : <IssueTypeIcon {...issue.issueType} />}
            <span className="ap-sample__key">
              <IssueLink issueKey={issue.key} />
            </span>
            <span className="ap-sample__summary">{issue.summary}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function NoMatch({
  rule,
  lookalikes,
  onUse,
}: {
  readonly rule: MappingRule;
  readonly lookalikes: readonly string[];
  readonly onUse: (query: string) => void;
}) {
  return (
    <Message appearance="info" title="No issue matches">
      {rule.kind === 'jql' ? (
        'The query is valid, but finds nothing that you may browse. Check the spelling of names and the project.'
      ) : lookalikes.length === 0 ? (
        <>
          No issue carries <code className="ap-code">{rule.query}</code>. Names must be written as in Jira; capitals do
          not matter.
        </>
      ) : (
        <>
          No issue carries <code className="ap-code">{rule.query}</code>. In use and alike:{' '}
          {lookalikes.map((name, at) => (
            <span key={name}>
              {at > 0 ? ', ' : ''}
              <Button appearance="link" spacing="compact" onClick={() => onUse(name)}>
                {name}
              </Button>
            </span>
          ))}
        </>
      )}
    </Message>
  );
}

/** What the saved wording matches, where the draft says something else. */
function Earlier({ rule }: { readonly rule: MappingRule }) {
  const { state } = useDraft();
  const saved = state.base.roadmap.rules.find((each) => each.ruleId === rule.ruleId);
  const isReworded = saved !== undefined && !isSame([saved.kind, saved.query], [rule.kind, rule.query]);
  const matches = useRuleMatches(isReworded ? saved : { kind: 'jql', query: '' }, 0);
  if (saved === undefined || matches.kind !== 'counted') return null;
  return (
    <span className="pl-subtle">
      {' '}
      Revision {state.base.roadmapRevision} matches {wholeNumber(matches.count)} with{' '}
      <code className="ap-code">{ruleJql(saved)}</code>
    </span>
  );
}

function JqlErrors({ jql, errors }: { readonly jql: string; readonly errors: readonly string[] }) {
  const place = placeOf(errors);
  return (
    <Message appearance="error" title="Jira cannot run this">
      {errors.map((error) => (
        <p key={error}>{error}</p>
      ))}
      {place === null ? null : (
        <p className="ap-place" aria-hidden="true">
          <code className="ap-code">
            {jql.slice(0, place)}
            <mark>{jql.slice(place, place + 1) || ' '}</mark>
            {jql.slice(place + 1)}
          </code>
        </p>
      )}
    </Message>
  );
}

/** Jira names the place as "line 1, character 9"; one line is all that the field holds. */
function placeOf(errors: readonly string[]): number | null {
  const found = /line 1, character (\d+)/.exec(errors.join(' '));
  return found?.[1] === undefined ? null : Math.max(0, Number(found[1]) - 1);
}
