import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import path from 'node:path';
import { err, ok, type Result } from '../../src/domain/result';

/** More is refused, so that memory stays bounded. */
export const MOST_BYTES = 256 * 1024 * 1024;

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'is a folder',
  EACCES: 'may not be read',
};

// npm runs scripts in the project's folder; paths are meant from where the person stands.
function pathFrom(file: string): string {
  const { npm_lifecycle_event: script, INIT_CWD: standsIn } = process.env;
  return script === 'evaluate' && standsIn !== undefined ? path.resolve(standsIn, file) : file;
}

async function readBytes(source: AsyncIterable<unknown>): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of source) {
    const bytes = chunk as Buffer;
    length += bytes.length;
    if (length > MOST_BYTES) return null;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks, length);
}

/** The text of a file, `-` being standard input; or why there is none. */
export async function readInputText(file: string): Promise<Result<string, string>> {
  try {
    const bytes = await readBytes(file === '-' ? process.stdin : createReadStream(pathFrom(file)));
    if (bytes === null) return err(`is larger than ${MOST_BYTES / 1024 / 1024} MiB`);
    if (!isUtf8(bytes)) return err('is not UTF-8 text');
    // TextDecoder drops a byte order mark.
    return ok(new TextDecoder().decode(bytes));
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    return err(REASONS[code] ?? message);
  }
}
