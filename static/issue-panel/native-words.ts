import type { IssueView } from '../../src/contract/rpc';
import { scaleBounds } from '../../src/domain/value/scale';
import { percent, sizeText } from '../shared/format';

const SAME = 1e-6;

interface Factor {
  readonly text: string;
  readonly number: number;
}

/** The confidence of RICE is said in percent, as its authors do. */
function factorOf({ criterionId, raw }: IssueView['value']['receipt'][number], isRice: boolean): Factor | null {
  if (typeof raw !== 'number') return null;
  const isPercent = isRice && criterionId === 'confidence' && raw <= 1;
  return { text: isPercent ? percent(raw) : sizeText(raw), number: raw };
}

/** What the worth is divided by, or multiplied with where ease stands for size. */
function sizeFactorOf({ size, criteria }: IssueView): (Factor & { readonly sign: '×' | '÷' }) | null {
  if (size === null || size <= 0) return null;
  const ease = criteria.find(({ role, direction }) => role === 'size' && direction === 'benefit');
  if (ease === undefined) return { text: sizeText(size), number: 1 / size, sign: '÷' };
  const number = scaleBounds(ease.scale).most / size;
  return { text: sizeText(number), number, sign: '×' };
}

/** The sum behind a score of the preset's own, where the inputs on screen give it: "100 × 2 × 80 % ÷ 2". */
function equationOf(view: IssueView, score: number): string | null {
  const factors = view.value.receipt.map((line) => factorOf(line, view.value.native?.name === 'RICE'));
  const known = factors.filter((factor) => factor !== null);
  const size = sizeFactorOf(view);
  if (known.length === 0 || known.length !== factors.length || size === null) return null;
  const isSum = view.value.native?.name === 'WSJF';
  const texts = known.map(({ text }) => text);
  const worth = isSum
    ? known.reduce((sum, { number }) => sum + number, 0)
    : known.reduce((product, { number }) => product * number, 1);
  if (Math.abs(worth * size.number - score) > SAME * Math.max(1, Math.abs(score))) return null;
  return `${isSum ? `(${texts.join(' + ')})` : texts.join(' × ')} ${size.sign} ${size.text}`;
}

/** The score in the terms of the preset's authors: "RICE 80 = 100 × 2 × 80 % ÷ 2"; null where the preset has none. */
export function nativeWords(view: IssueView): string | null {
  const { native } = view.value;
  if (native === null) return null;
  if (native.name === 'Formula') {
    return native.score === null
      ? 'The formula gives no result yet: an input is missing.'
      : `The formula gives ${sizeText(native.score)}`;
  }
  if (native.score === null) return `${native.name} is not known yet: an input of it, or the size, is missing.`;
  const equation = equationOf(view, native.score);
  return `${native.name} ${sizeText(native.score)}${equation === null ? '' : ` = ${equation}`}`;
}
