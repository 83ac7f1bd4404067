import { useId, useState } from 'react';
import type { FindingCode, HealthReport, HealthSettings } from '../../../src/domain/health/health-report';
import { Button } from '../../shared/components/button';
import { Icon } from '../../shared/components/icons';
import { decimal, wholeNumber } from '../../shared/format';
import { FINDING_WORDS, HEALTH_PART_WORDS } from '../../shared/words';
import { type Repair, repairsFrom } from '../selectors/repairs-from';
import { bargainText, repairEffort, repairTitle } from '../words/repair-title';
import { FindingAction, type FindingContext, FindingIssues } from './finding-detail';

const SHOWN = 6;

function RepairItem({
  repair,
  place,
  settings,
  context,
  isOpen,
  onToggle,
}: {
  readonly repair: Repair;
  readonly place: number;
  readonly settings: HealthSettings;
  readonly context: FindingContext;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}) {
  const panelId = useId();
  const { finding } = repair;
  const title = repairTitle(finding, settings);
  return (
    <li className="pp-repair">
      <span className="pp-repair-place">{place}</span>
      <div className="pp-repair-words">
        <h3 className="pp-repair-title">{title}</h3>
        <p className="pl-small pl-subtle">{FINDING_WORDS[finding.code].why}</p>
        <p className="pp-repair-facts">
          <span>
            <strong>+{decimal(finding.healthGain)}</strong> health
          </span>
          <span>{HEALTH_PART_WORDS[repair.partId].name}</span>
          <span>{repairEffort(finding.minutes)}</span>
        </p>
      </div>
      <div className="pp-repair-end">
        <Button
          spacing="compact"
          appearance={place === 1 && !isOpen ? 'primary' : 'default'}
          aria-expanded={isOpen}
          aria-controls={isOpen ? panelId : undefined}
          onClick={onToggle}
        >
          {isOpen ? 'Close' : 'Preview'}
          <span className="pl-hidden">: {title}</span>
        </Button>
        <span className="pl-small pl-subtle pl-nowrap">
          <strong>{bargainText(repair.gainPerMinute)}</strong> per min
        </span>
      </div>
      {isOpen ? (
        <div id={panelId} className="pp-repair-preview">
          <FindingIssues finding={finding} context={context} />
          <FindingAction finding={finding} context={context} isPrimary />
        </div>
      ) : null}
    </li>
  );
}

/** Repairs as bargains: what each brings, what it takes, the best first. A preview names the items before anything is done. */
export function RepairQueue({
  report,
  settings,
  context,
}: {
  readonly report: HealthReport;
  readonly settings: HealthSettings;
  readonly context: FindingContext;
}) {
  const repairs = repairsFrom(report);
  const [open, setOpen] = useState<FindingCode | null>(null);
  const [showsAll, setShowsAll] = useState(false);
  const shown = showsAll ? repairs : repairs.slice(0, SHOWN);
  return (
    <section className="pl-card pp-repairs" aria-labelledby="pp-repairs-title">
      <header className="pl-card__header">
        <h2 id="pp-repairs-title" className="pl-heading">
          Repair queue
        </h2>
        <span className="pl-small pl-subtle">Most health per minute first</span>
      </header>
      {repairs.length === 0 ? (
        <p className="pl-card__body pl-subtle">Nothing to mend: no finding would lift health.</p>
      ) : (
        <ol className="pp-repair-list">
          {shown.map((repair, index) => (
            <RepairItem
              key={`${repair.partId}-${repair.finding.code}`}
              repair={repair}
              place={index + 1}
              settings={settings}
              context={context}
              isOpen={open === repair.finding.code}
              onToggle={() => setOpen(open === repair.finding.code ? null : repair.finding.code)}
            />
          ))}
        </ol>
      )}
      {repairs.length > SHOWN && !showsAll ? (
        <div className="pp-repair-rest">
          <Button appearance="link" onClick={() => setShowsAll(true)}>
            Show {wholeNumber(repairs.length - SHOWN)} more
          </Button>
        </div>
      ) : null}
      <footer className="pl-card__footer pp-card-end">
        <Icon name="shield" size={12} />
        <span>A preview names the items first; each change is your own.</span>
      </footer>
    </section>
  );
}
