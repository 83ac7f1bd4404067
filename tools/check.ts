import { spawnSync } from 'node:child_process';

/** One step of `npm run check`. `tests` marks the step whose own counts are printed by jest. */
interface Step {
  readonly name: string;
  readonly command: readonly string[];
}

const STEPS: readonly Step[] = [
  { name: 'types of src', command: ['npx', 'tsc', '-p', 'tsconfig.json', '--noEmit'] },
  { name: 'types of static', command: ['npx', 'tsc', '-p', 'static/tsconfig.json'] },
  { name: 'types of sandbox, tools and test', command: ['npx', 'tsc', '-p', 'tsconfig.node.json'] },
  { name: 'lint', command: ['npx', 'eslint', '.', '--max-warnings=0'] },
  { name: 'format', command: ['npx', 'biome', 'check', '--linter-enabled=false', '.'] },
  { name: 'dependency rules', command: ['npm', 'run', '-s', 'deps'] },
  { name: 'dead code', command: ['npm', 'run', '-s', 'dead'] },
  { name: 'build', command: ['npm', 'run', '-s', 'build'] },
  { name: 'forge check', command: ['npm', 'run', '-s', 'forge:check'] },
  { name: 'tests', command: ['npm', 'test'] },
];

/**
 * Runs every check, or all but those named after `--without`; goes on after a failure, so that one run shows all that
 * is wrong, and ends with what passed and what did not.
 */
function main(): void {
  const at = process.argv.indexOf('--without');
  const left = at === -1 ? [] : process.argv.slice(at + 1);
  const failed: string[] = [];
  const passed: string[] = [];
  for (const step of STEPS.filter(({ name }) => !left.includes(name))) {
    console.log(`\n== ${step.name}`);
    const [program = '', ...args] = step.command;
    const startedAt = performance.now();
    const good = spawnSync(program, args, { stdio: 'inherit' }).status === 0;
    console.log(
      `== ${step.name}: ${good ? 'passed' : 'FAILED'} in ${((performance.now() - startedAt) / 1000).toFixed(0)} s`,
    );
    (good ? passed : failed).push(step.name);
  }
  console.log(`\nchecks passed: ${passed.join(', ') || 'none'}`);
  if (failed.length > 0) console.log(`checks FAILED: ${failed.join(', ')}`);
  console.log(`checks: ${passed.length} passed, ${failed.length} failed`);
  process.exitCode = failed.length === 0 ? 0 : 1;
}

main();
