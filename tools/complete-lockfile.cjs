// Adds to a lockfile the optional packages of other platforms that npm left out.
// A registry mirror that lacks them makes npm forget them, and `npm ci` then refuses the lockfile everywhere.
// usage: node tools/complete-lockfile.cjs [folder ...]
const fs = require('node:fs');
const path = require('node:path');

const SYSTEMS = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32'];
const PROCESSORS = ['arm64', 'x64', 'ia32', 'ppc64', 'riscv64', 's390x', 'loong64', 'arm'];

function isLocked(packages, from, name) {
  for (let base = from; ; ) {
    if (packages[`${base === '' ? '' : `${base}/`}node_modules/${name}`] !== undefined) return true;
    if (base === '') return false;
    const at = base.lastIndexOf('/node_modules/');
    base = at < 0 ? '' : base.slice(0, at);
  }
}

function entryFor(name, range, isDev) {
  const os = SYSTEMS.find((system) => name.includes(system));
  const cpu = PROCESSORS.find((processor) => new RegExp(`-${processor}(?![a-z0-9])`).test(name));
  if (os === undefined || cpu === undefined) throw new Error(`${name} is missing, and its name tells no platform.`);
  const libc = name.includes('musl') ? ['musl'] : os === 'linux' && name.includes('gnu') ? ['glibc'] : null;
  return {
    version: range.replace(/^[\^~]/, ''),
    cpu: [cpu],
    ...(isDev ? { dev: true } : {}),
    ...(libc === null ? {} : { libc }),
    optional: true,
    os: [os],
  };
}

function complete(folder) {
  const file = path.join(folder, 'package-lock.json');
  const lock = JSON.parse(fs.readFileSync(file, 'utf8'));
  const added = [];
  for (const [at, locked] of Object.entries(lock.packages)) {
    delete locked.resolved;
    for (const [name, range] of Object.entries(locked.optionalDependencies ?? {})) {
      if (isLocked(lock.packages, at, name)) continue;
      lock.packages[`node_modules/${name}`] = entryFor(name, range, locked.dev === true);
      added.push(name);
    }
  }
  const sorted = Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1));
  fs.writeFileSync(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`);
  console.log(`${file}: ${added.length} added`);
}

for (const folder of process.argv.length > 2 ? process.argv.slice(2) : ['.', 'tools/forge-check']) complete(folder);
