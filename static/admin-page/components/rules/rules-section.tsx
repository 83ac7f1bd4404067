import { useState } from 'react';
import type { RoadmapItemId, RuleId } from '../../../../src/domain/ids';
import type { MappingRule } from '../../../../src/domain/roadmap/roadmap';
import { Button } from '../../../shared/components/button';
import { EmptyState } from '../../../shared/components/page-states';
import { wholeNumber } from '../../../shared/format';
import { showFlag } from '../../../shared/host';
import { fieldElementId, focusElement } from '../../../shared/model/element-id';
import { putRule, removeRule } from '../../draft/roadmap-edits';
import { useDraft } from '../../hooks/use-draft';
import { SectionHeader } from '../section-header';
import { RuleEditor } from './rule-editor';
import { RuleLine } from './rule-line';

/** Each listed rule asks Jira for its count, so a long list opens in steps. */
const STEP = 25;

/** Rules that map issues without an epic or link to the roadmap. */
export function RulesSection({
  openRuleId,
  onOpenRule,
  onOpenRoadmap,
}: {
  readonly openRuleId: RuleId | null;
  readonly onOpenRule: (ruleId: RuleId | null) => void;
  readonly onOpenRoadmap: () => void;
}) {
  const { state, editRoadmap, dispatch } = useDraft();
  const { rules, items } = state.draft.roadmap;
  const [limit, setLimit] = useState(STEP);
  const openAt = rules.findIndex((rule) => rule.ruleId === openRuleId);
  const shown = rules.slice(0, Math.max(limit, openAt + 1));
  const add = useAddRule(onOpenRule);
  const change = (rule: MappingRule, field: string): void =>
    editRoadmap({
      what: `Change rule ${rule.name}`,
      mergeKey: `${rule.ruleId}/${field}`,
      change: (now) => putRule(now, rule),
    });
  const remove = (rule: MappingRule): void => {
    editRoadmap({ what: `Delete rule ${rule.name}`, change: (now) => removeRule(now, rule.ruleId) });
    onOpenRule(null);
    showFlag({
      title: `Rule ${rule.name || 'without a name'} deleted from the draft`,
      description: 'Nothing is saved yet.',
      appearance: 'info',
      actions: [{ text: 'Undo', onClick: () => dispatch({ kind: 'undo' }) }],
    });
  };
  const firstItem = items[0];
  return (
    <section aria-labelledby="section-title">
      <SectionHeader
        title="Mapping rules"
        lead="For issues whose parents lead nowhere. A parent path (1.0) and a link made by hand (0.9) are firmer than any rule."
        actions={
          firstItem === undefined ? null : (
            <Button icon="plus" onClick={() => add(firstItem.itemId)}>
              Add rule
            </Button>
          )
        }
      />
      <div className="pl-card">
        {firstItem === undefined ? (
          <EmptyState
            title="Rules need a roadmap to lead to"
            body="Make a first theme, or let Plumbline propose a roadmap from your epics. Then map the rest here."
            action={
              <Button appearance="primary" onClick={onOpenRoadmap}>
                Go to the roadmap
              </Button>
            }
          />
        ) : rules.length === 0 ? (
          <EmptyState
            title="No rules yet"
            body="Issues below an epic on the roadmap need none. A rule says, for example, that everything with the label loyalty serves the theme Loyalty."
            action={
              <Button appearance="primary" icon="plus" onClick={() => add(firstItem.itemId)}>
                Add the first rule
              </Button>
            }
          />
        ) : (
          <div role="table" aria-label="Mapping rules" className="ap-rules">
            <div role="rowgroup" className="ap-rules__head">
              <div role="row" className="ap-rules__row">
                <div role="columnheader">Rule</div>
                <div role="columnheader">Looks for</div>
                <div role="columnheader">Leads to</div>
                <div role="columnheader" className="ap-right">
                  Confidence
                </div>
                <div role="columnheader" className="ap-right">
                  Issues
                </div>
              </div>
            </div>
            <div role="rowgroup">
              {shown.map((rule) => (
                <RuleLine
                  key={rule.ruleId}
                  rule={rule}
                  isOpen={rule.ruleId === openRuleId}
                  onToggle={() => onOpenRule(rule.ruleId === openRuleId ? null : rule.ruleId)}
                >
                  <RuleEditor rule={rule} onChange={change} onDelete={() => remove(rule)} />
                </RuleLine>
              ))}
            </div>
            {rules.length > shown.length ? (
              <div className="ap-rules__more">
                <Button appearance="link" onClick={() => setLimit(limit + STEP)}>
                  Show {wholeNumber(Math.min(STEP, rules.length - shown.length))} more rules
                </Button>
              </div>
            ) : null}
          </div>
        )}
      </div>
    </section>
  );
}

/** Adds a rule that leads to an item, opens it, and puts the cursor where the query is typed. */
export function useAddRule(onOpenRule: (ruleId: RuleId) => void): (itemId: RoadmapItemId) => void {
  const { editRoadmap } = useDraft();
  return (itemId) => {
    const ruleId = crypto.randomUUID() as RuleId;
    editRoadmap({
      what: 'Add rule',
      change: (now) => putRule(now, { ruleId, name: 'New rule', kind: 'jql', query: '', itemId }),
    });
    onOpenRule(ruleId);
    focusElement(fieldElementId('rule', ruleId, 'query'));
  };
}
