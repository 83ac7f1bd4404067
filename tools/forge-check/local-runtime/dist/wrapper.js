// Stands where the bundler would download Atlassian's wrapper; the bundle is checked here, not deployed.
exports.main = async () => ({ status: 501, success: false, error: { errorMessage: 'local check only' } });
