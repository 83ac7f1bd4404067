import type { HealthPartId, HealthReport } from '../../../src/domain/health/health-report';
import { decimal, percent, wholeNumber } from '../../shared/format';
import { roundedToSum } from '../selectors/rounded-to-sum';
import { healthVerdict } from '../words/part-words';
import { HealthPartRow, type PartActions } from './health-part-row';

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six'];

/** Health as one number and the parts that add up to it; each part opens to its reasons. */
export function HealthCard({
  report,
  openPart,
  onOpenPart,
  actions,
}: {
  readonly report: HealthReport;
  readonly openPart: HealthPartId | null;
  readonly onOpenPart: (partId: HealthPartId | null) => void;
  readonly actions: PartActions;
}) {
  const { parts, score } = report;
  const measured = parts.filter((part) => part.score !== null);
  // Shown numbers must add up as shown.
  const adds = roundedToSum(
    parts.map((part) => part.adds),
    1,
  );
  const weights = roundedToSum(
    parts.map((part) => part.weightShare),
    2,
  );
  const total = adds.reduce((sum, add) => sum + add, 0);
  return (
    <section className="pl-card pp-health" aria-labelledby="pp-health-title">
      <div className="pp-health-sum">
        <h2 id="pp-health-title" className="pl-heading">
          Health
        </h2>
        <p className="pp-health-number">
          <span className="pp-health-score">{score === null ? '–' : wholeNumber(Math.round(score))}</span>
          <span className="pl-subtle">of 100</span>
        </p>
        <p className="pp-health-verdict">{healthVerdict(report)}</p>
        {measured.length < parts.length ? (
          <p className="pl-small pl-subtle">
            From {wholeNumber(measured.length)} of {wholeNumber(parts.length)} parts. The others have no data yet and
            are left out, not counted as zero.
          </p>
        ) : null}
      </div>
      <table className="pp-parts">
        <caption className="pl-hidden">The parts of health</caption>
        <thead>
          <tr>
            <th scope="col">Part</th>
            <th scope="col" className="pp-parts-bar">
              Score and target
            </th>
            <th scope="col" className="pp-parts-number">
              <span className="pl-hidden">Score</span>
            </th>
            <th scope="col">Against target</th>
            <th scope="col">What it rests on</th>
            <th scope="col" className="pp-parts-number">
              Weight
            </th>
            <th scope="col" className="pp-parts-number">
              Adds
            </th>
          </tr>
        </thead>
        {parts.map((part, index) => (
          <HealthPartRow
            key={part.partId}
            part={part}
            weight={weights[index] ?? 0}
            adds={adds[index] ?? 0}
            isOpen={openPart === part.partId}
            onToggle={() => onOpenPart(openPart === part.partId ? null : part.partId)}
            actions={actions}
          />
        ))}
        <tfoot>
          <tr>
            <td colSpan={5}>
              {measured.length === 0
                ? 'No part has data yet.'
                : `Mean of the ${NUMBERS[measured.length] ?? measured.length} ${measured.length === 1 ? 'part' : 'parts'} with data, by weight. The mark is the target that your team set.`}
            </td>
            <td className="pp-parts-number">{measured.length === 0 ? '–' : percent(1)}</td>
            <td className="pp-parts-number">
              <strong>{measured.length === 0 ? '–' : decimal(total)}</strong>
            </td>
          </tr>
        </tfoot>
      </table>
    </section>
  );
}
