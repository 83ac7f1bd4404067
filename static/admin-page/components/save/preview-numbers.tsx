import { Button } from '../../../shared/components/button';
import { Message } from '../../../shared/components/message';
import { plural, wholeNumber } from '../../../shared/format';
import { BandCount } from '../../../shared/model/band-count';
import { DryRunOfValues } from '../../../shared/model/dry-run';
import { fieldElementId } from '../../../shared/model/element-id';
import { Movers } from '../../../shared/model/movers';
import type { SectionId } from '../../draft/locate-problem';
import type { PreviewUse } from '../../hooks/use-preview';

/** The dry run in numbers: who changes band, which theme loses all its work, and the items that move most. */
export function PreviewNumbers({
  use,
  onOpenSection,
}: {
  readonly use: PreviewUse;
  readonly onOpenSection: (section: SectionId, elementId: string) => void;
}) {
  const { preview, isCounting } = use;
  if (preview === null) {
    return isCounting ? (
      <p className="pl-subtle" role="status">
        Working out the effect…
      </p>
    ) : null;
  }
  return (
    <div className={isCounting ? 'ap-preview ap-preview--old' : 'ap-preview'} aria-busy={isCounting}>
      {preview.compared === 0 ? (
        <NothingScanned onOpenScans={() => onOpenSection('scans', '')} />
      ) : (
        <>
          <p className="vm-dry__lead" role="status">
            <span className="pl-metric">{wholeNumber(preview.changed)}</span>
            <span className="pl-subtle">
              of {plural(preview.compared, 'item')} {preview.changed === 1 ? 'changes' : 'change'} band
            </span>
          </p>
          <dl className="vm-dry__bands">
            <BandCount icon="arrowUp" count={preview.up} words="Up a band" />
            <BandCount icon="arrowDown" count={preview.down} words="Down a band" />
            {preview.becomeLinked > 0 ? <BandCount icon="link" count={preview.becomeLinked} words="To linked" /> : null}
            <BandCount icon="unlink" count={preview.becomeUnlinked} words="To unlinked" />
          </dl>
          {preview.bandMoves.length > 0 || (preview.kendallDistance ?? 0) > 0 ? (
            <DryRunOfValues preview={preview} />
          ) : null}
          {preview.emptiedThemes.map((theme) => (
            <Message
              key={theme.itemId}
              appearance="warning"
              title={`Theme ${theme.title} loses all its work`}
              actions={
                <Button
                  appearance="link"
                  spacing="compact"
                  onClick={() => onOpenSection('roadmap', fieldElementId('item', theme.itemId, 'title'))}
                >
                  Show the theme
                </Button>
              }
            >
              {plural(theme.lost, 'issue')} led there and would not any more.
            </Message>
          ))}
          {preview.movers.length > 0 ? <Movers movers={preview.movers} /> : null}
        </>
      )}
    </div>
  );
}

function NothingScanned({ onOpenScans }: { readonly onOpenScans: () => void }) {
  return (
    <Message
      appearance="info"
      title="No item is scanned yet"
      actions={
        <Button spacing="compact" onClick={onOpenScans}>
          See the scans
        </Button>
      }
    >
      The effect is shown once a project was scanned. You can save now; the scan uses what is saved.
    </Message>
  );
}
