import { accountCharges } from '../../../../../src/billing/bureau';
import { addDays } from '../../../../../src/billing/calendar';
import {
  assembleInvoice,
  type AssembledInvoice,
  type InvoiceLineDraft,
  type UsageSummary,
} from '../../../../../src/billing/invoicing';
import type { BillingError, Result } from '../../../../../src/billing/result';
import { withFields } from '../../../../../src/platform/with-fields';
import type {
  InvoiceDetails,
  PaymentMethod,
} from '../../../../invoice-templates/shared/contracts/invoice-details';
import type { BillContext, CustomerFacts, UsageFacts } from './bill-facts';
import { allowanceDetails, withAllowances, withPrepaid } from './allowance-lines';
import { adjustmentItem } from './adjustment-items';
import { commitmentsOf, discountsOf } from './bill-reductions';
import { chargeServices, type ServiceCycle } from './charge-services';
import type { Issuer } from './issuer';
import { payableOn } from './payment-terms';
import { countNoun, usageLabel } from './usage-labels';

/** A line as it is stored. */
export type StoredLine = InvoiceLineDraft & { groupName: string | null; quantityText: string };

/** A bill, worked out. `serviceCycles` says from where and how far each service is charged once it is issued. */
export type AssembledBill = Omit<AssembledInvoice, 'lines'> & {
  lines: StoredLine[];
  dueDate: string;
  details: InvoiceDetails;
  serviceCycles: ServiceCycle[];
};

export type BillOutcome = Result<AssembledBill, BillingError>;

/**
 * Works one customer's bill out from what was loaded. Pure. A customer that cannot be billed comes back as an error
 * with what to do, and is parked.
 *
 * Errors: `issuer-missing`, `no-vat-rate`, `amount-out-of-range`.
 */
export const assembleBill = ({
  customer,
  context,
}: {
  customer: CustomerFacts;
  context: BillContext;
}): BillOutcome => {
  const issuer = context.issuers.get(customer.issuerKey);
  if (!issuer) {
    return {
      ok: false,
      error: {
        code: 'issuer-missing',
        message: 'Nobody issues invoices for this customer: check the reseller.',
      },
    };
  }
  try {
    return assemble({ customer, context, issuer });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return {
      ok: false,
      error: {
        code: 'amount-out-of-range',
        message: `${whichService(customer)} makes no sense: check its price, its quantity and its dates.`,
      },
    };
  }
};

/** Names the service whose charge cannot be worked out, so that nobody has to look through all of them. */
const whichService = (customer: CustomerFacts): string => {
  const culprit = customer.services.find((service) => {
    try {
      chargeServices({ ...customer, services: [service] });
      return false;
    } catch {
      return true;
    }
  });
  if (!culprit) return 'An amount of this customer';
  const { invoiceText, label, identifier } = culprit;
  return [invoiceText, label, identifier].filter(Boolean).join(', ');
};

const assemble = ({
  customer,
  context,
  issuer,
}: {
  customer: CustomerFacts;
  context: BillContext;
  issuer: Issuer;
}): BillOutcome => {
  const charges = chargeServices(customer);
  const account = customer.account && accountCharges(customer.account.facts, customer);
  const assembled = assembleInvoice({
    issuer: { isVatRegistered: issuer.party.vatNumber !== null },
    customer: {
      vatOverride: customer.isVatExempt ? 'outside' : null,
      isReverseChargeReseller: customer.account?.facts.isReverseCharge ?? false,
    },
    billDate: context.runDate,
    recurring: [...charges.recurring, ...(account?.recurring ?? [])],
    oneOffs: [...charges.oneOffs, ...(account?.oneOffs ?? [])],
    usage: [
      ...withPrepaid(
        customer.usage.map((usage) => withAllowances(usageSummary(usage), usage, customer)),
        customer,
      ),
      ...(account?.usage ?? []),
    ],
    adjustments: customer.adjustments.map(adjustmentItem),
    amendments: customer.amendments,
    discounts: discountsOf({ customer, runDate: context.runDate, recurring: charges.recurring }),
    commitments: commitmentsOf(customer),
    vatRates: context.vatRates,
  });
  if (!assembled.ok) return assembled;
  const due = payableOn({
    paymentMethod: customer.paymentMethod,
    from: context.noticeDay,
    terms: issuer,
    holidays: context.bankHolidays,
  });
  const groups = new Map(
    customer.services.map((service) => [service.subscriptionId, service.group]),
  );
  return {
    ok: true,
    value: {
      ...assembled.value,
      lines: assembled.value.lines.map((line) =>
        withFields(line, {
          groupName:
            (typeof line.subscriptionId === 'number' && groups.get(line.subscriptionId)) || null,
          quantityText: line.quantity,
        }),
      ),
      dueDate: due,
      details: detailsOf({ customer, context, issuer, due, vat: assembled.value.vat }),
      serviceCycles: charges.serviceCycles,
    },
  };
};

const usageSummary = (usage: UsageFacts): UsageSummary => ({
  productId: null,
  subscriptionId: null,
  cli: null,
  vatTreatment: 'standard',
  bandGroup: usage.band,
  label: usageLabel(usage.band, countNoun(usage.callType)),
  calls: usage.calls,
  seconds: usage.seconds,
  sellMicro: usage.sellMicro,
  buyMicro: usage.buyMicro,
  from: usage.firstDate,
  to: addDays(usage.lastDate, 1),
  countNoun: countNoun(usage.callType),
});

type Terms = { customer: CustomerFacts; context: BillContext; issuer: Issuer };

/** Everything that is printed but stands in no column: copied, so that an issued invoice never changes. */
const detailsOf = ({
  customer,
  context,
  issuer,
  due,
  vat,
}: Terms & { due: string; vat: AssembledInvoice['vat'] }): InvoiceDetails => ({
  issuer: issuer.party,
  customer: {
    name: customer.name,
    accountNumber: customer.accountNumber,
    contactName: customer.contactName,
    address: customer.address,
    vatNumber: customer.vatNumber,
    purchaseOrder: customer.purchaseOrder,
    email: customer.email,
  },
  brandId: issuer.brandId,
  vat: vat.map((row) => ({
    treatment: row.treatment,
    percent: row.percentBasisPoints / 100,
    netPence: row.netPence,
    vatPence: row.vatPence,
  })),
  promos: promosFor({ customer, context, issuer }),
  terms: {
    paymentMethod: customer.paymentMethod as PaymentMethod,
    dueDate: due,
    ...(customer.paymentMethod === 'direct-debit' ? collectionTerms(customer, issuer) : {}),
  },
  itemised: customer.isItemised,
  previousTotalPence: customer.previousGrossPence,
  ...(customer.account?.schedule && { schedule: customer.account.schedule }),
  ...allowanceDetails(customer),
});

const collectionTerms = (customer: CustomerFacts, issuer: Issuer) => ({
  ...(customer.mandateReference ? { collectionReference: customer.mandateReference } : {}),
  ...(issuer.originator
    ? {
        originatorName: issuer.originator.name,
        serviceUserNumber: issuer.originator.serviceUserNumber,
      }
    : {}),
});

/** Adverts run on the invoices of the reseller in whose name they are issued; the bureau's own on the others. */
const promosFor = ({ customer, context, issuer }: Terms) => {
  const owner = issuer.party.kind === 'provider' ? null : customer.resellerId;
  return context.promos
    .filter(
      (promo) =>
        promo.resellerId === owner &&
        promo.validFrom <= context.runDate &&
        context.runDate <= promo.validTo,
    )
    .map(({ title, message }) => ({ title, message }));
};
