import type { InvoiceCustomer, InvoiceIssuer } from '../../../shared/contracts/invoice-details';
import type { IssuerView, PartyView } from './invoice-view.types';

const present = (values: (string | null | undefined | false)[]): string[] =>
  values.filter((value): value is string => typeof value === 'string' && value.trim() !== '');

/** '204060' as '20-40-60'. */
export const sortCodeText = (digits: string): string =>
  digits.replace(/^(\d{2})(\d{2})(\d{2})$/, '$1-$2-$3');

/** 'GB123456789' as 'GB 123 4567 89', as HMRC writes it. */
export const vatNumberText = (number: string): string =>
  number.replace(/^([A-Z]{2})(\d{3})(\d{4})(\d{2})(\d{3})?$/, (_, country, a, b, c, d) =>
    present([country, a, b, c, d]).join(' '),
  );

/** 'Northwind Telecom' of 'Northwind Telecom Ltd': one line says both. */
const hasLegalNameInFull = ({ name, legalName }: InvoiceIssuer): boolean =>
  legalName.toLowerCase().startsWith(name.toLowerCase());

/** The supplier: name and address, and the particulars that a VAT invoice and the Companies Act ask for. */
export const issuerView = (issuer: InvoiceIssuer): IssuerView => ({
  name: hasLegalNameInFull(issuer) ? issuer.legalName : issuer.name,
  lines: present(issuer.address),
  particulars: present([
    !hasLegalNameInFull(issuer) && issuer.legalName,
    issuer.companyNumber && `Company number ${issuer.companyNumber}`,
    issuer.vatNumber && `VAT number ${vatNumberText(issuer.vatNumber)}`,
  ]),
  contact: present([issuer.phone, issuer.website, issuer.email]),
});

/** Who is billed, as the address is written on the envelope. */
export const customerView = (customer: InvoiceCustomer): PartyView => ({
  name: customer.name,
  lines: present([
    customer.contactName !== customer.name && customer.contactName,
    ...customer.address,
    customer.vatNumber && `VAT number ${vatNumberText(customer.vatNumber)}`,
  ]),
});
