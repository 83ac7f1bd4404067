import { type FormEvent, useCallback, useEffect, useState } from 'react';
import type { RpcOutput } from '../../../src/contract/rpc';
import type { ProjectSettings } from '../../../src/contract/settings';
import { Button } from '../../shared/components/button';
import { Lozenge } from '../../shared/components/lozenge';
import { FailedState } from '../../shared/components/page-states';
import { plural } from '../../shared/format';
import type { HostContext } from '../../shared/host';
import { useSettingsSave } from '../hooks/use-settings-save';
import { countChanges, DEFAULT_SETTINGS, settingsProblems } from '../settings-draft';
import { NumberField } from './number-field';
import { PartsTable } from './parts-table';
import { SettingsConflict } from './settings-conflict';
import { SizeField } from './size-field';

export type OpenedSettings = RpcOutput<'settings.open'> & { readonly project: NonNullable<HostContext['project']> };

/** The settings of one project, edited as a whole and saved as a whole. */
export function SettingsForm({ opened }: { readonly opened: OpenedSettings }) {
  const [base, setBase] = useState({ settings: opened.settings, revision: opened.revision });
  const [settings, setSettings] = useState<ProjectSettings>(opened.settings);
  const { save, start, reset } = useSettingsSave(
    opened.project.projectId,
    useCallback((saved: typeof base) => setBase(saved), []),
  );
  const problems = settingsProblems(settings);
  const changes = countChanges(base.settings, settings);
  const { health } = settings;
  const setHealth = (next: ProjectSettings['health']): void => setSettings((now) => ({ ...now, health: next }));
  useLeaveWarning(changes > 0);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (problems.size > 0 || changes === 0) return;
    void start(settings, base.revision);
  };
  const number = (field: 'readyTop' | 'maxSize' | 'ageingDays' | 'staleDays') => ({
    id: field,
    value: health[field],
    problem: problems.get(`health.${field}`) ?? null,
    onChange: (value: number) => setHealth({ ...health, [field]: value }),
  });
  return (
    <form className="sp-form" onSubmit={submit} noValidate>
      <header>
        <h1 className="pl-page-title">Plumbline settings</h1>
        <p className="pl-subtle">
          For {opened.project.projectKey} alone. Roadmap, rules and value model are set for the whole site.
        </p>
      </header>
      <section className="pl-card sp-box">
        <h2 className="pl-heading">Size</h2>
        <SizeField
          opened={opened}
          fieldId={settings.sizeFieldId}
          onChange={(sizeFieldId) => setSettings((now) => ({ ...now, sizeFieldId }))}
        />
      </section>
      <section className="pl-card sp-box">
        <h2 className="pl-heading">What the team expects of its backlog</h2>
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
      </section>
      <section className="pl-card sp-box">
        <h2 className="pl-heading">Parts of health</h2>
        <PartsTable health={health} problems={problems} onChange={setHealth} />
      </section>
      {save.kind === 'conflict' ? (
        <SettingsConflict
          projectId={opened.project.projectId}
          base={base.settings}
          mine={settings}
          onSettled={(theirs, next) => {
            setBase(theirs);
            setSettings(next);
            reset();
          }}
        />
      ) : null}
      {save.kind === 'failed' ? (
        <FailedState failure={save.failure} onRetry={() => void start(settings, base.revision)} />
      ) : null}
      <div className="sp-actions">
        <Button
          type="submit"
          appearance="primary"
          disabled={changes === 0 || problems.size > 0 || save.kind === 'saving' || save.kind === 'conflict'}
        >
          {save.kind === 'saving' ? 'Saving…' : 'Save'}
        </Button>
        <Button appearance="subtle" disabled={changes === 0} onClick={() => setSettings(base.settings)}>
          Discard
        </Button>
        <Button
          appearance="subtle"
          disabled={countChanges(settings, DEFAULT_SETTINGS) === 0}
          onClick={() => setSettings(DEFAULT_SETTINGS)}
        >
          Fill in the defaults
        </Button>
        <span role="status">
          {problems.size > 0 ? (
            <Lozenge tone="danger" icon="error">
              {plural(problems.size, 'field')} to mend
            </Lozenge>
          ) : changes > 0 ? (
            <Lozenge tone="info">{plural(changes, 'change')}, not saved</Lozenge>
          ) : null}
        </span>
      </div>
    </form>
  );
}

function useLeaveWarning(isDirty: boolean): void {
  useEffect(() => {
    if (!isDirty) return undefined;
    const onLeave = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', onLeave);
    return () => window.removeEventListener('beforeunload', onLeave);
  }, [isDirty]);
}
