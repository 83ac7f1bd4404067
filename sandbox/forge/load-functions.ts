import { readFileSync } from 'node:fs';
import path from 'node:path';
import { guardedRequire } from './egress-filter';
import { keepConsoleLine } from './forge-globals';
import type { Handler } from './forge-runtime';
import type { LogLevel } from './invocation-log';
import { scaledTimers } from './scaled-timers';
import { skewedDate } from './skewed-date';

type Exports = Readonly<Record<string, unknown>>;

function functionConsole(print: (line: string) => void): Console {
  const keep = (level: LogLevel) => {
    return (...values: readonly unknown[]): void => {
      const text = values
        .map((value) =>
          typeof value === 'string'
            ? value
            : value instanceof Error
              ? (value.stack ?? value.message)
              : JSON.stringify(value),
        )
        .join(' ');
      keepConsoleLine(level, text);
      if (level === 'ERROR' || level === 'WARN') print(`[function] ${level} ${text}`);
    };
  };
  return {
    ...console,
    log: keep('INFO'),
    info: keep('INFO'),
    debug: keep('DEBUG'),
    warn: keep('WARN'),
    error: keep('ERROR'),
  };
}

/**
 * Gives the handlers of a bundle by their manifest names (`index.onWork`). Each sandbox evaluates the bundle for itself,
 * so that two in one process share no module state; `console` goes to the activity log, `Date` goes wrong
 * by `clockSkewMs`, and awaited pauses are as much shorter as those of the queue.
 */
export function functionLoader({
  directory,
  print,
  clockSkewMs,
  pauseScale = 1,
}: {
  readonly directory: string;
  readonly print: (line: string) => void;
  readonly clockSkewMs: () => number;
  /** Multiplies the pauses that the functions make. */
  readonly pauseScale?: number;
}): (handler: string) => Handler {
  const loaded = new Map<string, Exports>();
  const dateInside = skewedDate(clockSkewMs);
  const load = (moduleName: string): Exports => {
    const known = loaded.get(moduleName);
    if (known !== undefined) return known;
    const file = path.join(directory, `${moduleName}.cjs`);
    const module: { exports: Exports } = { exports: {} };
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- require() would share one instance between sandboxes
    const evaluate = new Function(
      'module',
      'exports',
      'require',
      'console',
      'Date',
      '__filename',
      '__dirname',
      `${readFileSync(file, 'utf8')}\n//# sourceURL=${file}`,
    ) as (...parts: readonly unknown[]) => void;
    const require = scaledTimers(guardedRequire(file), pauseScale);
    evaluate(module, module.exports, require, functionConsole(print), dateInside, file, directory);
    loaded.set(moduleName, module.exports);
    return module.exports;
  };
  return (handler) => {
    const [moduleName = '', exportName = ''] = handler.split('.');
    const found = load(moduleName)[exportName];
    if (typeof found !== 'function') throw new Error(`src/${moduleName}.ts exports no function ${exportName}.`);
    return found as Handler;
  };
}
