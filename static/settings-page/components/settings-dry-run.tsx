import { Button } from '../../shared/components/button';
import { Message } from '../../shared/components/message';
import { plural, wholeNumber } from '../../shared/format';
import { messageFor } from '../../shared/messages';
import { BandCount } from '../../shared/model/band-count';
import { DryRunOfValues } from '../../shared/model/dry-run';
import { Movers } from '../../shared/model/movers';
import type { SettingsPreviewUse } from '../hooks/use-settings-preview';

/** What saving would do to the items of this project, from stored inputs. */
export function SettingsDryRun({ use }: { readonly use: SettingsPreviewUse }) {
  const { preview, isCounting, failure } = use;
  return (
    <section className="pl-card sp-box" aria-label="What would change">
      <h2 className="pl-heading">What would change</h2>
      {failure === null ? null : (
        <Message
          appearance="warning"
          title={messageFor(failure).title}
          actions={
            <Button spacing="compact" onClick={use.retry}>
              Try again
            </Button>
          }
        >
          {messageFor(failure).cause} What you edited is safe, and can be saved without knowing the effect.
        </Message>
      )}
      {preview === null ? (
        isCounting ? (
          <p className="pl-subtle" role="status">
            Working out the effect…
          </p>
        ) : null
      ) : preview.compared === 0 ? (
        <p className="pl-subtle">
          No item of this project is scanned yet. You can save now; the scan uses what is saved.
        </p>
      ) : (
        <div className={isCounting ? 'sp-dry sp-dry--old' : 'sp-dry'} aria-busy={isCounting}>
          <p className="vm-dry__lead" role="status">
            <span className="pl-metric">{wholeNumber(preview.changed)}</span>
            <span className="pl-subtle">
              of {plural(preview.compared, 'item')} {preview.changed === 1 ? 'changes' : 'change'} band
            </span>
          </p>
          <dl className="vm-dry__bands">
            <BandCount icon="arrowUp" count={preview.up} words="Up a band" />
            <BandCount icon="arrowDown" count={preview.down} words="Down a band" />
          </dl>
          <DryRunOfValues preview={preview} />
          {preview.movers.length > 0 ? <Movers movers={preview.movers} /> : null}
        </div>
      )}
      <p className="pl-small pl-subtle">
        Saving rescores this project from stored inputs. Jira is not read again and no issue is edited.
      </p>
    </section>
  );
}
