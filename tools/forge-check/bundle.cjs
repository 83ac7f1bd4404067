// The bundler that `forge deploy` uses (webpack and Atlassian's own TypeScript), without the upload.
process.env.FORGE_RUNTIME_PATH = require('node:path').join(__dirname, 'local-runtime');
const path = require('node:path');
const { getNodeBundler, getWrapperProvider, getEntryPoints } = require('@forge/bundler');

const fromBundler = (name) =>
  require(require.resolve(name, { paths: [path.dirname(require.resolve('@forge/bundler/package.json'))] }));
const { ConfigFile, FileSystemReader, FileSystemWriter, I18nResourceBundlingService } =
  fromBundler('@forge/cli-shared');

async function main() {
  const logger = { info() {}, warn: console.warn, error: console.error, debug() {}, trace() {} };
  const statsigService = {
    isTypescriptBundlerEnabled: async () => false,
    testForgeCliBundleRuntimeLoaderGate: async () => false,
  };
  const configFile = new ConfigFile(new FileSystemReader(), new FileSystemWriter());
  const handlers = await configFile.getAppHandlers();
  const { translations, modules } = await configFile.readConfig();
  const i18nResourceBundle = await new I18nResourceBundlingService().bundle(modules, translations);
  const wrapper = getWrapperProvider({ fileSystemReader: new FileSystemReader(), statsigService });
  const bundler = getNodeBundler(logger, wrapper, configFile, statsigService);
  const result = await bundler.bundle({
    appDirectory: process.cwd(),
    entryPoints: getEntryPoints(handlers),
    i18nResourceBundle,
  });
  console.log(
    `bundle: built by the Forge bundler with ${[...result.metadata.sdkImports].join(', ') || 'no'} SDK imports`,
  );
}

main().catch((error) => {
  console.error('bundle failed:', error.message);
  process.exitCode = 1;
});
