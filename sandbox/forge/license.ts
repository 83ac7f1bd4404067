import type { FaultSettings } from '../faults/fault-settings';

/**
 * What Forge says of the app's licence: nothing, unless the app is paid and runs in production. The field `isActive` of
 * older apps is gone since October 2026.
 */
export function licenseOf({ license }: Pick<FaultSettings, 'license'>): { readonly license?: object } {
  if (license === 'unset') return {};
  return {
    license: {
      active: license === 'active',
      billingPeriod: 'MONTHLY',
      ccpEntitlementId: '2d9a7f54-0c0e-4f4f-9a61-5b8f0a0d7c11',
      ccpEntitlementSlug: 'E-1AB-2CD-3EF-4GH',
      isEvaluation: false,
      subscriptionEndDate: '2027-12-31T00:00:00.000Z',
      supportEntitlementNumber: 'SEN-500',
      trialEndDate: null,
      type: 'COMMERCIAL',
      modes: null,
    },
  };
}

/** A licence is told of in production only, so the environment goes with it. */
export const environmentTypeOf = ({ license }: Pick<FaultSettings, 'license'>): 'DEVELOPMENT' | 'PRODUCTION' =>
  license === 'unset' ? 'DEVELOPMENT' : 'PRODUCTION';
