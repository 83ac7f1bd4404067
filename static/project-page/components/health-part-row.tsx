import { useEffect, useRef } from 'react';
import type { Finding, HealthPart, HealthPartId } from '../../../src/domain/health/health-report';
import { Button } from '../../shared/components/button';
import { Icon } from '../../shared/components/icons';
import { decimal, percent, wholeNumber } from '../../shared/format';
import { HEALTH_PART_WORDS } from '../../shared/words';
import { missingReason, partBasis, partDetails } from '../words/part-words';
import { type FindingContext, FindingDetail } from './finding-detail';

export interface PartActions extends FindingContext {
  /** Brings data to a part without any; null where the viewer cannot, or nobody can. */
  readonly mendOf: (partId: HealthPartId) => { readonly label: string; readonly onMend: () => void } | null;
}

function AgainstTarget({ score, target }: { readonly score: number; readonly target: number }) {
  const below = Math.round(target) - Math.round(score);
  if (below <= 0) {
    return (
      <span className="pp-against pp-against--met">
        <Icon name="check" size={12} /> Met
      </span>
    );
  }
  return (
    <span className={below >= 10 ? 'pp-against pp-against--low' : 'pp-against'}>
      <Icon name={below >= 10 ? 'warning' : 'minus'} size={12} /> {wholeNumber(below)} below {wholeNumber(target)}
    </span>
  );
}

function PartBar({
  name,
  score,
  target,
}: {
  readonly name: string;
  readonly score: number | null;
  readonly target: number;
}) {
  const label =
    score === null
      ? `${name}: no data yet, target ${wholeNumber(target)}`
      : `${name} ${wholeNumber(Math.round(score))}, target ${wholeNumber(target)}`;
  return (
    <div className={score === null ? 'pp-bar pp-bar--none' : 'pp-bar'} role="img" aria-label={label}>
      {score === null ? null : <span className="pp-bar-fill" style={{ width: `${score}%` }} />}
      <span className="pp-bar-mark" style={{ left: `${target}%` }} />
    </div>
  );
}

/** A part without data: named, left out of the mean, and with the button that brings data where there is one. */
function MissingPart({
  part,
  name,
  actions,
}: {
  readonly part: HealthPart;
  readonly name: string;
  readonly actions: PartActions;
}) {
  const mend = actions.mendOf(part.partId);
  return (
    <tbody>
      <tr className="pp-part pp-part--missing">
        <th scope="row">{name}</th>
        <td className="pp-parts-bar">
          <PartBar name={name} score={null} target={part.target} />
        </td>
        <td className="pp-parts-number">–</td>
        <td className="pl-subtle pl-small">No data yet</td>
        <td className="pl-small pl-subtle">
          <span className="pp-missing">
            {missingReason(part)}
            {mend === null ? null : (
              <Button spacing="compact" onClick={mend.onMend}>
                {mend.label}
              </Button>
            )}
          </span>
        </td>
        <td className="pp-parts-number pl-small pl-subtle">Left out</td>
        <td className="pp-parts-number pl-small">–</td>
      </tr>
    </tbody>
  );
}

/** The opened part: its findings, each with the issues behind it and the button that mends it. */
function PartPanel({
  part,
  name,
  actions,
  onClose,
}: {
  readonly part: HealthPart;
  readonly name: string;
  readonly actions: PartActions;
  readonly onClose: () => void;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const findings: readonly Finding[] = part.findings;
  return (
    <tr className="pp-part-panel">
      <td
        colSpan={7}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onClose();
        }}
      >
        <div className="pp-panel-head">
          <h3 ref={heading} tabIndex={-1} className="pl-heading">
            {name}: {HEALTH_PART_WORDS[part.partId].asks}
          </h3>
          <Button appearance="subtle" spacing="compact" icon="cross" onClick={onClose}>
            Close
          </Button>
        </div>
        {partDetails(part).map((line) => (
          <p key={line} className="pl-small pl-subtle">
            {line}
          </p>
        ))}
        {findings.length === 0 ? (
          <p className="pp-panel-clear">
            <Icon name="check" size={12} /> Nothing to mend here.
          </p>
        ) : (
          <ul className="pp-findings">
            {findings.map((finding) => (
              <li key={finding.code}>
                <FindingDetail finding={finding} context={actions} />
              </li>
            ))}
          </ul>
        )}
      </td>
    </tr>
  );
}

/** One part of health: bar with target mark, words, weight and what it adds; opens to its findings. */
export function HealthPartRow({
  part,
  weight,
  adds,
  isOpen,
  onToggle,
  actions,
}: {
  readonly part: HealthPart;
  readonly weight: number;
  readonly adds: number;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly actions: PartActions;
}) {
  const { name } = HEALTH_PART_WORDS[part.partId];
  const button = useRef<HTMLButtonElement>(null);
  if (part.score === null) return <MissingPart part={part} name={name} actions={actions} />;
  return (
    <tbody>
      <tr className={isOpen ? 'pp-part pp-part--open' : 'pp-part'}>
        <th scope="row">
          <button ref={button} type="button" className="pp-part-button" aria-expanded={isOpen} onClick={onToggle}>
            {name}
            <Icon name={isOpen ? 'down' : 'right'} size={12} />
          </button>
        </th>
        <td className="pp-parts-bar">
          <PartBar name={name} score={part.score} target={part.target} />
        </td>
        <td className="pp-parts-number pp-part-score">{wholeNumber(Math.round(part.score))}</td>
        <td>
          <AgainstTarget score={part.score} target={part.target} />
        </td>
        <td className="pl-small pl-subtle">{partBasis(part)}</td>
        <td className="pp-parts-number pl-small pl-subtle">{percent(weight)}</td>
        <td className="pp-parts-number pl-small">{decimal(adds)}</td>
      </tr>
      {isOpen ? (
        <PartPanel
          part={part}
          name={name}
          actions={actions}
          onClose={() => {
            onToggle();
            button.current?.focus();
          }}
        />
      ) : null}
    </tbody>
  );
}
