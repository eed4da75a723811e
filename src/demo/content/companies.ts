/**
 * The companies of the demo: the bureau and the resellers it bills for. All fictional: company
 * numbers begin with 99 and VAT numbers with 0, which none has, phone numbers are from the ranges
 * that Ofcom keeps for drama, domains end in .example.
 */
export type Company = {
  legalName: string;
  companyNumber: string;
  vatNumber: string;
  addressLine1: string;
  addressLine2?: string;
  city: string;
  postcode: string;
  email: string;
  phone: string;
  website: string;
  bankSortCode: string;
  bankAccountNumber: string;
  bankAccountName: string;
};

export type DemoReseller = Company & {
  code: string;
  name: string;
  mode: 'wholesale' | 'acquisition-partner';
  /** Code of the tier he is on; null for partners, who have none. */
  tier: string | null;
  /** Key of his brand, and of the originator that collects for him; null for none. */
  brand: string | null;
  originator: string | null;
  /** Key of the sell card that his customers' calls are priced by; of the bureau for a partner. */
  sellCard: string;
  invoicePrefix: string;
  invoiceNumberPattern?: string;
  paymentTermsDays?: number;
};

export const bureau = {
  tradingName: 'Tollgate Billing',
  legalName: 'Tollgate Billing Services Ltd',
  companyNumber: '99100001',
  vatNumber: 'GB012345620',
  addressLine1: 'The Weighhouse',
  addressLine2: '3 Canal Wharf',
  city: 'Manchester',
  postcode: 'M4 6JG',
  email: 'billing@tollgate.example',
  phone: '0161 496 0100',
  website: 'www.tollgate.example',
  bankSortCode: '007801',
  bankAccountNumber: '30014501',
  bankAccountName: 'Tollgate Billing',
  brand: 'tollgate',
  originator: 'shared',
  invoicePrefix: 'TG',
  invoiceNumberPattern: '{prefix}-{seq:6}',
  paymentTermsDays: 14,
  directDebitNoticeDays: 10,
  /** The demo month may be long past on the day it is loaded: the most that the setting takes. */
  usageMaxAgeDays: 730,
};

export const resellers: readonly DemoReseller[] = [
  {
    code: 'FERN',
    name: 'Fernhill Communications',
    mode: 'wholesale',
    tier: 'executive',
    brand: 'fernhill',
    originator: null,
    sellCard: 'fernhill-business',
    invoicePrefix: 'FERN',
    paymentTermsDays: 21,
    legalName: 'Fernhill Communications Ltd',
    companyNumber: '99100002',
    vatNumber: 'GB012345718',
    addressLine1: 'Unit 4, Moor Lane Trading Estate',
    city: 'Sheffield',
    postcode: 'S9 2QP',
    email: 'accounts@fernhill.example',
    phone: '0114 496 0200',
    website: 'www.fernhill.example',
    bankSortCode: '007802',
    bankAccountNumber: '30014502',
    bankAccountName: 'Fernhill Comms Ltd',
  },
  {
    code: 'BRIGHT',
    name: 'Brightwire',
    mode: 'wholesale',
    tier: 'advanced',
    brand: 'brightwire',
    originator: 'shared',
    sellCard: 'brightwire-standard',
    invoicePrefix: 'BW',
    legalName: 'Brightwire Networks Ltd',
    companyNumber: '99100003',
    vatNumber: 'GB012345816',
    addressLine1: '88 Foundry Street',
    addressLine2: 'Digbeth',
    city: 'Birmingham',
    postcode: 'B5 5QX',
    email: 'bills@brightwire.example',
    phone: '0121 496 0300',
    website: 'www.brightwire.example',
    bankSortCode: '007803',
    bankAccountNumber: '30014503',
    bankAccountName: 'Brightwire Networks',
  },
  {
    code: 'SUMMIT',
    name: 'Summit Premier Telecom',
    mode: 'wholesale',
    tier: 'elite',
    brand: 'summit',
    originator: 'summit',
    sellCard: 'summit-premier',
    invoicePrefix: 'SPT',
    invoiceNumberPattern: '{prefix}/{yyyy}/{seq:5}',
    legalName: 'Summit Premier Telecom plc',
    companyNumber: '99100004',
    vatNumber: 'GB012345914',
    addressLine1: '12 Charlotte Crescent',
    city: 'Edinburgh',
    postcode: 'EH2 4XQ',
    email: 'billing@summitpremier.example',
    phone: '0131 496 0400',
    website: 'www.summitpremier.example',
    bankSortCode: '007804',
    bankAccountNumber: '30014504',
    bankAccountName: 'Summit Premier plc',
  },
  {
    code: 'HARBOUR',
    name: 'Harbourside Partners',
    mode: 'acquisition-partner',
    tier: null,
    brand: 'harbourside',
    originator: null,
    sellCard: 'bureau-retail',
    invoicePrefix: 'HP',
    legalName: 'Harbourside Partners LLP',
    companyNumber: '99100005',
    vatNumber: 'GB012346029',
    addressLine1: '5 Quay Parade',
    city: 'Bristol',
    postcode: 'BS1 6TJ',
    email: 'hello@harbourside.example',
    phone: '0117 496 0500',
    website: 'www.harbourside.example',
    bankSortCode: '007805',
    bankAccountNumber: '30014505',
    bankAccountName: 'Harbourside LLP',
  },
];

/** Who sells to the bureau. The first carries the calls and writes the usage files. */
export const suppliers = [
  {
    code: 'halden',
    name: 'Halden Carrier Services',
    hasBuyCard: true,
    note: 'Calls of all customers, UK Standard CDR.',
  },
  {
    code: 'meridian',
    name: 'Meridian Wholesale Broadband',
    hasBuyCard: false,
    note: 'Broadband and Ethernet.',
  },
  {
    code: 'orbit',
    name: 'Orbit Mobile Wholesale',
    hasBuyCard: false,
    note: 'SIMs. Calls come through Halden.',
  },
  { code: 'stratus', name: 'Stratus Licensing', hasBuyCard: false, note: 'Software licences.' },
] as const;

/** Under whose numbers Direct Debits are collected. The numbers are fictional. */
export const originators = [
  {
    key: 'shared',
    name: 'Tollgate shared SUN',
    serviceUserNumber: '990101',
    serviceUserName: 'TOLLGATE BILLING',
    mode: 'bureau-shared',
    sortCode: '007801',
    accountNumber: '30014599',
    accountName: 'TOLLGATE CLIENTS',
  },
  {
    key: 'summit',
    name: 'Summit Premier own SUN',
    serviceUserNumber: '990202',
    serviceUserName: 'SUMMIT PREMIER',
    mode: 'own',
    sortCode: '007804',
    accountNumber: '30014504',
    accountName: 'SUMMIT PREMIER PLC',
  },
] as const;
