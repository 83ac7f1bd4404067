// `forge lint` as a library, offline: the scopes per operation come from jira-scopes.json instead of the network.
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

const empty = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'forge-lint-')), 'empty.json');
fs.writeFileSync(empty, '{"paths":{}}');
// All must be set: one that is missing makes the linter fetch and fail as a whole.
Object.assign(process.env, {
  USE_LOCAL_SWAGGER: '1',
  LOCAL_JIRA_SWAGGER: path.join(__dirname, 'jira-scopes.json'),
  LOCAL_JSW_SWAGGER: empty,
  LOCAL_JSM_SWAGGER: empty,
  LOCAL_CONF_SWAGGER: empty,
  LOCAL_CONF_V2_SWAGGER: empty,
  LOCAL_BB_SWAGGER: empty,
});

const sourceFiles = (dir) =>
  fs.readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
    const at = path.join(dir, entry.name);
    if (entry.isDirectory()) return sourceFiles(at);
    return /\.tsx?$/.test(at) && !at.endsWith('.d.ts') ? [at] : [];
  });

async function main() {
  const { lint } = require('@forge/lint');
  const { ConfigFile, FileSystemReader, FileSystemWriter } = require('@forge/cli-shared');
  const manifest = await new ConfigFile(new FileSystemReader(), new FileSystemWriter()).readConfig();
  const broken = [];
  const logger = { info: (text) => broken.push(text), warn() {}, error() {}, debug() {}, trace() {} };
  const versions = { getDeprecatedRuntimes: async () => ['nodejs18.x'] };
  const results = await lint(sourceFiles('src'), manifest, 'development', logger, versions, {
    linter: { mode: 'client-side' },
  });
  let found = 0;
  for (const result of results) {
    for (const [level, list] of [
      ['error', result.errors],
      ['warning', result.warnings],
    ]) {
      for (const problem of list) {
        found += 1;
        console.log(
          `${result.file}:${problem.line}:${problem.column} ${level} ${problem.message.replace(/\s+/g, ' ')}`,
        );
      }
    }
  }
  for (const text of broken) console.log(`a linter failed: ${text}`);
  const failed = found + broken.length;
  console.log(failed === 0 ? 'lint: no errors, no warnings' : `lint: ${failed} findings`);
  process.exitCode = failed === 0 ? 0 : 1;
}

main().catch((error) => {
  console.error('lint crashed:', error.message);
  process.exitCode = 2;
});
