import type { HealthSettings } from '../../../src/domain/health/health-report';
import type { SettingsProblems } from '../settings-draft';
import { NumberField } from './number-field';

/** From where on the team calls an item ready, small, ageing and stale. */
export function ExpectationFields({
  health,
  problems,
  onChange,
}: {
  readonly health: HealthSettings;
  readonly problems: SettingsProblems;
  readonly onChange: (health: HealthSettings) => void;
}) {
  const number = (field: 'readyTop' | 'maxSize' | 'ageingDays' | 'staleDays') => ({
    id: field,
    value: health[field],
    problem: problems.get(`health.${field}`) ?? null,
    onChange: (value: number) => onChange({ ...health, [field]: value }),
  });
  return (
    <div className="sp-pair">
      <NumberField
        {...number('readyTop')}
        label="Ready at the top"
        unit="items"
        help="So many items at the top must be estimated, described and small enough. The tail need not be."
      />
      <NumberField
        {...number('maxSize')}
        label="Small enough"
        unit="points"
        help="The largest size that counts as small enough."
      />
      <NumberField
        {...number('ageingDays')}
        label="Ageing after"
        unit="days"
        help="Without a change of substance. A reminder, no more."
      />
      <NumberField
        {...number('staleDays')}
        label="Stale after"
        unit="days"
        help="Few items that lay so long were ever done."
      />
    </div>
  );
}
