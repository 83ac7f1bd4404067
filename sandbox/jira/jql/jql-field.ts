import type { IssueRecord } from '../site-records';

interface FieldBase {
  /** The name that messages use. */
  readonly name: string;
  /** A sortable value; `null` sorts last when ascending. Absent where the field cannot be sorted by. */
  readonly sortKeyOf?: (issue: IssueRecord) => string | number | null;
  /** The direction where ORDER BY names none: Jira uses the field's own. */
  readonly descendsByDefault?: boolean;
}

/** A place in an order, e.g. number 12 among the keys of one project. */
export interface Place {
  readonly group: string;
  readonly position: number;
}

/** A field whose values are ids or words out of a known set. */
export interface ChoiceField extends FieldBase {
  readonly kind: 'choice';
  readonly valuesOf: (issue: IssueRecord) => readonly string[];
  /** The values that a text of the query means; `null` where it means none that the caller may know of. */
  readonly resolve: (text: string) => readonly string[] | null;
  /** Makes `<` and `>` work; only places of one group compare. */
  readonly ordering?: {
    readonly placeOf: (issue: IssueRecord) => Place | null;
    readonly placeNamed: (text: string) => Place | null;
  };
  /** Functions of this field, by lower-case name; `null` for unusable arguments. */
  readonly functions?: Readonly<Record<string, (args: readonly string[]) => readonly string[] | null>>;
  readonly unknownMessage?: (text: string) => string;
  /** Ids of the issues that have one of the values, where an index knows. */
  readonly candidatesFor?: (values: readonly string[]) => Iterable<string>;
  /** Whether every issue has a value, so that emptiness is not asked. */
  readonly isAlwaysSet?: boolean;
}

export interface NumberField extends FieldBase {
  readonly kind: 'number';
  readonly numberOf: (issue: IssueRecord) => number | null;
}

export interface InstantField extends FieldBase {
  readonly kind: 'instant';
  readonly instantOf: (issue: IssueRecord) => number | null;
}

export interface DayField extends FieldBase {
  readonly kind: 'day';
  readonly dayOf: (issue: IssueRecord) => string | null;
}

export interface TextField extends FieldBase {
  readonly kind: 'text';
  readonly textsOf: (issue: IssueRecord) => readonly string[];
}

/** Sorted by, never searched: Rank. */
export interface OrderField extends FieldBase {
  readonly kind: 'order';
}

/** Compared as whole text with `=` and `!=`: string properties. */
export interface ExactField extends FieldBase {
  readonly kind: 'exact';
  readonly exactsOf: (issue: IssueRecord) => readonly string[];
}

export type JqlField = ChoiceField | NumberField | InstantField | DayField | TextField | OrderField | ExactField;
