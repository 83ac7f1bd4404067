/** Forge keeps so many lines for each minute that a function may run, begun ones too, and so much text of an invocation. */
const LINES_PER_MINUTE = 100;
const BYTES = 200 * 1024;

/** Forge's names of the console's levels. */
export type LogLevel = 'DEBUG' | 'INFO' | 'WARN' | 'ERROR';

/** What one invocation printed, cut off where Forge cuts. */
export interface InvocationLog {
  readonly add: (level: LogLevel, text: string) => void;
  readonly lines: readonly string[];
  /** Lines that went over a limit and are nowhere to be found. */
  readonly droppedLines: () => number;
}

export function createInvocationLog(timeoutSeconds: number): InvocationLog {
  const most = LINES_PER_MINUTE * Math.ceil(timeoutSeconds / 60);
  const lines: string[] = [];
  let bytes = 0;
  let dropped = 0;
  return {
    lines,
    droppedLines: () => dropped,
    add: (level, text) => {
      const size = Buffer.byteLength(text);
      if (lines.length >= most || bytes + size > BYTES) {
        dropped += 1;
        return;
      }
      bytes += size;
      lines.push(`${level} ${text}`);
    },
  };
}
