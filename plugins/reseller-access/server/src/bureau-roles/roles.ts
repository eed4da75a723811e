/** The ready-made roles of the bureau's own people. The order is that of the columns in the tables beside this file. */
export const BUREAU_ROLES = [
  {
    key: 'administrator',
    code: 'billwright-administrator',
    name: 'Bureau administrator',
    description:
      'Sets everything up: settings, resellers, prices, people and their roles. Does all that the others do.',
  },
  {
    key: 'billing',
    code: 'billwright-billing-operator',
    name: 'Billing operator',
    description: 'Keeps customers, services and prices, brings usage in, runs and issues bills.',
  },
  {
    key: 'collections',
    code: 'billwright-collections',
    name: 'Collections',
    description: 'Keeps mandates and writes the files that collect what was billed.',
  },
  {
    key: 'support',
    code: 'billwright-support',
    name: 'Support',
    description:
      'Answers questions: sees customers, services, bills and usage, and corrects how to reach a customer.',
  },
  {
    key: 'auditor',
    code: 'billwright-auditor',
    name: 'Auditor (read only)',
    description: 'Sees everything but keys and passwords, and changes nothing.',
  },
] as const;

export type BureauRole = (typeof BUREAU_ROLES)[number];
export type BureauRoleKey = BureauRole['key'];

/** By these a person is known as the bureau's own. Strapi never changes the code of a role. */
export const BUREAU_ROLE_CODES: readonly string[] = BUREAU_ROLES.map(({ code }) => code);
