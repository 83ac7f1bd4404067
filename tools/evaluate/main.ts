import { COMMANDS, type Command } from './commands';
import { readInputText } from './read-input-text';

const USAGE = `Usage: npm run --silent evaluate -- COMMAND FILE

FILE is a path, or - for standard input.

Commands:
${Object.entries(COMMANDS)
  .map(([name, { summary }]) => `  ${name.padEnd(12)}${summary}`)
  .join('\n')}

Results go to standard output. What cannot be read is told on standard error with its place; then nothing is printed
and the exit code is 1. docs/evaluation.md describes the formats.
`;

/** So many problems are told; a file of another kind would otherwise fill the screen. */
const MOST_PROBLEMS = 20;

function complain(name: string, problems: readonly string[]): void {
  const told = problems.slice(0, MOST_PROBLEMS);
  const untold = problems.length - told.length;
  const lines = untold > 0 ? [...told, `and ${untold} more problems`] : told;
  process.stderr.write(lines.map((line) => `${name}: ${line}\n`).join(''));
  process.exitCode = 1;
}

async function evaluate(command: Command, file: string): Promise<void> {
  const name = file === '-' ? 'standard input' : file;
  const text = await readInputText(file);
  if (!text.ok) {
    complain(name, [text.error]);
    return;
  }
  const printed = (await command.load())(text.value);
  if (printed.ok) process.stdout.write(printed.value);
  else complain(name, printed.error);
}

async function main(args: readonly string[]): Promise<void> {
  const [name = '', file] = args;
  if (name === '--help' || name === 'help') {
    process.stdout.write(USAGE);
    return;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined || file === undefined || args.length > 2) {
    process.stderr.write(USAGE);
    process.exitCode = 2;
    return;
  }
  await evaluate(command, file);
}

// Whoever reads the output may stop early, as `head` does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
