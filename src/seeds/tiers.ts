/** The three tiers that a bureau starts with, cheapest first. Regrade fees are agreed by each bureau. */
export const tiers = [
  {
    code: 'executive',
    name: 'Executive',
    position: 1,
    summary: 'A low rental, and most services charged as they are used. Without Direct Debit.',
  },
  {
    code: 'advanced',
    name: 'Advanced',
    position: 2,
    summary: 'Direct Debit collection and branded documents, with many services at lower prices.',
  },
  {
    code: 'elite',
    name: 'Elite',
    position: 3,
    summary: 'One rental with nearly everything included.',
  },
] as const;

/** The code of one of the tiers. */
export type TierCode = (typeof tiers)[number]['code'];
