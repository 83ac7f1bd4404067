import { isAdfDocument, textOfAdf } from '../adf-text';
import { customFieldsOf, fieldNumberOf, isRankField, isRichTextField, isSprintField } from '../field-catalog';
import { isJsonList, isJsonObject } from '../json';
import { ownValue } from '../own-value';
import type { IndexedProperty, SiteContext } from '../site-context';
import type { CustomFieldRecord, IssueRecord, Json } from '../site-records';
import type { Viewer } from '../viewer';
import type { JqlField } from './jql-field';
import { personField } from './person-fields';

const asList = (value: Json | undefined): readonly Json[] =>
  value === undefined || value === null ? [] : isJsonList(value) ? value : [value];

const partOf = (value: Json, part: string): Json | undefined =>
  isJsonObject(value) ? ownValue(value, part) : undefined;

/** All values at a path; arrays on the way stand for each of their elements. */
const valuesAtPath = (value: Json | undefined, path: string): readonly Json[] => {
  let values = asList(value);
  for (const part of path.split('.')) values = values.flatMap((each) => asList(partOf(each, part)));
  return values;
};

const instantIn = (value: Json): number | null => {
  if (typeof value === 'number') return value;
  const at = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) ? null : at;
};

const firstText = (values: readonly Json[]): string | null => {
  const found = values.find((value) => typeof value === 'string');
  return typeof found === 'string' ? found.toLowerCase() : null;
};

interface StoredField {
  readonly name: string;
  readonly read: (issue: IssueRecord) => readonly Json[];
}

const numberField = ({ name, read }: StoredField): JqlField => {
  const numberOf = (issue: IssueRecord): number | null => {
    const found = read(issue).find((value) => typeof value === 'number');
    return typeof found === 'number' ? found : null;
  };
  return { kind: 'number', name, numberOf, sortKeyOf: numberOf };
};

const instantField = ({ name, read }: StoredField): JqlField => {
  const instantOf = (issue: IssueRecord): number | null => {
    const [first] = read(issue);
    return first === undefined ? null : instantIn(first);
  };
  return { kind: 'instant', name, instantOf, sortKeyOf: instantOf, descendsByDefault: true };
};

const textsIn =
  (read: StoredField['read']) =>
  (issue: IssueRecord): readonly string[] =>
    read(issue).flatMap((value) => {
      if (typeof value === 'string') return [value];
      return isAdfDocument(value) ? [textOfAdf(value)] : [];
    });

const textField = ({ name, read }: StoredField): JqlField => ({
  kind: 'text',
  name,
  textsOf: textsIn(read),
  sortKeyOf: (issue) => firstText(read(issue)),
});

/** A value that the app's manifest makes searchable. */
export const indexedPropertyField = (property: IndexedProperty, site: SiteContext, viewer: Viewer): JqlField => {
  const name = property.searchAlias ?? `issue.property[${property.propertyKey}].${property.path}`;
  const read = (issue: IssueRecord): readonly Json[] =>
    valuesAtPath(ownValue(issue.properties, property.propertyKey), property.path);
  switch (property.type) {
    case 'number':
      return numberField({ name, read });
    case 'date':
      return instantField({ name, read });
    case 'text':
      // Texts of properties are searched, never sorted by.
      return { kind: 'text', name, textsOf: textsIn(read) };
    case 'string':
      return {
        kind: 'exact',
        name,
        exactsOf: (issue) => read(issue).flatMap((value) => (typeof value === 'string' ? [value] : [])),
      };
    case 'user':
      return personField({
        name,
        store: site.store,
        viewer,
        peopleOf: (issue) => read(issue).flatMap((value) => (typeof value === 'string' ? [value] : [])),
      });
  }
};

const optionIdsIn = (values: readonly Json[]): readonly string[] =>
  values.flatMap((value) => {
    const id = partOf(value, 'id');
    return typeof id === 'string' ? [id] : [];
  });

const optionField = (name: string, fields: readonly CustomFieldRecord[], read: StoredField['read']): JqlField => {
  const options = fields.flatMap((field) => field.options);
  const order = new Map(options.map((option, index) => [option.id, index]));
  return {
    kind: 'choice',
    name,
    valuesOf: (issue) => optionIdsIn(read(issue)),
    resolve: (text) => {
      const wanted = text.toLowerCase();
      const found = options.filter((option) => option.id === text || option.value.toLowerCase() === wanted);
      return found.length > 0 ? found.map((option) => option.id) : null;
    },
    sortKeyOf: (issue) => order.get(optionIdsIn(read(issue))[0] ?? '') ?? null,
  };
};

const customFieldNamed = (fields: readonly CustomFieldRecord[], viewer: Viewer, site: SiteContext): JqlField => {
  const [first] = fields;
  if (!first) throw new Error('A custom field without a record');
  const { name, type, items } = first;
  const read = (issue: IssueRecord): readonly Json[] => fields.flatMap((field) => asList(issue.custom[field.id]));
  if (isRankField(first)) return { kind: 'order', name, sortKeyOf: (issue) => issue.rank };
  if (type === 'number') return numberField({ name, read });
  if (type === 'datetime') return instantField({ name, read });
  if (type === 'date') {
    const dayOf = (issue: IssueRecord): string | null => {
      const [value] = read(issue);
      return typeof value === 'string' ? value : null;
    };
    return { kind: 'day', name, dayOf, sortKeyOf: dayOf, descendsByDefault: true };
  }
  if (type === 'option' || items === 'option') return optionField(name, fields, read);
  if (type === 'user' || items === 'user') {
    const peopleOf = (issue: IssueRecord): readonly string[] =>
      read(issue).flatMap((value) => {
        const id = partOf(value, 'accountId');
        return typeof id === 'string' ? [id] : [];
      });
    return personField({ name, store: site.store, viewer, peopleOf });
  }
  if (items === 'string') {
    return {
      kind: 'choice',
      name,
      valuesOf: (issue) => read(issue).flatMap((value) => (typeof value === 'string' ? [value.toLowerCase()] : [])),
      resolve: (text) => [text.toLowerCase()],
      sortKeyOf: (issue) => firstText(read(issue)),
    };
  }
  return isRichTextField(first) || type === 'string' || type === 'any'
    ? textField({ name, read: (issue) => read(issue).filter((value) => typeof value !== 'number') })
    : { kind: 'order', name };
};

/** Custom fields by `cf[id]`, id, name, and the collapsed form `Name[Type]`. */
export const customFieldsByClause = (site: SiteContext, viewer: Viewer): ReadonlyMap<string, () => JqlField> => {
  const byClause = new Map<string, CustomFieldRecord[]>();
  for (const field of customFieldsOf(site.store)) {
    // Sprint is a field of its own; it shares nothing with values stored as JSON.
    if (isSprintField(field)) continue;
    const name = field.name.toLowerCase();
    for (const clause of [`cf[${fieldNumberOf(field.id)}]`, field.id.toLowerCase(), name]) {
      byClause.set(clause, [...(byClause.get(clause) ?? []), field]);
    }
  }
  return new Map([...byClause].map(([clause, fields]) => [clause, () => customFieldNamed(fields, viewer, site)]));
};
