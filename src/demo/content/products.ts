/** What the demo's customers buy. Prices in pounds without VAT, per unit and period. */
export type DemoProduct = {
  code: string;
  name: string;
  invoiceText: string;
  kind: 'recurring' | 'one-off' | 'usage' | 'third-party';
  timing: 'advance' | 'arrears';
  frequency: 'monthly' | 'quarterly' | 'annual';
  price: string;
  /** What it costs the bureau. */
  cost: string;
  group: string;
  supplier: string | null;
  prorateStart?: boolean;
  prorateEnd?: boolean;
};

const monthly = { kind: 'recurring', timing: 'advance', frequency: 'monthly' } as const;
const once = { kind: 'one-off', timing: 'advance', frequency: 'monthly' } as const;

export const products: readonly DemoProduct[] = [
  {
    ...monthly,
    code: 'HOSTED-SEAT',
    name: 'Hosted seat',
    invoiceText: 'Hosted phone user',
    price: '9.50',
    cost: '4.80',
    group: 'Hosted voice',
    supplier: 'halden',
  },
  {
    ...monthly,
    code: 'HOSTED-SEAT-PLUS',
    name: 'Hosted seat Plus',
    invoiceText: 'Hosted phone user Plus',
    price: '13.75',
    cost: '7.10',
    group: 'Hosted voice',
    supplier: 'halden',
  },
  {
    ...monthly,
    code: 'SIP-CHANNEL',
    name: 'SIP channel',
    invoiceText: 'SIP channel',
    price: '5.25',
    cost: '2.40',
    group: 'SIP trunks',
    supplier: 'halden',
  },
  {
    ...monthly,
    code: 'NUMBER',
    name: 'Phone number',
    invoiceText: 'Phone number',
    price: '1.20',
    cost: '0.35',
    group: 'Numbers',
    supplier: 'halden',
  },
  {
    ...monthly,
    code: 'DIGITAL-VOICE',
    name: 'Digital voice line',
    invoiceText: 'Digital voice line',
    price: '8.00',
    cost: '3.90',
    group: 'Lines',
    supplier: 'halden',
  },
  {
    ...monthly,
    code: 'SOGEA-80',
    name: 'Broadband 80',
    invoiceText: 'Broadband 80',
    price: '27.50',
    cost: '18.20',
    group: 'Broadband',
    supplier: 'meridian',
  },
  {
    ...monthly,
    code: 'FTTP-330',
    name: 'Full fibre 330',
    invoiceText: 'Full fibre 330',
    price: '42.00',
    cost: '29.00',
    group: 'Broadband',
    supplier: 'meridian',
  },
  {
    ...monthly,
    code: 'FTTP-900',
    name: 'Full fibre 900',
    invoiceText: 'Full fibre 900',
    price: '58.00',
    cost: '38.50',
    group: 'Broadband',
    supplier: 'meridian',
  },
  {
    ...monthly,
    code: 'SIM-10GB',
    name: 'Mobile SIM 10 GB',
    invoiceText: 'Mobile SIM, 10 GB',
    price: '9.00',
    cost: '5.20',
    group: 'Mobile',
    supplier: 'orbit',
    prorateEnd: false,
  },
  {
    ...monthly,
    code: 'SIM-UNLIMITED',
    name: 'Mobile SIM unlimited data',
    invoiceText: 'Mobile SIM, unlimited data',
    price: '18.50',
    cost: '11.40',
    group: 'Mobile',
    supplier: 'orbit',
    prorateEnd: false,
  },
  {
    ...monthly,
    code: 'LIC-OFFICE',
    name: 'Office suite licence',
    invoiceText: 'Office suite licence',
    price: '10.80',
    cost: '8.60',
    group: 'Licences',
    supplier: 'stratus',
  },
  {
    ...monthly,
    code: 'LIC-RECORDING',
    name: 'Call recording licence',
    invoiceText: 'Call recording',
    price: '3.50',
    cost: '1.10',
    group: 'Licences',
    supplier: 'stratus',
  },
  {
    ...monthly,
    kind: 'third-party',
    code: 'PBX-MAINT',
    name: 'PBX maintenance (third party)',
    invoiceText: 'Phone system maintenance',
    price: '35.00',
    cost: '31.00',
    group: 'Maintenance',
    supplier: null,
  },
  {
    ...monthly,
    timing: 'arrears',
    code: 'SUPPORT-DESK',
    name: 'Support desk',
    invoiceText: 'Support desk, last month',
    price: '12.00',
    cost: '0.00',
    group: 'Support',
    supplier: null,
  },
  {
    ...monthly,
    frequency: 'quarterly',
    code: 'LINE-WATCH',
    name: 'Line monitoring',
    invoiceText: 'Line monitoring, quarterly',
    price: '24.00',
    cost: '6.00',
    group: 'Support',
    supplier: null,
  },
  {
    ...monthly,
    frequency: 'annual',
    code: 'ROUTER-COVER',
    name: 'Router cover',
    invoiceText: 'Router cover, annual',
    price: '60.00',
    cost: '22.00',
    group: 'Support',
    supplier: null,
  },
  {
    ...once,
    code: 'INSTALL',
    name: 'Installation',
    invoiceText: 'Installation',
    price: '95.00',
    cost: '60.00',
    group: 'One-off charges',
    supplier: null,
  },
  {
    ...once,
    code: 'PORT-IN',
    name: 'Number port',
    invoiceText: 'Number transfer',
    price: '15.00',
    cost: '8.00',
    group: 'One-off charges',
    supplier: 'halden',
  },
  {
    ...once,
    code: 'HANDSET',
    name: 'Desk phone',
    invoiceText: 'Desk phone',
    price: '89.00',
    cost: '61.00',
    group: 'One-off charges',
    supplier: null,
  },
];

export type DemoCatalogue = {
  key: string;
  name: string;
  reseller: string | null;
  /** Its prices, where they are not those of the products. */
  prices: Readonly<Record<string, string>>;
};

/** Price lists: one of the bureau and one or two of each reseller. */
export const catalogues: readonly DemoCatalogue[] = [
  {
    key: 'tollgate-direct',
    name: 'Tollgate direct 2026',
    reseller: null,
    prices: { 'HOSTED-SEAT': '10.50', 'SOGEA-80': '29.00', 'FTTP-330': '44.00', NUMBER: '1.00' },
  },
  {
    key: 'fernhill-standard',
    name: 'Fernhill standard 2026',
    reseller: 'FERN',
    prices: {
      'HOSTED-SEAT': '11.95',
      'SIP-CHANNEL': '6.50',
      'SOGEA-80': '31.50',
      'FTTP-330': '47.00',
      'PBX-MAINT': '39.00',
    },
  },
  {
    key: 'brightwire-standard',
    name: 'Brightwire standard 2026',
    reseller: 'BRIGHT',
    prices: {
      'HOSTED-SEAT': '9.95',
      'HOSTED-SEAT-PLUS': '14.50',
      'FTTP-330': '43.00',
      'SIM-10GB': '8.50',
    },
  },
  {
    key: 'brightwire-volume',
    name: 'Brightwire volume 2026',
    reseller: 'BRIGHT',
    prices: {
      'HOSTED-SEAT': '8.25',
      'HOSTED-SEAT-PLUS': '11.90',
      'FTTP-330': '39.00',
      'SIM-10GB': '7.25',
    },
  },
  {
    key: 'summit-premier',
    name: 'Summit Premier 2026',
    reseller: 'SUMMIT',
    prices: {
      'HOSTED-SEAT': '12.50',
      'HOSTED-SEAT-PLUS': '16.95',
      'SIP-CHANNEL': '6.95',
      'FTTP-900': '64.00',
      'LIC-OFFICE': '12.25',
    },
  },
];
