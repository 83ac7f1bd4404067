// Atlassian's schema and semantic validation of manifest.yml. Runs from the app's root.
const { ProcessorBuilder, ValidationTypes } = require('@forge/manifest');

async function main() {
  let errors = 0;
  for (const type of ['FULL', 'PRODUCT_TRIGGER', 'DEPRECATED_EGRESS_PERMISSIONS', 'DEPRECATED_CSP_METHOD']) {
    const result = await ProcessorBuilder.instance()
      .withValidation(ValidationTypes[type])
      .withOptions({ deprecatedRuntimes: ['nodejs18.x'] })
      .build()
      .process();
    for (const problem of result.errors ?? []) {
      if (problem.level === 'error') errors += 1;
      console.log(
        `manifest.yml:${problem.line}:${problem.column} ${problem.level} ${problem.message.replace(/\s+/g, ' ')}`,
      );
    }
    if (!result.success) errors += 1;
  }
  console.log(errors === 0 ? 'manifest: valid' : `manifest: ${errors} errors`);
  process.exitCode = errors === 0 ? 0 : 1;
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 2;
});
