import { randomUUID } from 'node:crypto';
import type { Clause, FunctionOperand, Operand } from '@atlaskit/jql-ast';
import { z } from 'zod';
import { operandsIn } from './clause-parts';
import { parseJql } from './parse-jql';

/** A function of queries that an app brings, as the manifest's `jira:jqlFunction` declares it. */
export interface AppFunction {
  readonly key: string;
  /** As queries write it. */
  readonly name: string;
  readonly operators: readonly string[];
  readonly arguments: readonly { readonly name: string; readonly required: boolean }[];
  /** Kinds of fields that it may stand beside, e.g. `issue`. */
  readonly types: readonly string[];
  /** Asks the app; rejects where the app fails or takes too long. */
  readonly compute: (clause: { readonly operator: string; readonly arguments: readonly string[] }) => Promise<unknown>;
}

/** What the app made of one call: a part of a query in its place, or words for the person who asked. */
export type FunctionOutcome = { readonly jql: string } | { readonly error: string };

/** One function of an app as a query calls it. */
export interface FunctionCall {
  readonly operator: string;
  readonly function: AppFunction;
  readonly arguments: readonly string[];
}

/** The functions of apps on one site, and what they answered. */
export interface AppFunctions {
  readonly all: () => readonly AppFunction[];
  readonly offer: (functions: readonly AppFunction[]) => void;
  /** The call in an operand, if its function is one of an app. */
  readonly callIn: (operand: Operand, operator: string) => FunctionCall | null;
  /** Asks the app for everything that these queries call and that nobody asked for in the last days. */
  readonly prepare: (queries: readonly string[]) => Promise<void>;
  readonly outcomeOf: (call: FunctionCall) => FunctionOutcome;
  /** What is kept at this moment, oldest first. */
  readonly kept: () => readonly Precomputation[];
  /** Puts something else in the place of what the app once answered; false where nothing is kept under that id. */
  readonly replace: (id: string, outcome: FunctionOutcome) => boolean;
}

/** What nobody used for so long is asked for again. */
const KEPT_MS = 7 * 24 * 60 * 60 * 1000;
const answerOfApp = z.union([z.object({ error: z.string() }), z.object({ jql: z.string() })]);

/** What an app answered to one call, with the times at which that was and at which it was last needed. */
export interface Precomputation {
  readonly id: string;
  readonly call: FunctionCall;
  readonly outcome: FunctionOutcome;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly usedAt: number;
}

interface Computed extends Precomputation {
  /** What the app said is kept; that it failed is told once. */
  readonly isKept: boolean;
}

/** Every call of a clause and below it, with the operator that the query writes. */
const operandsBelow = (clause: Clause): readonly (readonly [Operand, string])[] => {
  if (clause.clauseType === 'not') return operandsBelow(clause.clause);
  if (clause.clauseType === 'compound') return clause.clauses.flatMap(operandsBelow);
  const operator = clause.operator?.value ?? '';
  return clause.operand ? operandsIn(clause.operand).map((operand) => [operand, operator] as const) : [];
};

/** Why a call is not even passed on to the app; null where it is. */
export const refusalOf = ({ function: called, operator, arguments: given }: FunctionCall): string | null => {
  if (!called.operators.includes(operator)) {
    return `Operator '${operator}' is not supported by the function '${called.name}'.`;
  }
  const least = called.arguments.filter(({ required }) => required).length;
  const most = called.arguments.length;
  if (given.length >= least && given.length <= most) return null;
  const expected = least === most ? `'${most}' arguments` : `between '${least}' and '${most}' arguments`;
  return `Function '${called.name}' expected ${expected} but received '${given.length}'.`;
};

const keyOf = (call: FunctionCall): string => JSON.stringify([call.function.key, call.operator, call.arguments]);

const failed = ({ function: { name } }: FunctionCall): FunctionOutcome => ({
  error: `The function '${name}' could not be evaluated: its app failed or took too long.`,
});

const ask = async (call: FunctionCall): Promise<Pick<Computed, 'outcome' | 'isKept'>> => {
  let answered: unknown;
  try {
    answered = await call.function.compute({ operator: call.operator, arguments: call.arguments });
  } catch {
    // The log of invocations holds the reason; whoever searches is told that there was one.
    return { outcome: failed(call), isKept: false };
  }
  const read = answerOfApp.safeParse(answered);
  return read.success ? { outcome: read.data, isKept: true } : { outcome: failed(call), isKept: false };
};

/** Keeps what functions of apps answer, as Jira does: per function, operator and arguments, and for everybody alike. */
export const createAppFunctions = (now: () => number): AppFunctions => {
  let offered: readonly AppFunction[] = [];
  const computed = new Map<string, Computed>();
  const asked = new Map<string, Promise<void>>();

  const callIn = (operand: Operand, operator: string): FunctionCall | null => {
    if (operand.operandType !== 'function') return null;
    const { function: named, arguments: given }: FunctionOperand = operand;
    const found = offered.find(({ name }) => name.toLowerCase() === named.value.toLowerCase());
    return found ? { operator, function: found, arguments: given.map(({ value }) => value) } : null;
  };
  const callsIn = (query: string): readonly FunctionCall[] => {
    const parsed = parseJql(query);
    if (!parsed.ok || !parsed.query.where) return [];
    return operandsBelow(parsed.query.where).flatMap(([operand, operator]) => callIn(operand, operator) ?? []);
  };
  const isCurrent = ({ isKept, usedAt }: Computed): boolean => isKept && now() - usedAt <= KEPT_MS;
  const isKnown = (key: string): boolean => {
    const known = computed.get(key);
    if (!known || !isCurrent(known)) return false;
    computed.set(key, { ...known, usedAt: now() });
    return true;
  };
  const compute = async (key: string, call: FunctionCall): Promise<void> => {
    const answered = await ask(call);
    const at = now();
    computed.set(key, { ...answered, id: randomUUID(), call, createdAt: at, updatedAt: at, usedAt: at });
    asked.delete(key);
  };
  const prepareCall = (call: FunctionCall): Promise<void> => {
    const key = keyOf(call);
    if (refusalOf(call) !== null || isKnown(key)) return Promise.resolve();
    const running = asked.get(key) ?? compute(key, call);
    asked.set(key, running);
    return running;
  };
  return {
    all: () => offered,
    offer: (functions) => {
      offered = functions;
      computed.clear();
    },
    callIn,
    prepare: async (queries) => {
      const mayCall = (query: string): boolean =>
        offered.some(({ name }) => query.toLowerCase().includes(name.toLowerCase()));
      for (const call of queries.filter(mayCall).flatMap(callsIn)) await prepareCall(call);
    },
    kept: () => [...computed.values()].filter(isCurrent),
    replace: (id, outcome) => {
      const found = [...computed].find(([, known]) => known.id === id && isCurrent(known));
      if (!found) return false;
      const [key, known] = found;
      computed.set(key, { ...known, outcome, updatedAt: now() });
      return true;
    },
    outcomeOf: (call) => computed.get(keyOf(call))?.outcome ?? failed(call),
  };
};
