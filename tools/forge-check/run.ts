import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { PAGES } from '../build/pages';

const HERE = path.join(process.cwd(), 'tools', 'forge-check');

/** Runs a command with its output shown; true when it ended well. */
function ran(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: 'inherit' }).status === 0;
}

/** Installs Atlassian's checkers on first use: they are heavy, and only this command needs them. */
function installed(): boolean {
  if (existsSync(path.join(HERE, 'node_modules', '@forge', 'lint'))) return true;
  console.log('Installing the Forge checkers (once, about 280 MB).');
  return ran('npm', ['ci', '--prefix', HERE, '--ignore-scripts', '--no-fund', '--no-audit']);
}

function pagesBuilt(): boolean {
  const missing = PAGES.filter((page) => !existsSync(path.join('static', 'build', page, 'index.html')));
  return missing.length === 0 || ran('npx', ['tsx', 'tools/build.ts', ...missing]);
}

const checks = ['manifest.cjs', 'lint.cjs', 'bundle.cjs'];
const good = installed() && pagesBuilt() && checks.map((check) => ran('node', [path.join(HERE, check)])).every(Boolean);
process.exitCode = good ? 0 : 1;
