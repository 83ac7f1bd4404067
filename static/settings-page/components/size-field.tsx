import Select from '@atlaskit/select';
import type { RpcOutput } from '../../../src/contract/rpc';
import { Message } from '../../shared/components/message';

interface Option {
  readonly value: string;
  readonly label: string;
}

/** The number field that sizes of this project come from; without a choice, the site's. */
export function SizeField({
  opened,
  fieldId,
  onChange,
}: {
  readonly opened: Pick<RpcOutput<'settings.open'>, 'fields' | 'siteSizeFieldId'>;
  readonly fieldId: string | null;
  readonly onChange: (fieldId: string | null) => void;
}) {
  const nameOf = (id: string): string => opened.fields.find((field) => field.fieldId === id)?.name ?? 'a deleted field';
  const site = opened.siteSizeFieldId;
  const options: Option[] = [
    { value: '', label: site === null ? 'As the site: none yet' : `As the site: ${nameOf(site)}` },
    ...opened.fields
      .filter((field) => field.kind === 'number')
      .sort((a, b) => Number(b.isEstimate) - Number(a.isEstimate) || a.name.localeCompare(b.name))
      .map((field) => ({ value: field.fieldId, label: field.isEstimate ? `${field.name} (estimate)` : field.name })),
  ];
  const selected = options.find((option) => option.value === (fieldId ?? ''));
  return (
    <div className="sp-field sp-field--wide">
      <label className="pl-label" htmlFor="size-field">
        Read from
      </label>
      <Select<Option>
        spacing="compact"
        inputId="size-field"
        options={options}
        value={selected ?? null}
        isInvalid={selected === undefined}
        placeholder="Choose a number field"
        menuPosition="fixed"
        onChange={(option) => onChange(option === null || option.value === '' ? null : option.value)}
      />
      {selected === undefined ? (
        <Message appearance="warning" title="The chosen field is gone">
          Jira no longer has it. Sizes of the last scan are kept; choose another field or the site's.
        </Message>
      ) : (
        <p className="pl-small pl-subtle">
          Team-managed projects often estimate in a field of their own. A change rescores this project.
        </p>
      )}
    </div>
  );
}
