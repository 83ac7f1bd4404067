import type { ChangePreview } from '../../../src/contract/rpc';
import { plural } from '../format';
import { kendallWords } from './model-words';

const NO_BAND = 'not enough data';

/** Who changes value band, counted by where from and where to, and how much of the order turns round. */
export function DryRunOfValues({
  preview,
}: {
  readonly preview: Pick<ChangePreview, 'bandMoves' | 'kendallDistance' | 'compared' | 'changed'>;
}) {
  const turned = kendallWords(preview.kendallDistance);
  return (
    <div className="vm-dry">
      {preview.bandMoves.length === 0 ? null : (
        <>
          <h3 className="pl-heading">Value bands</h3>
          <ul className="vm-dry__moves">
            {preview.bandMoves.map((move) => (
              <li key={`${move.from ?? ''}/${move.to ?? ''}`}>
                <b>{plural(move.issues, 'item')}</b> from {move.from ?? NO_BAND} to {move.to ?? NO_BAND}
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="pl-small pl-subtle">
        {turned === null ? '' : `${turned} `}
        {plural(preview.compared - preview.changed, 'item')} stay in their bands.
      </p>
    </div>
  );
}
