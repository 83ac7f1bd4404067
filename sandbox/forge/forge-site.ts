/** The identities that a real site and installation would have; fixed, so that stored things stay valid over restarts. */
export interface ForgeSite {
  readonly cloudId: string;
  readonly siteUrl: string;
  readonly environmentId: string;
  readonly installationId: string;
}

/** The one site of the sandbox. */
export function forgeSiteAt(siteUrl: string): ForgeSite {
  return {
    cloudId: '3f1c9a52-6d1b-4b63-9c57-2f0a6f6f4c11',
    siteUrl,
    environmentId: '5a1f8f0e-90a5-4f0e-8c43-6f2a7f0e2b21',
    installationId: '7c2e4f38-1d6a-49c2-8a51-0b7d93f4de31',
  };
}
