import Select from '@atlaskit/select';
import { presetModel } from '../../../src/domain/value/presets';
import { Button } from '../components/button';
import { Message } from '../components/message';
import { fieldElementId } from './element-id';
import { useModel } from './model-context';
import { presetName } from './preset-words';

interface SizeOption {
  readonly value: string;
  readonly label: string;
}

const SIZE_ID = fieldElementId('model', 'size', 'fieldId');

/** Which number field says how big an item is, where no criterion does. */
export function SizeEditor({ note }: { readonly note: string | null }) {
  const { catalog, model, edit, isChanged, openCriterion } = useModel();
  const { fieldId } = model.size;
  const sized = model.criteria.find((criterion) => criterion.role === 'size');
  const numberFields = catalog.fields.filter((field) => field.kind === 'number' || field.kind === 'duration');
  const options: SizeOption[] = [
    { value: '', label: 'None yet' },
    ...[...numberFields]
      .sort((a, b) => Number(b.isEstimate) - Number(a.isEstimate) || a.name.localeCompare(b.name))
      .map((field) => ({ value: field.fieldId, label: field.isEstimate ? `${field.name} (estimate)` : field.name })),
  ];
  const selected = options.find((option) => option.value === (fieldId ?? ''));
  const asked = presetModel(model.preset, { priorities: catalog.priorities, sizeFieldId: null }).criteria.find(
    (criterion) => criterion.role === 'size',
  );
  const isGone = fieldId !== null && selected === undefined;
  if (note === null && sized === undefined && asked === undefined) return null;
  return (
    <section className="pl-card vm-box" aria-label="Size">
      <h2 className="pl-heading">Size</h2>
      {sized === undefined ? null : (
        <Message
          appearance="info"
          actions={
            <Button appearance="link" spacing="compact" onClick={() => openCriterion(sized.criterionId)}>
              Open {sized.name}
            </Button>
          }
        >
          {sized.name} says how big an item is, in the place of every size field: two units side by side would order
          items by their units.
        </Message>
      )}
      {sized === undefined && asked !== undefined ? (
        <p className="pl-small pl-subtle">
          {presetName(model.preset)} can ask for it in the issue, in the place of a field.{' '}
          <Button
            appearance="link"
            spacing="compact"
            onClick={() => {
              edit({
                what: `Add ${asked.name}`,
                change: (now) => ({ ...now, criteria: [...now.criteria, asked] }),
              });
              openCriterion(asked.criterionId);
            }}
          >
            Add {asked.name}
          </Button>
        </p>
      ) : null}
      {sized !== undefined ? null : note === null ? (
        <p className="pl-small pl-subtle">
          The size field of this project is chosen above. Size never changes the value.
        </p>
      ) : (
        <>
          <div className={isChanged('model', 'size', 'size') ? 'pl-field pl-changed-field' : 'pl-field'}>
            <label className="pl-label" htmlFor={SIZE_ID}>
              Read from
            </label>
            <Select<SizeOption>
              spacing="compact"
              inputId={SIZE_ID}
              options={options}
              value={selected ?? null}
              isInvalid={isGone}
              placeholder="Choose a number field"
              menuPosition="fixed"
              menuPlacement="auto"
              onChange={(option) =>
                edit({
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
              Size says what an item costs. It never changes the value; it decides the order and what is small enough.
              An item without it is left out of proposed moves. {note}
            </p>
          )}
        </>
      )}
    </section>
  );
}
