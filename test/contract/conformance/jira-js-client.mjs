// An unmodified jira.js in a process of its own, since 6.x is an ES module and needs a newer Node than the tests may have.
// usage: node jira-js-client.mjs <5|6> <host>; reads calls as JSON, one a line, and writes what came of each.
import { createInterface } from 'node:readline';

const [version, host] = process.argv.slice(2);
const TOKEN = 'sandbox';

/** Clients of one person: Jira, boards, version 2 of the API where jira.js has it, and jira.js's own request. */
async function clientsOfFive(email) {
  const { AgileClient, Version2Client, Version3Client } = await import('jira.js-5');
  const config = { host, authentication: { basic: { email, apiToken: TOKEN } } };
  const jira = new Version3Client(config);
  return {
    jira,
    agile: new AgileClient(config),
    v2: new Version2Client(config),
    request: ({ method, url, body }) => jira.sendRequest({ method, url, data: body }),
  };
}

async function clientsOfSix(email) {
  const { createClient } = await import('jira.js-6/core');
  const { createAgileClient, createCloudClient } = await import('jira.js-6');
  const client = createClient({
    host,
    auth: { type: 'basic', email, apiToken: TOKEN },
    onSchemaMismatch: 'throw',
  });
  return {
    jira: createCloudClient(client),
    agile: createAgileClient(client),
    request: ({ method, url, body }) => client.sendRequest({ method, url, body }),
  };
}

const clients = new Map();
function clientsOf(email) {
  if (!clients.has(email)) clients.set(email, version === '6' ? clientsOfSix(email) : clientsOfFive(email));
  return clients.get(email);
}

/** Runs `jira.issues.getIssue`, `agile.board.getBoard`, `v2.issues.getIssue` or `request`. */
async function run({ email, call, parameters }) {
  const all = await clientsOf(email);
  if (call === 'request') return all.request(parameters);
  const [client, group, name] = call.split('.');
  const operation = all[client]?.[group]?.[name];
  if (typeof operation !== 'function') throw new Error(`jira.js ${version} has no ${call}`);
  return parameters === undefined ? all[client][group][name]() : all[client][group][name](parameters);
}

const failure = (error) => ({
  ok: false,
  name: error.name,
  status: error.status ?? error.response?.status ?? null,
  // Of 6.x: where an answer does not fit the schema that jira.js has for it.
  mismatches: (error.issues ?? []).map(({ path, expected, received }) => `${path}: ${expected} but ${received}`),
  message: String(error.message).slice(0, 500),
  body: error.body ?? error.detail ?? error.response?.data ?? error.response ?? null,
});

for await (const line of createInterface({ input: process.stdin })) {
  let outcome;
  try {
    outcome = { ok: true, value: (await run(JSON.parse(line))) ?? null };
  } catch (error) {
    outcome = failure(error);
  }
  process.stdout.write(`${JSON.stringify(outcome)}\n`);
}
