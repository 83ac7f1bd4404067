import { buildShell } from './shell/build-shell';

const [outDirectory] = process.argv.slice(2);
if (outDirectory === undefined) throw new Error('Say where to write the shell.');
buildShell(process.cwd(), outDirectory).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
