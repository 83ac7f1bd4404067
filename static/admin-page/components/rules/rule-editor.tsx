import Textfield from '@atlaskit/textfield';
import type { MappingRule, RuleKind } from '../../../../src/domain/roadmap/roadmap';
import { Button } from '../../../shared/components/button';
import { FieldProblem } from '../../../shared/components/field-problem';
import { Pick } from '../../../shared/components/pick';
import { fieldElementId } from '../../../shared/model/element-id';
import { useDraft } from '../../hooks/use-draft';
import { RULE_SAMPLE, useRuleMatches } from '../../hooks/use-rule-matches';
import { ItemSelect } from '../roadmap/item-select';
import { QueryField } from './query-field';
import { confidenceWords } from './rule-line';
import { RuleOutcome } from './rule-outcome';
import { RuleOverlap } from './rule-overlap';

const KINDS: readonly { readonly value: RuleKind; readonly label: string }[] = [
  { value: 'jql', label: 'JQL' },
  { value: 'label', label: 'Label' },
  { value: 'component', label: 'Component' },
  { value: 'version', label: 'Fix version' },
];
const QUERY_LABELS: Readonly<Record<RuleKind, string>> = {
  jql: 'JQL',
  label: 'Label',
  component: 'Component name',
  version: 'Version name',
};
const PLACEHOLDERS: Readonly<Record<RuleKind, string>> = {
  jql: 'project = SHOP AND component = Payments',
  label: 'loyalty',
  component: 'Payments',
  version: '2027.1',
};

/** Edits a rule in place and shows at once what Jira says to it. */
export function RuleEditor({
  rule,
  onChange,
  onDelete,
}: {
  readonly rule: MappingRule;
  readonly onChange: (rule: MappingRule, field: string) => void;
  readonly onDelete: () => void;
}) {
  const { problemAt } = useDraft();
  const matches = useRuleMatches(rule, RULE_SAMPLE);
  const id = (field: string): string => fieldElementId('rule', rule.ruleId, field);
  // A query that was not typed yet is not a mistake to shout about.
  const queryProblem = rule.query === '' ? null : problemAt(id('query'));
  const isWrong = matches.kind === 'wrong' || queryProblem !== null;
  return (
    <div className="ap-rule">
      <div className="ap-rule__fields">
        <div className="pl-field ap-rule__name">
          <label className="pl-label" htmlFor={id('name')}>
            Name
          </label>
          <Textfield
            isCompact
            id={id('name')}
            value={rule.name}
            maxLength={200}
            isInvalid={problemAt(id('name')) !== null}
            onChange={(event) => onChange({ ...rule, name: event.currentTarget.value }, 'name')}
          />
          <FieldProblem message={problemAt(id('name'))} />
        </div>
        <div className="pl-field ap-rule__kind">
          <span className="pl-label">Kind</span>
          <Pick
            id={id('kind')}
            label="Kind of rule"
            value={rule.kind}
            options={KINDS}
            hasBorder
            onChange={(kind) => onChange({ ...rule, kind }, 'kind')}
          />
        </div>
        <div className="pl-field ap-rule__query">
          <label className="pl-label" htmlFor={id('query')}>
            {QUERY_LABELS[rule.kind]}
          </label>
          <QueryField
            key={rule.kind}
            id={id('query')}
            kind={rule.kind}
            query={rule.query}
            placeholder={PLACEHOLDERS[rule.kind]}
            isWrong={isWrong}
            describedBy={`${id('query')}-outcome`}
            onChange={(query) => onChange({ ...rule, query }, 'query')}
          />
          <FieldProblem message={queryProblem} />
        </div>
        <div className="pl-field ap-rule__item">
          <label className="pl-label" htmlFor={id('itemId')}>
            Leads to
          </label>
          <ItemSelect
            inputId={id('itemId')}
            value={rule.itemId}
            isInvalid={problemAt(id('itemId')) !== null}
            onChange={(itemId) => itemId !== null && onChange({ ...rule, itemId }, 'itemId')}
          />
          <FieldProblem message={problemAt(id('itemId'))} />
        </div>
      </div>
      <div id={`${id('query')}-outcome`}>
        <RuleOutcome rule={rule} matches={matches} onUse={(query) => onChange({ ...rule, query }, 'query')} />
        <RuleOverlap rule={rule} matches={matches} />
      </div>
      <div className="ap-rule__foot">
        <p className="pl-small pl-subtle">
          Confidence {confidenceWords(rule.kind)}:{' '}
          {rule.kind === 'jql'
            ? 'Jira evaluates the rule. It is read again with every scan.'
            : 'names are compared, ignoring case.'}
        </p>
        <Button appearance="subtle" icon="trash" spacing="compact" onClick={onDelete}>
          Delete rule
        </Button>
      </div>
    </div>
  );
}
