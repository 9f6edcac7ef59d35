import { store, useStore } from './store.js';

/** undefined: not asked yet; null: nobody is signed in. */
export const session = store(undefined);

/** Whether the viewer has one of these roles. */
export function may(...roles) {
  const own = session.get()?.roles ?? [];
  return roles.some((role) => own.includes(role));
}

export const useSession = () => useStore(session);

export const ROLES = {
  records: ['operations', 'compliance-officer', 'auditor'],
  unmask: ['compliance-officer', 'auditor'],
  parked: ['operations', 'auditor'],
  replay: ['operations'],
  violations: ['compliance-officer', 'auditor'],
  decisions: ['compliance-officer', 'auditor', 'collector'],
  desk: ['compliance-officer'],
  complaints: ['compliance-officer', 'auditor'],
  packs: ['compliance-officer', 'auditor'],
  portfolio: ['auditor', 'compliance-officer', 'core-banking'],
  hitRates: ['collector', 'compliance-officer', 'auditor', 'operations'],
  promises: ['plan-desk', 'collector', 'compliance-officer', 'auditor'],
  gateways: ['operations', 'auditor'],
  pacing: ['collector', 'compliance-officer', 'auditor', 'operations'],
  silence: ['compliance-officer', 'auditor', 'operations'],
  audit: ['operations', 'auditor', 'compliance-officer'],
};
