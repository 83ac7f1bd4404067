import { useState } from 'react';
import type { ValueModel } from '../../../src/domain/value/value-model';
import { Button } from '../components/button';
import { wholeNumber } from '../format';
import type { DraftChange } from './compare-lists';
import { compareModels } from './compare-models';
import { modelNames } from './model-names';
import { MODEL_FIELD_WORDS, MODEL_SETTING_WORDS, modelFieldWords } from './model-words';
import type { ModelCatalog } from './source-options';

const SHORT = 8;

function plainWords(value: unknown): string {
  return (typeof value === 'string' || typeof value === 'number' ? String(value) : '') || 'empty';
}

/** How two models differ in words, the earlier value struck through. */
export function ModelChangeList({
  before,
  after,
  catalog,
}: {
  readonly before: ValueModel;
  readonly after: ValueModel;
  readonly catalog: Pick<ModelCatalog, 'fields' | 'priorities'>;
}) {
  const [isWhole, setIsWhole] = useState(false);
  const changes = compareModels(before, after);
  const shown = isWhole ? changes : changes.slice(0, SHORT);
  const names = modelNames(catalog, [before, after]);
  const wordsOf = (change: DraftChange, value: unknown): string =>
    modelFieldWords(change, value, names) ?? plainWords(value);
  return (
    <div className="vm-changes">
      <ul>
        {shown.map((change) => (
          <li key={`${change.subject}/${change.id}/${change.field ?? change.kind}`}>
            <span className="pl-strong">
              {change.subject === 'model' ? MODEL_SETTING_WORDS[change.id] : change.name || 'Unnamed'}
            </span>{' '}
            {change.kind === 'changed' ? (
              <>
                {change.subject === 'model' ? '' : `${MODEL_FIELD_WORDS[change.field ?? ''] ?? change.field ?? ''} `}
                <s>
                  <span className="pl-hidden">from </span>
                  {wordsOf(change, change.before)}
                </s>{' '}
                <span aria-hidden="true">→</span>
                <span className="pl-hidden">to</span> {wordsOf(change, change.after)}
              </>
            ) : (
              change.kind
            )}
          </li>
        ))}
      </ul>
      {changes.length > shown.length ? (
        <Button appearance="link" spacing="compact" onClick={() => setIsWhole(true)}>
          All {wholeNumber(changes.length)} differences
        </Button>
      ) : null}
    </div>
  );
}
