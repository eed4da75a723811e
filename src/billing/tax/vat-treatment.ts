import { type VatTreatment } from './vat-rates';

/** What decides the VAT treatment of a line besides the product's own. */
export type VatParties = {
  issuer: { isVatRegistered: boolean };
  customer: {
    /** Treatment of everything this customer buys, such as 'zero' for an export; null for none. */
    vatOverride: VatTreatment | null;
    /** VAT-registered and resells: the wholesale telecoms reverse charge applies. */
    isReverseChargeReseller: boolean;
  };
};

/**
 * The treatment of a line: that of its product, unless
 * - the issuer is not VAT registered: outside the scope of VAT;
 * - the customer has a treatment of its own, and the line would otherwise carry VAT;
 * - it is a wholesale supply of calls or messages, otherwise at the standard rate, to a registered
 *   reseller: reverse charge (domestic reverse charge for telecommunications, since 2016).
 */
export const vatTreatmentOf = (
  input: VatParties & { line: { vatTreatment: VatTreatment; isReverseChargeable?: boolean } },
): VatTreatment => {
  const { issuer, customer, line } = input;
  if (!issuer.isVatRegistered) return 'outside';
  const carriesVat = line.vatTreatment === 'standard' || line.vatTreatment === 'reduced';
  if (carriesVat && customer.vatOverride !== null) return customer.vatOverride;
  const isStandard = line.vatTreatment === 'standard';
  return isStandard && line.isReverseChargeable === true && customer.isReverseChargeReseller
    ? 'reverse-charge'
    : line.vatTreatment;
};
