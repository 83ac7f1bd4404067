// Stands where the bundler would download Atlassian's loader; the bundle is checked here, not deployed.
module.exports = require(`./${process.env.FORGE_CUSTOM_WRAPPER_FILE_NAME || '__forge_wrapper__.cjs'}`);
