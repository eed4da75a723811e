import type { Knex } from 'knex';

import { numberPatterns } from '../../../../../src/billing/invoicing';
import type { InvoiceDetails } from '../../../../invoice-templates/shared/contracts/invoice-details';

/** Who issues invoices, as it is printed on them, and how they are numbered and due. */
export type Issuer = {
  key: string;
  party: InvoiceDetails['issuer'];
  brandId: number | null;
  numberPattern: string;
  /** Credit notes are told from invoices by their number too. */
  creditNotePattern: string;
  numberPrefix: string;
  paymentTermsDays: number;
  directDebitNoticeDays: number;
  /** Under which Direct Debits are collected; null when none are. */
  originator: { name: string; serviceUserNumber: string } | null;
};

type PartyRow = {
  name: string;
  legal_name: string;
  company_number: string | null;
  vat_number: string | null;
  address_line1: string | null;
  address_line2: string | null;
  city: string | null;
  postcode: string | null;
  country: string | null;
  email: string | null;
  phone: string | null;
  website: string | null;
  bank_sort_code: string | null;
  bank_account_number: string | null;
  bank_account_name: string | null;
  brand_id: number | null;
  invoice_number_pattern: string | null;
  credit_note_number_pattern: string | null;
  invoice_prefix: string;
  payment_terms_days: number | null;
  direct_debit_notice_days: number | null;
  originator_name: string | null;
  service_user_number: string | null;
};

const PARTY_COLUMNS = `p.legal_name, p.company_number, p.vat_number, p.address_line_1 as address_line1,
  p.address_line_2 as address_line2, p.city, p.postcode, p.country, p.email, p.phone, p.website, p.bank_sort_code,
  p.bank_account_number, p.bank_account_name, p.brand_id, p.invoice_number_pattern,
  p.credit_note_number_pattern, p.invoice_prefix,
  p.payment_terms_days, p.direct_debit_notice_days, o.service_user_name as originator_name, o.service_user_number`;

/** Address lines as they are printed, without empty ones. A foreign country is written out by its code. */
export const addressLines = (row: {
  address_line1: string | null;
  address_line2: string | null;
  city: string | null;
  postcode: string | null;
  country: string | null;
}): string[] =>
  [
    row.address_line1,
    row.address_line2,
    row.city,
    row.postcode,
    row.country && row.country !== 'GB' ? row.country : null,
  ].filter((line): line is string => Boolean(line));

/**
 * The issuer of a key: 'provider' is the bureau itself, 'reseller:<id>' a wholesale reseller. What a reseller leaves
 * empty (number pattern, terms, notice) is the bureau's. Throws when the bureau settings have not been saved yet.
 */
export const findIssuer = async (db: Knex, key: string): Promise<Issuer> => {
  const bureau = await findBureau(db);
  if (key === 'provider') return toIssuer({ key, row: bureau, bureau });
  const result = await db.raw(
    `select p.name, ${PARTY_COLUMNS} from resellers p
     left join bacs_originators o on o.id = p.originator_id where p.id = ?`,
    [Number(key.slice('reseller:'.length))],
  );
  if (!result.rows[0]) throw new Error(`The issuer ${key} does not exist any more.`);
  return toIssuer({ key, row: result.rows[0], bureau });
};

const findBureau = async (db: Knex): Promise<PartyRow> => {
  const result = await db.raw(
    `select p.trading_name as name, ${PARTY_COLUMNS} from bureau_settings p
     left join bacs_originators o on o.id = p.originator_id order by p.id limit 1`,
  );
  if (!result.rows[0]) {
    throw new Error(
      'Save the bureau settings first: they say who issues invoices and on what terms.',
    );
  }
  return result.rows[0];
};

const patternsOf = (row: PartyRow) => ({
  invoice: row.invoice_number_pattern,
  creditNote: row.credit_note_number_pattern,
});

const toIssuer = ({
  key,
  row,
  bureau,
}: {
  key: string;
  row: PartyRow;
  bureau: PartyRow;
}): Issuer => ({
  key,
  party: {
    kind: key === 'provider' ? 'provider' : 'reseller',
    name: row.name,
    legalName: row.legal_name,
    companyNumber: row.company_number,
    vatNumber: row.vat_number,
    address: addressLines(row),
    email: row.email,
    phone: row.phone,
    website: row.website,
    bank:
      row.bank_sort_code && row.bank_account_number
        ? {
            sortCode: row.bank_sort_code,
            accountNumber: row.bank_account_number,
            accountName: row.bank_account_name ?? row.legal_name,
          }
        : null,
  },
  brandId: row.brand_id,
  ...numberPatterns({ own: patternsOf(row), bureau: patternsOf(bureau) }),
  numberPrefix: row.invoice_prefix,
  paymentTermsDays: row.payment_terms_days ?? bureau.payment_terms_days ?? 14,
  directDebitNoticeDays: row.direct_debit_notice_days ?? bureau.direct_debit_notice_days ?? 10,
  originator:
    row.originator_name && row.service_user_number
      ? { name: row.originator_name, serviceUserNumber: row.service_user_number }
      : null,
});
