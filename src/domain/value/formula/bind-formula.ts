import { assertNever, err, ok, type Result } from '../../result';
import type { BoundFormula, FormulaProblem, NamedFormula } from './formula-tree';

/** The form in which names of criteria are compared: letters small, ends trimmed, accents put together. */
export function comparableName(name: string): string {
  return name.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
}

/** Puts positions in the place of names; names all that no criterion has. `refused` says why a name that is known may not stand in a formula. [V3] */
export function bindFormula(
  tree: NamedFormula,
  names: readonly string[],
  refused: ReadonlyMap<string, FormulaProblem['message']>,
): Result<BoundFormula, readonly FormulaProblem[]> {
  const positions = new Map(names.map((name, position) => [comparableName(name), position]));
  const problems: FormulaProblem[] = [];
  const bound = boundNode(tree, (name, place) => {
    const comparable = comparableName(name);
    const position = positions.get(comparable);
    if (position !== undefined) return position;
    const why = refused.get(comparable);
    problems.push(
      why === undefined
        ? { code: 'unknownName', message: unknownName(name, names), place }
        : { code: 'sizeInFormula', message: why, place },
    );
    return -1;
  });
  return problems.length === 0 ? ok(bound) : err(problems);
}

function boundNode(
  node: NamedFormula,
  positionOf: (name: string, place: NamedFormula['place']) => number,
): BoundFormula {
  switch (node.kind) {
    case 'number':
      return node;
    case 'input':
      return { ...node, input: positionOf(node.input, node.place) };
    case 'negate':
      return { ...node, of: boundNode(node.of, positionOf) };
    case 'binary':
      return { ...node, left: boundNode(node.left, positionOf), right: boundNode(node.right, positionOf) };
    case 'call':
      return { ...node, args: node.args.map((argument) => boundNode(argument, positionOf)) };
    default:
      return assertNever(node);
  }
}

function unknownName(name: string, names: readonly string[]): string {
  const near = names.find((other) => startsAlike(comparableName(name), comparableName(other)));
  const hint = near === undefined ? '' : ` Did you mean [${near}]?`;
  return `There is no criterion called "${name}".${hint}`;
}

// People write the first word of a name, or leave the brackets out and so break it at its first space.
function startsAlike(a: string, b: string): boolean {
  return a.length > 2 && (b.startsWith(a) || a.startsWith(b));
}

/** The positions of all criteria that stand in a formula. */
export function inputsOf(node: BoundFormula): ReadonlySet<number> {
  const found = new Set<number>();
  boundNodes(node, (input) => found.add(input));
  return found;
}

function boundNodes(node: BoundFormula, visit: (input: number) => void): void {
  switch (node.kind) {
    case 'number':
      return;
    case 'input':
      visit(node.input);
      return;
    case 'negate':
      boundNodes(node.of, visit);
      return;
    case 'binary':
      boundNodes(node.left, visit);
      boundNodes(node.right, visit);
      return;
    case 'call':
      for (const argument of node.args) boundNodes(argument, visit);
      return;
    default:
      assertNever(node);
  }
}
