import Select from '@atlaskit/select';
import { Message } from '../../../shared/components/message';
import { useDraft } from '../../hooks/use-draft';

interface SizeOption {
  readonly value: string;
  readonly label: string;
}

/** Which number field says how big an item is. */
export function SizeEditor() {
  const { view, state, editModel, isChanged } = useDraft();
  const { fieldId } = state.draft.model.size;
  const numberFields = view.fields.filter((field) => field.kind === 'number');
  const options: SizeOption[] = [
    { value: '', label: 'None yet' },
    ...[...numberFields]
      .sort((a, b) => Number(b.isEstimate) - Number(a.isEstimate) || a.name.localeCompare(b.name))
      .map((field) => ({ value: field.fieldId, label: field.isEstimate ? `${field.name} (estimate)` : field.name })),
  ];
  const selected = options.find((option) => option.value === (fieldId ?? ''));
  const isGone = fieldId !== null && selected === undefined;
  return (
    <section className="pl-card ap-box" aria-label="Size">
      <h2 className="pl-heading">Size</h2>
      <div className={isChanged('model', 'size', 'size') ? 'pl-field ap-changed-field' : 'pl-field'}>
        <label className="pl-label" htmlFor="model-size-fieldId">
          Read from
        </label>
        <Select<SizeOption>
          spacing="compact"
          inputId="model-size-fieldId"
          options={options}
          value={selected ?? null}
          isInvalid={isGone}
          placeholder="Choose a number field"
          menuPosition="fixed"
          menuPlacement="auto"
          onChange={(option) =>
            editModel({
              what: 'Change the size field',
              change: (now) => ({
                ...now,
                size: { fieldId: option === null || option.value === '' ? null : option.value },
              }),
            })
          }
        />
      </div>
      {isGone ? (
        <Message appearance="warning" title="The size field is gone">
          Jira no longer has the field that sizes came from. Choose another one; the stored sizes stay until then.
        </Message>
      ) : (
        <p className="pl-small pl-subtle">
          Size says what an item costs. It never changes the value; it decides the order and what is small enough. An
          item without it is left out of proposed moves. A project can choose its own field in its settings.
        </p>
      )}
    </section>
  );
}
