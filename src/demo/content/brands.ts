import { logos } from './logos';

/** How the documents of each company look: every layout and typeface is used. */
export const brands = [
  {
    key: 'tollgate',
    reseller: null,
    name: 'Tollgate 2026',
    displayName: 'Tollgate Billing',
    strapline: 'Every call counted',
    primaryColour: '#1f3a5f',
    accentColour: '#c8872d',
    typeface: 'sans',
    layout: 'band',
    logoSvg: logos.tollgate,
    footer:
      'Questions about this bill? Write to billing@tollgate.example or call 0161 496 0100, Monday to Friday 9 to 5. If we cannot settle a complaint, you can take it to our alternative dispute resolution scheme free of charge.',
  },
  {
    key: 'fernhill',
    reseller: 'FERN',
    name: 'Fernhill letterhead',
    displayName: 'Fernhill Communications',
    strapline: 'Local people, clear calls',
    primaryColour: '#2f6b4f',
    accentColour: '#7fae62',
    typeface: 'serif',
    layout: 'classic',
    logoSvg: logos.fernhill,
    footer:
      'Please pay by bank transfer and quote your account number. Not happy with something? Call 0114 496 0200 and ask for Customer Care; after six weeks you may go to our dispute resolution scheme.',
  },
  {
    key: 'brightwire',
    reseller: 'BRIGHT',
    name: 'Brightwire bold',
    displayName: 'Brightwire',
    strapline: 'By the second. No surprises.',
    primaryColour: '#5b2a86',
    accentColour: '#ffb000',
    typeface: 'humanist',
    layout: 'band',
    logoSvg: logos.brightwire,
    footer:
      'Manage your account at www.brightwire.example. To complain, write to bills@brightwire.example; if it is not settled within six weeks you can use our free dispute resolution scheme.',
  },
  {
    key: 'summit',
    reseller: 'SUMMIT',
    name: 'Summit Premier',
    displayName: 'Summit Premier Telecom',
    strapline: 'Communications at altitude',
    primaryColour: '#0f2f3d',
    accentColour: '#b3892f',
    typeface: 'sans',
    layout: 'side',
    logoSvg: logos.summit,
    footer:
      'Your account manager answers on 0131 496 0400. Our complaints code is at www.summitpremier.example/complaints, with the details of our dispute resolution scheme.',
  },
  {
    key: 'harbourside',
    reseller: 'HARBOUR',
    name: 'Harbourside',
    displayName: 'Harbourside Partners',
    strapline: 'We find, Tollgate bills',
    primaryColour: '#0b5c7a',
    accentColour: '#58a6b8',
    typeface: 'humanist',
    layout: 'classic',
    logoSvg: logos.harbourside,
    footer: 'Harbourside Partners LLP introduces customers to Tollgate Billing.',
  },
] as const;

/** A message on the bills of each issuer in the demo's month. */
export const promos = [
  {
    reseller: null,
    title: 'Moving house or office?',
    message:
      'Tell us three weeks before and your numbers move with you. Write to billing@tollgate.example.',
  },
  {
    reseller: 'FERN',
    title: 'The copper switch-off is coming',
    message:
      'Alarm lines and lift lines need a new home before the old network closes. Ask us for a free survey of your site.',
  },
  {
    reseller: 'BRIGHT',
    title: 'Full fibre on your street',
    message:
      'Full fibre 330 is now £39.00 a month for customers with three hosted seats or more. Ask for the Brightwire bundle.',
  },
  {
    reseller: 'SUMMIT',
    title: 'Your annual review',
    message:
      'Your account manager will call before Christmas to check that you are on the best tariff for the way you work.',
  },
] as const;
