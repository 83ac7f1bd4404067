import type { MappingRule } from '../../../../src/domain/roadmap/roadmap';
import { Message } from '../../../shared/components/message';
import { plural } from '../../../shared/format';
import { useDraft } from '../../hooks/use-draft';
import type { RuleMatches } from '../../hooks/use-rule-matches';
import { useRuleOverlap } from '../../hooks/use-rule-overlap';

/** Which issues of a rule are also led to another item by another rule. */
export function RuleOverlap({ rule, matches }: { readonly rule: MappingRule; readonly matches: RuleMatches }) {
  const { state, titleOf } = useDraft();
  const { rules, items } = state.draft.roadmap;
  const { overlap, hasFailed } = useRuleOverlap(rule, rules, matches.kind === 'counted' && matches.count > 0);
  if (hasFailed) {
    return <p className="pl-small pl-subtle">Jira did not say which issues this rule shares with the others.</p>;
  }
  if (overlap === null || overlap.sharedCount === 0) return null;
  return (
    <Message
      appearance="info"
      title={`${plural(overlap.sharedCount, 'issue')} also ${overlap.sharedCount === 1 ? 'matches' : 'match'} rules to other items`}
    >
      <p>
        Between themes such an issue is divided; within a theme it belongs to the most specific item. Where that is not
        meant, narrow one of the rules.
      </p>
      <ul className="ap-overlap">
        {overlap.byRule.map(({ rule: other, count }) => {
          const item = items.find((each) => each.itemId === other.itemId);
          return (
            <li key={other.ruleId}>
              {plural(count, 'issue')} shared with {other.name || 'a rule without a name'}
              {item === undefined ? '' : `, which leads to ${titleOf(item)}`}
            </li>
          );
        })}
      </ul>
    </Message>
  );
}
