import type { ReactNode } from 'react';
import { EVIDENCE_CONFIDENCE } from '../../../../src/domain/alignment/alignment-score';
import type { MappingRule } from '../../../../src/domain/roadmap/roadmap';
import { Icon } from '../../../shared/components/icons';
import { decimal, wholeNumber } from '../../../shared/format';
import { useDraft } from '../../hooks/use-draft';
import {
  matchesNearlyAll,
  RULE_SAMPLE,
  type RuleMatches,
  useIssueTotal,
  useRuleMatches,
} from '../../hooks/use-rule-matches';
import { LineIcon } from '../line-icon';

const KIND_WORDS: Readonly<Record<MappingRule['kind'], string>> = {
  jql: 'JQL',
  label: 'label',
  component: 'component',
  version: 'version',
};

/** Confidence as the receipt writes it: ".7". */
export function confidenceWords(kind: MappingRule['kind']): string {
  return decimal(EVIDENCE_CONFIDENCE[kind]);
}

/** One rule in the list, with its editor below while it is open. */
export function RuleLine({
  rule,
  isOpen,
  onToggle,
  children,
}: {
  readonly rule: MappingRule;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly children: ReactNode;
}) {
  const { state, titleOf, isChanged, problems, view } = useDraft();
  // While the editor is open both ask the same, so Jira is asked once.
  const matches = useRuleMatches(rule, isOpen ? RULE_SAMPLE : 0);
  const total = useIssueTotal(view.projects.map((project) => project.projectKey));
  const item = state.draft.roadmap.items.find((each) => each.itemId === rule.itemId);
  const isRuleChanged = ['name', 'kind', 'query', 'itemId'].some((field) => isChanged('rule', rule.ruleId, field));
  const isWrong = problems.some((problem) => problem.elementId.startsWith(`rule-${rule.ruleId}-`));
  return (
    <>
      <div role="row" className={isOpen ? 'ap-rules__row ap-rules__row--open' : 'ap-rules__row'}>
        <div role="cell" className="ap-rules__name">
          <button type="button" aria-expanded={isOpen} className="ap-rules__toggle" onClick={onToggle}>
            <Icon name={isOpen ? 'down' : 'right'} size={12} />
            <span className={isRuleChanged ? 'ap-rules__title pl-changed' : 'ap-rules__title'}>
              {rule.name || 'Without a name'}
            </span>
          </button>
          {isWrong ? (
            <span className="ap-over pl-small">
              <Icon name="error" size={12} label="To mend" />
            </span>
          ) : null}
        </div>
        <div role="cell" className="ap-rules__query">
          {rule.kind === 'jql' ? null : <span className="pl-small pl-faint">{KIND_WORDS[rule.kind]} </span>}
          <code className="ap-code">{rule.query || 'nothing yet'}</code>
        </div>
        <div role="cell" className="ap-rules__item">
          {item === undefined ? null : (
            <>
              <LineIcon name={item.level} />
              <span>{titleOf(item)}</span>
            </>
          )}
        </div>
        <div role="cell" className="ap-right">
          {confidenceWords(rule.kind)}
        </div>
        <div role="cell" className="ap-right ap-rules__count">
          <MatchCount matches={matches} />
          {matchesNearlyAll(matches, total) ? <div className="ap-over pl-small">nearly all</div> : null}
        </div>
      </div>
      {isOpen ? (
        <div role="row" className="ap-rules__edit">
          <div role="cell">{children}</div>
        </div>
      ) : null}
    </>
  );
}

function MatchCount({ matches }: { readonly matches: RuleMatches }) {
  switch (matches.kind) {
    case 'counted':
      return <b className={matches.count === 0 ? 'ap-over' : ''}>{wholeNumber(matches.count)}</b>;
    case 'wrong':
      return <span className="ap-over pl-small">not valid</span>;
    case 'failed':
      return <span className="pl-faint pl-small">no answer</span>;
    case 'checking':
      return <span className="ap-dots" role="status" aria-label="Counting" />;
    case 'empty':
      return <span className="pl-faint">–</span>;
  }
}
