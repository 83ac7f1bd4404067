import type { Clause, Field, OrderByField, Query } from '@atlaskit/jql-ast';
import type { SiteContext } from '../site-context';
import type { IssueRecord } from '../site-records';
import type { Viewer } from '../viewer';
import type { AppFunctions } from './app-functions';
import { type CompiledClause, type IssueTest, NEVER, type Report } from './clause-parts';
import { compileTerminal } from './compile-clause';
import { fragmentOfFunction } from './fragment-of-function';
import type { JqlClock } from './jql-dates';
import type { JqlField } from './jql-field';
import { type JqlFieldFinder, jqlFieldsFor } from './jql-fields';
import { type JqlProblem, unknownField } from './jql-problem';
import { parseJql } from './parse-jql';

const MAX_ORDER_FIELDS = 7;

/** One field of ORDER BY. */
export interface SortKey {
  readonly keyOf: (issue: IssueRecord) => string | number | null;
  readonly isDescending: boolean;
}

/** A query made ready for one caller at one moment. */
export interface CompiledJql {
  readonly problems: readonly JqlProblem[];
  /** Whether anything restricts the result; Jira's search refuses what does not. */
  readonly isBounded: boolean;
  readonly test: IssueTest;
  readonly candidateIds: readonly string[] | null;
  readonly sortKeys: readonly SortKey[];
}

const propertyOf = (field: Field): { readonly key: string; readonly path: string } | undefined => {
  const [property] = field.properties ?? [];
  if (!property?.key) return undefined;
  const path = (property.path ?? []).map((part) => part.value).join('');
  return { key: property.key.value, path: path.replace(/^\./, '') };
};

const findField = (field: Field, find: JqlFieldFinder): JqlField | null => find(field.value, propertyOf(field));

const all = (clauses: readonly CompiledClause[]): CompiledClause => {
  const known = clauses.flatMap((clause) => (clause.candidateIds ? [clause.candidateIds] : []));
  const smallest = known.reduce<readonly string[] | null>(
    (best, ids) => (best === null || ids.length < best.length ? ids : best),
    null,
  );
  const tests = clauses.map((clause) => clause.test);
  return { test: (issue) => tests.every((test) => test(issue)), candidateIds: smallest };
};

const any = (clauses: readonly CompiledClause[]): CompiledClause => {
  const known = clauses.map((clause) => clause.candidateIds);
  const tests = clauses.map((clause) => clause.test);
  const candidateIds = known.includes(null) ? null : [...new Set(known.flatMap((ids) => ids ?? []))];
  return { test: (issue) => tests.some((test) => test(issue)), candidateIds };
};

interface Compiler {
  readonly find: JqlFieldFinder;
  readonly functions: AppFunctions;
  readonly clock: JqlClock;
  readonly report: Report;
}

/** An app answers for everybody alike: what it names and one caller cannot see is left out without a word. */
const withoutValueProblems = (compiler: Compiler): Compiler => ({
  ...compiler,
  report: (problem) => {
    if (problem.kind !== 'value') compiler.report(problem);
  },
});

const compileClause = (clause: Clause, isNegated: boolean, compiler: Compiler): CompiledClause => {
  if (clause.clauseType === 'not') return compileClause(clause.clause, !isNegated, compiler);
  if (clause.clauseType === 'compound') {
    const parts = clause.clauses.map((part) => compileClause(part, isNegated, compiler));
    const joinsAll = (clause.operator.value === 'and') !== isNegated;
    return joinsAll ? all(parts) : any(parts);
  }
  const field = findField(clause.field, compiler.find);
  if (!field) {
    compiler.report(unknownField(clause.field.properties?.length ? fieldText(clause.field) : clause.field.value));
    return NEVER;
  }
  const fragment = fragmentOfFunction(compiler.functions, clause, field);
  if (fragment?.kind === 'clause') return compileClause(fragment.clause, isNegated, withoutValueProblems(compiler));
  if (fragment?.kind === 'problem') {
    compiler.report(fragment.problem);
    return NEVER;
  }
  return compileTerminal({ clause, field, isNegated, clock: compiler.clock, report: compiler.report });
};

const fieldText = (field: Field): string => {
  const property = propertyOf(field);
  return property ? `${field.value}[${property.key}].${property.path}` : field.value;
};

const sortKeyFor = (order: OrderByField, { find, report }: Compiler): readonly SortKey[] => {
  const field = findField(order.field, find);
  if (!field) {
    report(unknownField(order.field.value));
    return [];
  }
  if (!field.sortKeyOf) {
    report({ kind: 'order', message: `Field '${field.name}' does not support sorting.` });
    return [];
  }
  const direction = order.direction?.value;
  const isDescending = direction === undefined ? (field.descendsByDefault ?? false) : direction === 'DESC';
  return [{ keyOf: field.sortKeyOf, isDescending }];
};

const unusable = (problem: JqlProblem): CompiledJql => ({
  problems: [problem],
  isBounded: true,
  test: () => false,
  candidateIds: [],
  sortKeys: [],
});

const compileQuery = (query: Query, site: SiteContext, viewer: Viewer): CompiledJql => {
  const problems: JqlProblem[] = [];
  const compiler: Compiler = {
    find: jqlFieldsFor(site, viewer),
    functions: site.appFunctions,
    clock: { now: site.now(), timeZone: viewer.timeZone, locale: viewer.user?.locale ?? 'en_US' },
    report: (problem) => {
      if (!problems.some((known) => known.message === problem.message)) problems.push(problem);
    },
  };
  const where = query.where ? compileClause(query.where, false, compiler) : null;
  const orders = query.orderBy?.fields ?? [];
  const sortKeys = orders.flatMap((order) => sortKeyFor(order, compiler));
  if (orders.length > MAX_ORDER_FIELDS) {
    problems.push({ kind: 'order', message: `JQL can be ordered by at most ${MAX_ORDER_FIELDS} fields.` });
  }
  return {
    problems,
    isBounded: where !== null,
    test: where?.test ?? (() => true),
    candidateIds: where?.candidateIds ?? null,
    sortKeys,
  };
};

/** Parses and binds a query; whatever is wrong with it is listed, all at once. */
export const compileJql = (jql: string, site: SiteContext, viewer: Viewer): CompiledJql => {
  const parsed = parseJql(jql);
  return parsed.ok ? compileQuery(parsed.query, site, viewer) : unusable(parsed.problem);
};
