import type { Log, LogFields } from '../ports/log';

/** Structured lines for Forge's log: ids, counts and codes only. */
export function jsonLog(traceId: string): Log {
  const line = (level: string, event: string, fields: LogFields = {}) =>
    JSON.stringify({ level, event, traceId, ...fields });
  return {
    info: (event, fields) => console.log(line('info', event, fields)),
    warn: (event, fields) => console.warn(line('warn', event, fields)),
    error: (event, fields) => console.error(line('error', event, fields)),
  };
}
