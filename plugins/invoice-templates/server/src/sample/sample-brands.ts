import type { BrandRow } from '../view-model';

const NORTHWIND_LOGO = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 220 48"><circle cx="24" cy="24" r="22" fill="#0f4c81"/><path d="M12 32V16l16 16V16" fill="none" stroke="#fff" stroke-width="4.5" stroke-linejoin="round" stroke-linecap="round"/><path d="M32 14l6 6-6 6" fill="none" stroke="#ff8a00" stroke-width="4" stroke-linecap="round" stroke-linejoin="round"/><text x="58" y="33" font-family="Helvetica, Arial, sans-serif" font-weight="700" font-size="26" fill="#0f4c81">northwind</text></svg>`;

const FOOTER = `Complaints: if we have not put something right, write to Complaints, {name}, or call 0161 496 0199. After six weeks you can go to the Communications Ombudsman free of charge: www.commsombudsman.org, 0330 440 1614.`;

const footerFor = (name: string): string => FOOTER.replace('{name}', name);

/** Three brands, one of each layout and typeface, to try documents with. */
export const sampleBrands: [BrandRow, BrandRow, BrandRow] = [
  {
    id: 1,
    displayName: 'Northwind Telecom',
    strapline: 'Phones that just work',
    primaryColour: '#0f4c81',
    accentColour: '#ff8a00',
    typeface: 'sans',
    layout: 'classic',
    logoSvg: NORTHWIND_LOGO,
    footer: footerFor('Northwind Telecom, 14 Canal Street, Manchester M4 6JG'),
  },
  {
    id: 2,
    displayName: 'Harbour Voice & Data',
    strapline: 'Business communications since 1998',
    primaryColour: '#0b6e5f',
    accentColour: '#f2b705',
    typeface: 'humanist',
    layout: 'band',
    logoSvg: null,
    footer: footerFor('Harbour Voice & Data, 3 Quay Road, Poole BH15 1HJ'),
  },
  {
    id: 3,
    displayName: 'Pennine Connect',
    strapline: null,
    primaryColour: '#3c2a5e',
    accentColour: '#e0567a',
    typeface: 'serif',
    layout: 'side',
    logoSvg: null,
    footer: footerFor('Pennine Connect, The Old Mill, Hebden Bridge HX7 8AD'),
  },
];
