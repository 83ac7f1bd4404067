import { spawnSync } from 'node:child_process';

/** All changes of the recorded changelog through the app's events; CI replays the first few hundred. Minutes. */
const { status } = spawnSync(
  process.execPath,
  ['node_modules/jest/bin/jest.js', '--selectProjects', 'node', '--', 'test/contract/replay'],
  { stdio: 'inherit', env: { ...process.env, REPLAY_CHANGES: '20000' } },
);
process.exitCode = status ?? 1;
