const only = (name, from, allowed) => ({
  name,
  severity: 'error',
  from: { path: from },
  to: { pathNot: [from, ...allowed] },
});

/** The directions that ARCHITECTURE.md promises; test/contract plants a violation of each and sees it caught. */
module.exports = {
  forbidden: [
    only('domain-imports-nothing', '^src/domain', []),
    only('contract-knows-domain-and-zod', '^src/contract', ['^src/domain', 'node_modules/zod']),
    only('ports-know-domain', '^src/ports', ['^src/domain', '^src/contract']),
    only('app-knows-ports-not-platform', '^src/app', ['^src/domain', '^src/ports', '^src/contract']),
    only('adapters-implement-ports', '^src/adapters', [
      '^src/domain',
      '^src/ports',
      '^src/contract',
      'node_modules/@forge',
      'node_modules/zod',
      '^(node:)?(zlib|crypto|util|async_hooks|buffer)$',
    ]),
    {
      name: 'src-never-sees-the-rest',
      severity: 'error',
      from: { path: '^src' },
      to: { path: '^(static|sandbox|tools|test)' },
    },
    {
      name: 'browser-sees-only-contract-and-domain',
      severity: 'error',
      from: { path: '^static' },
      to: { path: '^(src|sandbox|tools|test)', pathNot: '^src/(contract|domain)' },
    },
    {
      name: 'one-door-to-the-bridge',
      severity: 'error',
      from: { path: '^static', pathNot: '^static/shared/(rpc|jira|host)\\.ts$' },
      to: { path: 'node_modules/@forge/bridge' },
    },
    {
      name: 'pages-do-not-import-pages',
      severity: 'error',
      from: { path: '^static/([^/]+)/' },
      to: { path: '^static/[^/]+/', pathNot: '^static/($1|shared)/' },
    },
    {
      name: 'sandbox-knows-the-app-by-its-manifest',
      severity: 'error',
      from: { path: '^sandbox' },
      to: { path: '^(src|static)/' },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(static/build|\\.plumbline)/' },
    tsConfig: { fileName: 'tsconfig.node.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default'] },
  },
};
