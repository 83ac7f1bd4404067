import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import Ajv, { type AnySchema, type ValidateFunction } from 'ajv';
import { openTestSite, type TestSite } from './open-test-site';

/** Atlassian's own documents; they are not part of this repository. */
const FOLDER = resolve(__dirname, '../../../../shared/openapi');
const DOCUMENTS = { platform: 'jira-platform-v3.json', software: 'jira-software.json' } as const;
const isThere = Object.values(DOCUMENTS).every((file) => existsSync(resolve(FOLDER, file)));
if (!isThere) console.warn(`Answers are not validated: Atlassian's OpenAPI documents are not in ${FOLDER}.`);

type Tree = { [key: string]: Tree } & Tree[];
interface ApiDocument {
  readonly paths: Record<
    string,
    Record<string, { responses: Record<string, { content?: Record<string, { schema?: AnySchema }> }> }>
  >;
  readonly components: { readonly schemas: Record<string, AnySchema> };
}

/** Atlassian's own examples carry more than their schemas allow, so additional properties are let through. */
const relaxed = (tree: unknown): unknown => {
  if (Array.isArray(tree)) return tree.map(relaxed);
  if (tree === null || typeof tree !== 'object') return tree;
  const entries = Object.entries(tree as Tree).filter(
    ([key, value]) => !(key === 'additionalProperties' && (value as unknown) === false),
  );
  return Object.fromEntries(entries.map(([key, value]) => [key, relaxed(value)]));
};

const REFERENCE = /"#\/components\/schemas\/([^"]+)"/g;

/** A schema with the components that it reaches, and no others, so that compiling stays quick. */
const selfContained = (schema: AnySchema, components: Record<string, AnySchema>): AnySchema => {
  const reached = new Map<string, unknown>();
  const visit = (text: string): void => {
    for (const [, name = ''] of text.matchAll(REFERENCE)) {
      if (reached.has(name)) continue;
      const found = JSON.stringify(components[name]);
      reached.set(name, null);
      visit(found);
      reached.set(name, JSON.parse(found.replaceAll('"#/components/schemas/', '"#/$defs/')));
    }
  };
  const text = JSON.stringify(schema);
  visit(text);
  const root = JSON.parse(text.replaceAll('"#/components/schemas/', '"#/$defs/')) as object;
  return { ...root, $defs: Object.fromEntries(reached) };
};

/** Where real sites answer otherwise than the document says. */
const asSitesAnswer = (document: ApiDocument): ApiDocument => {
  const nullable = { type: ['string', 'null'] };
  const sides = { from: nullable, fromString: nullable, to: nullable, toString: nullable };
  const edited = JSON.parse(JSON.stringify(document)) as ApiDocument;
  const { schemas } = edited.components;
  const properties = (name: string) =>
    (schemas[name] as { properties?: Record<string, object> } | undefined)?.properties;
  // A side of a change is null where there was nothing.
  Object.assign(properties('ChangeDetails') ?? {}, sides);
  // Product Discovery came after the list of project types was written.
  Object.assign(properties('Project') ?? {}, { projectTypeKey: { type: 'string' } });
  return edited;
};

const validators = (file: string) => {
  const written = JSON.parse(readFileSync(resolve(FOLDER, file), 'utf8')) as unknown;
  const document = asSitesAnswer(relaxed(written) as ApiDocument);
  return (method: string, path: string, status: number): ValidateFunction => {
    const response = document.paths[path]?.[method.toLowerCase()]?.responses[String(status)];
    if (!response) throw new Error(`${method} ${path} ${status} is not in ${file}`);
    const schema = response.content?.['application/json']?.schema ?? {};
    const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false, validateSchema: false });
    return ajv.compile(selfContained(schema, document.components.schemas));
  };
};

/** Method, path of the document, path asked for, body, expected status. */
type Row = readonly [string, string, string, unknown?, number?];

const PLATFORM: readonly Row[] = [
  ['GET', '/rest/api/3/serverInfo', ''],
  ['GET', '/rest/api/3/myself', '?expand=groups'],
  ['GET', '/rest/api/3/user', '?accountId=5b10a2844c20165700ede21b'],
  ['GET', '/rest/api/3/user/bulk', '?accountId=5b10a2844c20165700ede21b'],
  ['GET', '/rest/api/3/user/search', '?query=o'],
  ['GET', '/rest/api/3/users/search', ''],
  ['GET', '/rest/api/3/field', ''],
  ['GET', '/rest/api/3/field/search', ''],
  ['GET', '/rest/api/3/priority', ''],
  ['GET', '/rest/api/3/priority/search', ''],
  ['GET', '/rest/api/3/status', ''],
  ['GET', '/rest/api/3/statuses/search', ''],
  ['GET', '/rest/api/3/statuscategory', ''],
  ['GET', '/rest/api/3/resolution', ''],
  ['GET', '/rest/api/3/resolution/search', ''],
  ['GET', '/rest/api/3/issuetype', ''],
  ['GET', '/rest/api/3/issuetype/project', '?projectId=10001'],
  ['GET', '/rest/api/3/issueLinkType', ''],
  ['GET', '/rest/api/3/project', ''],
  ['GET', '/rest/api/3/project/search', '?expand=insight,lead,issueTypes'],
  ['GET', '/rest/api/3/project/{projectIdOrKey}', '/rest/api/3/project/SHOP?expand=issueTypeHierarchy,projectKeys'],
  ['GET', '/rest/api/3/project/{projectIdOrKey}/components', '/rest/api/3/project/SHOP/components'],
  ['GET', '/rest/api/3/project/{projectIdOrKey}/versions', '/rest/api/3/project/SHOP/versions'],
  ['GET', '/rest/api/3/project/{projectIdOrKey}/statuses', '/rest/api/3/project/SHOP/statuses'],
  ['GET', '/rest/api/3/project/{projectId}/hierarchy', '/rest/api/3/project/10001/hierarchy'],
  ['GET', '/rest/api/3/project/{projectIdOrKey}/properties', '/rest/api/3/project/SHOP/properties'],
  ['GET', '/rest/api/3/search/jql', '?jql=project%3DSHOP&fields=*all&expand=names,schema,changelog'],
  ['POST', '/rest/api/3/search/jql', '', { jql: 'project = SHOP', fields: ['*navigable'], maxResults: 3 }],
  ['POST', '/rest/api/3/search/approximate-count', '', { jql: 'project = SHOP' }],
  ['POST', '/rest/api/3/issue/bulkfetch', '', { issueIdsOrKeys: ['SHOP-5', 'SHOP-3'], fields: ['*all'] }],
  ['GET', '/rest/api/3/issue/{issueIdOrKey}', '/rest/api/3/issue/SHOP-5?expand=names,schema,changelog'],
  [
    'POST',
    '/rest/api/3/issue',
    '',
    { fields: { project: { key: 'SHOP' }, issuetype: { name: 'Story' }, summary: 'New' } },
    201,
  ],
  [
    'PUT',
    '/rest/api/3/issue/{issueIdOrKey}',
    '/rest/api/3/issue/SHOP-5?returnIssue=true',
    { fields: { summary: 'Changed' } },
    200,
  ],
  ['GET', '/rest/api/3/issue/{issueIdOrKey}/changelog', '/rest/api/3/issue/SHOP-5/changelog'],
  ['GET', '/rest/api/3/issue/{issueIdOrKey}/editmeta', '/rest/api/3/issue/SHOP-5/editmeta'],
  ['GET', '/rest/api/3/issue/{issueIdOrKey}/transitions', '/rest/api/3/issue/SHOP-5/transitions'],
  ['GET', '/rest/api/3/issue/{issueIdOrKey}/votes', '/rest/api/3/issue/SHOP-5/votes'],
  ['GET', '/rest/api/3/issue/{issueIdOrKey}/watchers', '/rest/api/3/issue/SHOP-5/watchers'],
  ['POST', '/rest/api/3/issue/watching', '', { issueIds: ['10105'] }],
  [
    'PUT',
    '/rest/api/3/issue/{issueIdOrKey}/properties/{propertyKey}',
    '/rest/api/3/issue/SHOP-5/properties/x',
    { a: 1 },
    201,
  ],
  ['GET', '/rest/api/3/issue/{issueIdOrKey}/properties', '/rest/api/3/issue/SHOP-5/properties'],
  ['GET', '/rest/api/3/issue/{issueIdOrKey}/properties/{propertyKey}', '/rest/api/3/issue/SHOP-5/properties/x'],
  ['GET', '/rest/api/3/issueLink/{linkId}', '/rest/api/3/issueLink/10501'],
  ['GET', '/rest/api/3/mypermissions', '?permissions=ADMINISTER,BROWSE_PROJECTS'],
  [
    'POST',
    '/rest/api/3/permissions/check',
    '',
    {
      projectPermissions: [{ permissions: ['BROWSE_PROJECTS'], issues: [10105], projects: [10000] }],
      globalPermissions: ['ADMINISTER'],
    },
  ],
  ['POST', '/rest/api/3/permissions/project', '', { permissions: ['BROWSE_PROJECTS'] }],
  ['POST', '/rest/api/3/jql/match', '', { issueIds: [10105], jqls: ['project = SHOP', 'x ='] }],
  ['GET', '/rest/api/3/jql/autocompletedata', ''],
  ['POST', '/rest/api/3/jql/autocompletedata', '', { projectIds: [10000] }],
  ['GET', '/rest/api/3/jql/autocompletedata/suggestions', '?fieldName=status&fieldValue='],
];

const SOFTWARE: readonly Row[] = [
  ['GET', '/rest/agile/1.0/board', ''],
  ['GET', '/rest/agile/1.0/board/{boardId}', '/rest/agile/1.0/board/1'],
  ['GET', '/rest/agile/1.0/board/{boardId}/configuration', '/rest/agile/1.0/board/1/configuration'],
  ['GET', '/rest/agile/1.0/board/{boardId}/sprint', '/rest/agile/1.0/board/1/sprint'],
  ['GET', '/rest/agile/1.0/sprint/{sprintId}', '/rest/agile/1.0/sprint/12'],
  ['PUT', '/rest/agile/1.0/issue/rank', '', { issues: ['SHOP-6', 'SHOP-404'], rankBeforeIssue: 'SHOP-3' }, 207],
  ['GET', '/rest/software/1.0/board/{boardId}/backlog', '/rest/software/1.0/board/1/backlog'],
  [
    'GET',
    '/rest/software/1.0/board/{boardId}/backlog/approximate-count',
    '/rest/software/1.0/board/1/backlog/approximate-count',
  ],
  ['GET', '/rest/software/1.0/board/{boardId}/issue', '/rest/software/1.0/board/1/issue?fields=summary'],
  ['GET', '/rest/software/1.0/sprint/{sprintId}/issue', '/rest/software/1.0/sprint/12/issue'],
];

const whenThere = isThere ? describe : describe.skip;

whenThere.each([
  ['platform', PLATFORM],
  ['software', SOFTWARE],
] as const)('answers of the %s API have the shape of the document', (document, rows) => {
  let test: TestSite;
  let validatorOf: ReturnType<typeof validators>;
  beforeAll(async () => {
    test = await openTestSite();
    validatorOf = validators(DOCUMENTS[document]);
    await test.as('admin')('PUT', '/rest/api/3/issue/SHOP-5', { fields: { priority: { name: 'High' } } });
    const body = { type: 'doc', version: 1, content: [{ type: 'paragraph', content: [{ type: 'text', text: 'x' }] }] };
    await test.as('admin')('POST', '/rest/api/3/issue/SHOP-5/comment', { body });
  });

  // Named rows: jest takes a parameter that a row lacks for a callback to wait for.
  const named = rows.map(([method, path, asked, body, status = 200]) => ({ method, path, asked, body, status }));
  it.each(named)('$method $path', async ({ method, path, asked, body, status }) => {
    const answer = await test.as('admin')(method, asked.startsWith('/') ? asked : path + asked, body);
    expect({ status: answer.status, body: answer.status === status ? null : answer.body }).toEqual({
      status,
      body: null,
    });
    const validate = validatorOf(method, path, status);
    const isValid = validate(answer.body);
    expect(isValid ? [] : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`)).toEqual([]);
  });
});

(isThere ? it : it.skip)('a task and a comment have the shape of the document', async () => {
  const test = await openTestSite();
  const validatorOf = validators(DOCUMENTS.platform);
  const started = await test.as('po')('POST', '/rest/api/3/issue/properties/multi', {
    issues: [{ issueID: 10105, properties: { x: 1 } }],
  });
  await test.site.flush();
  const task = await test.as('po')('GET', new URL(started.headers.get('location') ?? '').pathname);
  const validate = validatorOf('GET', '/rest/api/3/task/{taskId}', 200);
  expect([validate(task.body), validate.errors]).toEqual([true, null]);
});
