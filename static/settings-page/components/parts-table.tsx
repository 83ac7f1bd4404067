import type { HealthPartId, HealthSettings } from '../../../src/domain/health/health-report';
import { percent } from '../../shared/format';
import { HEALTH_PART_WORDS } from '../../shared/words';
import { PART_IDS, partShares, type SettingsProblems } from '../settings-draft';
import { NumberField } from './number-field';

/** Weight and mark of every part of health; the shares add up on screen. */
export function PartsTable({
  health,
  problems,
  onChange,
}: {
  readonly health: HealthSettings;
  readonly problems: SettingsProblems;
  readonly onChange: (health: HealthSettings) => void;
}) {
  const shares = partShares(health.weights);
  const set = (field: 'weights' | 'targets', partId: HealthPartId, value: number): void =>
    onChange({ ...health, [field]: { ...health[field], [partId]: value } });
  return (
    <div role="table" aria-label="Parts of health" className="sp-parts">
      <div role="rowgroup" className="sp-parts__head">
        <div role="row" className="sp-parts__row">
          <div role="columnheader">Part</div>
          <div role="columnheader">Weight</div>
          <div role="columnheader">Share</div>
          <div role="columnheader">Mark to reach</div>
        </div>
      </div>
      <div role="rowgroup">
        {PART_IDS.map((partId) => (
          <div role="row" className="sp-parts__row" key={partId}>
            <div role="rowheader" className="sp-parts__name">
              <span className="pl-strong">{HEALTH_PART_WORDS[partId].name}</span>
              <span className="pl-small pl-subtle">{HEALTH_PART_WORDS[partId].asks}</span>
            </div>
            <div role="cell">
              <NumberField
                id={`weight-${partId}`}
                label={`Weight of ${HEALTH_PART_WORDS[partId].name}`}
                shortLabel="Weight"
                isLabelHidden
                value={health.weights[partId]}
                problem={problems.get(`health.weights.${partId}`) ?? null}
                onChange={(value) => set('weights', partId, value)}
              />
            </div>
            <div role="cell" className="sp-parts__share">
              <span className="sp-share" aria-hidden="true">
                <span style={{ width: `${shares[partId] * 100}%` }} />
              </span>
              {percent(shares[partId])}
            </div>
            <div role="cell">
              <NumberField
                id={`target-${partId}`}
                label={`Mark to reach for ${HEALTH_PART_WORDS[partId].name}`}
                shortLabel="Mark"
                isLabelHidden
                value={health.targets[partId]}
                problem={problems.get(`health.targets.${partId}`) ?? null}
                onChange={(value) => set('targets', partId, value)}
              />
            </div>
          </div>
        ))}
      </div>
      <p className="sp-parts__note pl-small pl-subtle">
        Shares add up to {percent(1)}. A part without data is left out and named; the others take its share. Order and
        Clean are not measured yet.
      </p>
      {problems.has('health.weights') ? (
        <p className="sp-problem" role="alert">
          {problems.get('health.weights')}
        </p>
      ) : null}
    </div>
  );
}
