import fc from 'fast-check';
import { bindFormula, inputsOf } from '../../../../src/domain/value/formula/bind-formula';
import { evaluateFormula } from '../../../../src/domain/value/formula/evaluate-formula';
import type { BoundFormula, NamedFormula } from '../../../../src/domain/value/formula/formula-tree';
import {
  FORMULA_MAX_DEPTH,
  FORMULA_MAX_LENGTH,
  parseFormula,
} from '../../../../src/domain/value/formula/parse-formula';

const NUMBERS: Readonly<Record<string, number>> = { x: 3, y: -2, 'User value': 5, 'a]b': 7, größe_2: 11 };
const bound = (tree: NamedFormula): BoundFormula => {
  const result = bindFormula(tree, Object.keys(NUMBERS), new Map());
  if (!result.ok) throw new Error(result.error[0]?.message);
  return result.value;
};
const evaluated = (text: string): number => {
  const parsed = parseFormula(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.error.message}`);
  return evaluateFormula(bound(parsed.value), Object.values(NUMBERS));
};
const problem = (text: string) => {
  const parsed = parseFormula(text);
  if (parsed.ok) return null;
  const { code, place } = parsed.error;
  return [code, place.offset, place.length];
};

describe('parseFormula', () => {
  it.each([
    ['1 + 2 * 3', 7],
    ['(1 + 2) * 3', 9],
    ['10 - 3 - 2', 5],
    ['24 / 4 / 2', 3],
    ['2 ^ 3 ^ 2', 512],
    ['-2 ^ 2', -4],
    ['(-2) ^ 2', 4],
    ['2 ^ -1', 0.5],
    ['2 * -3', -6],
    ['- - 2', 2],
    ['+5', 5],
    ['.5 + 1. + 1e2', 101.5],
    ['x + Y', 1],
    ['[x] * [ X ]', 9],
    ['[user  VALUE] + [User value]', 10],
    ['[a]]b]', 7],
    ['GRÖSSE_2'.replace('SS', 'ß'), 11],
    ['min(3, x, 9) + max(x, y)', 6],
    ['abs(y) + sqrt(16) + ln(1)', 6],
    ['min(4)', 4],
    ['(x)', 3],
  ])('[V3] %s is %d', (text, expected) => {
    expect(evaluated(text)).toBe(expected);
  });

  it.each([
    ['', 'formulaEnds', 0, 0],
    ['   ', 'formulaEnds', 3, 0],
    ['1 +', 'formulaEnds', 3, 0],
    ['1 + * 2', 'unexpected', 4, 1],
    ['2 x', 'unexpected', 2, 1],
    ['x 2', 'unexpected', 2, 1],
    ['(1 + 2', 'formulaEnds', 6, 0],
    ['(1 2)', 'unexpected', 3, 1],
    ['1 + 2)', 'unexpected', 5, 1],
    ['x [y]', 'unexpected', 2, 3],
    ['max(1, 2', 'formulaEnds', 8, 0],
    ['max(1,)', 'unexpected', 6, 1],
    ['max()', 'unexpected', 4, 1],
    ['2 ^', 'formulaEnds', 3, 0],
    ['1 # 2', 'unknownCharacter', 2, 1],
    ['x = 2', 'unknownCharacter', 2, 1],
    ['1 + 😀', 'unknownCharacter', 4, 2],
    ['1 + [x', 'openBracket', 4, 2],
    ['[a]]', 'openBracket', 0, 4],
    ['1e999', 'numberTooLarge', 0, 5],
    ['sin(1)', 'unknownFunction', 0, 3],
    ['1 + alert(1)', 'unknownFunction', 4, 5],
    ['constructor(1)', 'unknownFunction', 0, 11],
    ['sqrt(1, 2)', 'argumentCount', 0, 10],
    [`min(${'1,'.repeat(30)}1)`, 'argumentCount', 0, 66],
  ])('[V3] %s is refused with the place and the reason', (text, code, offset, length) => {
    expect(problem(text)).toEqual([code, offset, length]);
  });

  it('[V3] says in words what stands where something else is due', () => {
    const message = (text: string) => {
      const parsed = parseFormula(text);
      return parsed.ok ? '' : parsed.error.message;
    };
    expect(message('1 2')).toBe('Here stands "2" where an operator or the end is due.');
    expect(message('1 +')).toBe('The formula ends where a number, a criterion or "(" is due.');
    expect(message('abs(1, 2)')).toBe('abs takes one number, not 2.');
    expect(message('min()')).toContain('")"');
  });

  it('[V3] knows the place of every part', () => {
    const parsed = parseFormula('(x + 1) * -[User value]');
    expect(parsed).toMatchObject({
      value: {
        place: { offset: 0, length: 23 },
        left: { place: { offset: 0, length: 7 } },
        right: { place: { offset: 10, length: 13 }, of: { place: { offset: 11, length: 12 } } },
      },
    });
  });

  it('[V3] refuses a formula that is too long, at the first character too many', () => {
    expect(problem('1'.repeat(10_000))).toEqual(['formulaTooLong', FORMULA_MAX_LENGTH, 10_000 - FORMULA_MAX_LENGTH]);
    expect(problem(`1${'+1'.repeat(499)}`)).toBeNull();
  });

  it.each(['(', '-', 'abs(', '2^', '(-', 'max(1,'])(
    '[V3] refuses %s within itself too often, and survives it',
    (opening) => {
      const times = Math.floor(FORMULA_MAX_LENGTH / opening.length);
      expect(problem(opening.repeat(times))?.[0]).toBe('formulaTooDeep');
    },
  );

  it('[V3] allows the depth that it says', () => {
    const nested = (depth: number) => `${'('.repeat(depth)}1${')'.repeat(depth)}`;
    expect(problem(nested(FORMULA_MAX_DEPTH))).toBeNull();
    expect(problem(nested(FORMULA_MAX_DEPTH + 1))?.[0]).toBe('formulaTooDeep');
  });

  it('[V3] never throws, whatever the text, and points into it', () => {
    const pieces = fc.constantFrom(
      'x',
      '[x]',
      '[',
      ']',
      '(',
      ')',
      '+',
      '-',
      '*',
      '/',
      '^',
      ',',
      'min(',
      'ln(',
      '1',
      '.5',
      ' ',
      '\0',
    );
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const parsed = parseFormula(text);
        if (parsed.ok) return;
        const { offset, length } = parsed.error.place;
        expect(offset).toBeGreaterThanOrEqual(0);
        expect(offset + length).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 2000 },
    );
  });

  interface Drawn {
    readonly text: string;
    readonly value: number;
  }
  const formulas = fc.letrec<{ formula: Drawn }>((tie) => {
    const both = (symbol: string, of: (a: number, b: number) => number) =>
      fc
        .tuple(tie('formula'), tie('formula'))
        .map(([a, b]) => ({ text: `(${a.text} ${symbol} ${b.text})`, value: of(a.value, b.value) }));
    const one = (name: string, of: (a: number) => number) =>
      tie('formula').map((a) => ({ text: `${name}(${a.text})`, value: of(a.value) }));
    return {
      formula: fc.oneof(
        { maxDepth: 5, depthSize: 'medium' },
        fc.integer({ min: 0, max: 99 }).map((value) => ({ text: String(value), value })),
        fc
          .constantFrom(...Object.entries(NUMBERS))
          .map(([name, value]) => ({ text: `[${name.replaceAll(']', ']]')}]`, value })),
        both('+', (a, b) => a + b),
        both('-', (a, b) => a - b),
        both('*', (a, b) => a * b),
        both('/', (a, b) => a / b),
        both('^', (a, b) => a ** b),
        fc
          .tuple(tie('formula'), tie('formula'))
          .map(([a, b]) => ({ text: `min(${a.text},${b.text})`, value: Math.min(a.value, b.value) })),
        fc
          .tuple(tie('formula'), tie('formula'))
          .map(([a, b]) => ({ text: `max(${a.text},${b.text})`, value: Math.max(a.value, b.value) })),
        one('abs', Math.abs),
        one('sqrt', Math.sqrt),
        one('ln', Math.log),
        tie('formula').map((a) => ({ text: `(-(${a.text}))`, value: -a.value })),
      ),
    };
  });

  it('[V3] works out what working it out by other means gives', () => {
    fc.assert(
      fc.property(formulas.formula, ({ text, value }) => {
        fc.pre(text.length <= FORMULA_MAX_LENGTH);
        expect(evaluated(text)).toBe(value);
      }),
    );
  });
});

describe('the tree of a formula', () => {
  it('[V3] an unknown kind of part is an error in the code', () => {
    const odd = { kind: 'loop', place: { offset: 0, length: 0 } } as never;
    const place = { offset: 0, length: 0 };
    const number = { kind: 'number', value: 1, place } as const;
    expect(() => evaluateFormula(odd, [])).toThrow('loop');
    expect(() => bindFormula(odd, [], new Map())).toThrow('loop');
    expect(() => inputsOf(odd)).toThrow('loop');
    expect(() => evaluateFormula({ kind: 'call', name: 'sin' as never, args: [number], place }, [])).toThrow('sin');
    expect(() =>
      evaluateFormula({ kind: 'binary', operator: '%' as never, left: number, right: number, place }, []),
    ).toThrow('%');
  });
});
