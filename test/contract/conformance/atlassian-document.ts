import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import Ajv, { type AnySchema, type ValidateFunction } from 'ajv';

/** Atlassian's own documents; they are not part of this repository. */
const FOLDER = resolve(__dirname, '../../../../shared/openapi');
const FILES = ['jira-platform-v3.json', 'jira-software.json'] as const;

/** Whether the documents are on this machine; tests that need them say so and skip where they are not. */
export const hasDocuments = FILES.every((file) => existsSync(resolve(FOLDER, file)));
if (!hasDocuments)
  console.warn(`Nothing is validated against Atlassian's OpenAPI documents: they are not in ${FOLDER}.`);

type Media = Readonly<Record<string, { readonly schema?: AnySchema }>>;
interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema?: { readonly type?: string };
}
interface Operation {
  readonly responses: Readonly<Record<string, { readonly content?: Media }>>;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly required?: boolean; readonly content?: Media };
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
  readonly 'x-atlassian-oauth2-scopes'?: readonly { readonly state: string; readonly scopes: readonly string[] }[];
}
type Schemas = Readonly<Record<string, AnySchema>>;
interface ApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Schemas };
}

/** One documented operation, with the schemas that its own refer to. */
interface Documented {
  readonly method: string;
  readonly template: string;
  readonly pattern: RegExp;
  readonly operation: Operation;
  readonly schemas: Schemas;
}

/** Atlassian's own examples carry more than their schemas allow, so additional properties are let through. */
const relaxed = (tree: unknown): unknown => {
  if (Array.isArray(tree)) return tree.map(relaxed);
  if (tree === null || typeof tree !== 'object') return tree;
  const entries = Object.entries(tree as Record<string, unknown>).filter(
    ([key, value]) => !(key === 'additionalProperties' && value === false),
  );
  return Object.fromEntries(entries.map(([key, value]) => [key, relaxed(value)]));
};

const REFERENCE = /"#\/components\/schemas\/([^"]+)"/g;

/** A schema with the components that it reaches, and no others, so that compiling stays quick. */
const selfContained = (schema: AnySchema, components: Schemas): AnySchema => {
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
const asSitesAnswer = (schemas: Schemas): Schemas => {
  const properties = (name: string) =>
    (schemas[name] as { properties?: Record<string, object> } | undefined)?.properties;
  const nullable = { type: ['string', 'null'] };
  // A side of a change is null where there was nothing.
  const sides = { from: nullable, fromString: nullable, to: nullable, toString: nullable };
  Object.assign(properties('ChangeDetails') ?? {}, sides);
  // Product Discovery came after the list of project types was written.
  Object.assign(properties('Project') ?? {}, { projectTypeKey: { type: 'string' } });
  // Described as the Java class that it is made with, and not as what it stands for: any JSON.
  return { ...schemas, JsonNode: {} };
};

const patternOf = (template: string): RegExp => new RegExp(`^${template.replace(/\{[^}]+\}/g, '[^/]+')}$`);

let known: readonly Documented[] | null = null;
/** All operations of both documents; those with fewer parameters in their path first, as routers try them. */
const operations = (): readonly Documented[] => {
  known ??= FILES.flatMap((file) => {
    const document = relaxed(JSON.parse(readFileSync(resolve(FOLDER, file), 'utf8'))) as ApiDocument;
    const schemas = asSitesAnswer(document.components.schemas);
    return Object.entries(document.paths).flatMap(([template, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({
        method: method.toUpperCase(),
        template,
        pattern: patternOf(template),
        operation,
        schemas,
      })),
    );
  }).sort((left, right) => left.template.split('{').length - right.template.split('{').length);
  return known;
};

/** The documented operation that a request asks for; path without query. */
const operationAt = (method: string, path: string): Documented | undefined =>
  operations().find((each) => each.method === method.toUpperCase() && each.pattern.test(path));

const compiled = new Map<AnySchema, ValidateFunction>();
const validatorOf = (schema: AnySchema, schemas: Schemas): ValidateFunction => {
  const before = compiled.get(schema);
  if (before) return before;
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false, validateSchema: false });
  const validate = ajv.compile(selfContained(schema, schemas));
  compiled.set(schema, validate);
  return validate;
};

const problemsIn = (value: unknown, schema: AnySchema, schemas: Schemas): readonly string[] => {
  const validate = validatorOf(schema, schemas);
  return validate(value) ? [] : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`.trim());
};

/** What the documents leave open about refusals, Jira's general part says: two lists of words. */
const REFUSAL: AnySchema = {
  type: 'object',
  required: ['errorMessages', 'errors'],
  properties: {
    errorMessages: { type: 'array', items: { type: 'string' } },
    errors: { type: 'object', additionalProperties: { type: 'string' } },
  },
};

const UNDOCUMENTED: ReadonlySet<number> = new Set([400, 405, 410, 415]);

/** Whether an operation refuses in a form of its own, as the creation of many issues does. */
const isOwnForm = (schema: AnySchema | undefined): boolean =>
  /^#.*\/(?!ErrorCollection)/.test((schema as { readonly $ref?: string } | undefined)?.$ref ?? '') &&
  !JSON.stringify(schema).includes('ErrorCollection');

/** An answer as it was given: body parsed where it is JSON, text else. */
export interface GivenAnswer {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly body: unknown;
}

/** What is wrong with an answer by Atlassian's document; empty where all is well. */
export const answerProblems = ({ method, path, status, body }: GivenAnswer): readonly string[] => {
  const documented = operationAt(method, path);
  if (!documented) return [`${method} ${path} is not in Atlassian's documents`];
  const { operation, schemas, template } = documented;
  const response = operation.responses[String(status)];
  // What cannot be read, or was removed since, is refused whether or not a document says so.
  if (!response && UNDOCUMENTED.has(status)) return problemsIn(body, REFUSAL, schemas);
  if (!response) return [`${method} ${template} never answers ${status} by its document`];
  // Without a valid login Jira answers in plain text.
  if (status === 401 && typeof body === 'string') return [];
  const schema = response.content?.['application/json']?.schema;
  const isGeneral = body !== null && typeof body === 'object' && 'errorMessages' in body;
  if (status >= 400 && (isGeneral || !isOwnForm(schema))) return problemsIn(body, REFUSAL, schemas);
  // Several writes are documented as "any JSON" and answer with nothing at all.
  if (body === '' || schema === undefined) return [];
  return problemsIn(body, schema, schemas);
};

/** A request as it was sent. */
export interface SentRequest {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly body: string | null;
}

const scalar = (text: string, type: string | undefined): unknown => {
  if (type === 'integer' || type === 'number') return text.trim() === '' ? text : Number(text);
  if (type === 'boolean') return text === 'true' ? true : text === 'false' ? false : text;
  return text;
};

const queryProblems = (query: URLSearchParams, { operation, schemas }: Documented): readonly string[] => {
  const parameters = (operation.parameters ?? []).filter((parameter) => parameter.in === 'query');
  const unknown = [...new Set(query.keys())]
    .filter((name) => !parameters.some((parameter) => parameter.name === name))
    .map((name) => `the parameter ${name} is not documented`);
  const wrong = parameters.flatMap(({ name, required, schema }) => {
    const given = query.getAll(name);
    if (given.length === 0) return required === true ? [`the parameter ${name} is missing`] : [];
    if (schema === undefined) return [];
    const isList = schema.type === 'array';
    const items = (schema as { readonly items?: { readonly type?: string } }).items;
    const value = isList
      ? given.flatMap((text) => text.split(',')).map((text) => scalar(text, items?.type))
      : scalar(given[0] ?? '', schema.type);
    return problemsIn(value, schema as AnySchema, schemas).map((problem) => `parameter ${name}: ${problem}`);
  });
  return [...unknown, ...wrong];
};

/** What is undocumented about the members of a body: schemas were relaxed, but requests must not invent members. */
const strangersIn = (body: unknown, schema: AnySchema, schemas: Schemas): readonly string[] => {
  const name = /^#\/components\/schemas\/(.+)$/.exec((schema as { readonly $ref?: string }).$ref ?? '')?.[1];
  const properties = ((name === undefined ? schema : schemas[name]) as { readonly properties?: object } | undefined)
    ?.properties;
  if (!properties || typeof body !== 'object' || body === null || Array.isArray(body)) return [];
  return Object.keys(body)
    .filter((key) => !Object.hasOwn(properties, key))
    .map((key) => `the member ${key} of the body is not documented`);
};

const bodyProblems = (text: string | null, { operation, schemas }: Documented): readonly string[] => {
  const wanted = operation.requestBody;
  if (text === null) return wanted?.required === true ? ['the body is missing'] : [];
  if (!wanted) return ['no body is documented'];
  const schema = wanted.content?.['application/json']?.schema;
  if (schema === undefined) return [];
  const body = JSON.parse(text) as unknown;
  return [...problemsIn(body, schema, schemas), ...strangersIn(body, schema, schemas)];
};

/** The operation of a request, and what is wrong with the request by Atlassian's document. */
export const requestProblems = ({ method, path, body }: SentRequest): readonly string[] => {
  const [at = '', search = ''] = path.split('?');
  const documented = operationAt(method, at);
  if (!documented) return [`${method} ${at} is not in Atlassian's documents`];
  return [...queryProblems(new URLSearchParams(search), documented), ...bodyProblems(body, documented)];
};

/** The scopes that a request needs, classic ones where there are any; null where the operation is not documented. */
export const scopesOfRequest = (method: string, path: string): readonly string[] | null => {
  const documented = operationAt(method, path.split('?')[0] ?? '');
  const scopes = documented?.operation['x-atlassian-oauth2-scopes'];
  const granular = documented?.operation.security?.flatMap((way) => way['OAuth2'] ?? []);
  return documented ? (scopes?.find(({ state }) => state === 'Current')?.scopes ?? granular ?? []) : null;
};

/** Method and path template of a request, as the documents write it. */
export const templateOfRequest = (method: string, path: string): string | null => {
  const documented = operationAt(method, path.split('?')[0] ?? '');
  return documented ? `${documented.method} ${documented.template}` : null;
};
