import { addDays, formatPeriod, type IsoDate, type Period } from '../calendar';
import {
  type ChargeSegment,
  type MadeCharge,
  type OneOffCharge,
  recurringCharges,
} from '../charging';
import { type EntityId } from '../entity-id';
import { type OneOffItem, type RecurringItem, type UsageSummary } from '../invoicing';
import {
  formatMicro,
  formatPence,
  microFromPence,
  type MicroPounds,
  mulDivHalfUp,
  type Pence,
  penceFromMicro,
  sumPence,
} from '../money';
import { type VatTreatment } from '../tax';
import { type ActBasis } from './price-act';

/** A stretch on a tier. The end is exclusive; null while it goes on. */
export type TierSpanFacts = {
  assignmentId: number;
  name: string;
  from: IsoDate;
  to: IsoDate | null;
  /** Its rental for a month; null when the tier has none. */
  rentalMicro: MicroPounds | null;
  chargedThrough: IsoDate | null;
  /** Rentals that stand on issued bills, the last made first. */
  charges: MadeCharge[];
};

/** An act with the price that it goes out at. */
export type PricedActFacts = {
  serviceCode: string;
  serviceName: string;
  vatTreatment: VatTreatment;
  actedOn: IsoDate;
  quantity: number;
  /** What it was about, for its own line: the subject or the note. */
  about: string | null;
  netPence: Pence;
  basis: ActBasis;
  unitMicro: MicroPounds | null;
};

export type AccountFacts = {
  /** VAT-registered and resells, so that he accounts for the VAT on calls himself. */
  isReverseCharge: boolean;
  tiers: TierSpanFacts[];
  acts: PricedActFacts[];
  /** What was billed for other suppliers, by the percentage of the tier on that day. */
  thirdParty: { hundredthsOfPercent: number; billedPence: Pence }[];
  /** Calls of his customers' bills at what he buys them for. */
  usage: (Omit<UsageSummary, 'subscriptionId' | 'productId' | 'cli' | 'sellMicro' | 'buyMicro'> & {
    costMicro: MicroPounds;
  })[];
  /** Services on his customers' bills at what he buys them for. */
  rentals: {
    productId: EntityId;
    name: string;
    vatTreatment: VatTreatment;
    /** Airtime that he sells on, by the product. */
    isReverseChargeable: boolean;
    lines: number;
    /** How many of it were charged for a whole period at one price; null for parts of periods and credits, summed up. */
    units: { count: number; priceMicro: MicroPounds } | null;
    costMicro: MicroPounds;
  }[];
};

export type AccountCharges = {
  recurring: RecurringItem[];
  oneOffs: OneOffItem[];
  usage: UsageSummary[];
};

type Cycle = { anchorDay: number; periodFrom: IsoDate; billDate: IsoDate };

/**
 * What the bureau's bill to a reseller charges: the rental of his tier in advance and by days when it changes, each act,
 * the percentage on what was billed for others, and wholesale usage and rentals at what he buys them for.
 *
 * @throws RangeError when an amount or a date makes no sense.
 */
export const accountCharges = (facts: AccountFacts, cycle: Cycle): AccountCharges => ({
  recurring: [
    ...facts.tiers.flatMap((tier) => tierRental(tier, cycle)),
    ...facts.rentals.map((rental) => wholesaleRental(rental, cycle)),
  ],
  oneOffs: [
    ...actLines(facts.acts),
    ...facts.thirdParty.map((share) => percentageLine(share, cycle)),
  ],
  usage: facts.usage.map(({ costMicro, ...usage }) => ({
    ...usage,
    productId: null,
    subscriptionId: null,
    cli: null,
    sellMicro: costMicro,
    buyMicro: costMicro,
  })),
});

const tierRental = (tier: TierSpanFacts, { anchorDay, billDate }: Cycle): RecurringItem[] => {
  if (tier.rentalMicro === null && tier.chargedThrough === null) return [];
  const { segments } = recurringCharges({
    terms: {
      timing: 'advance',
      months: 1,
      unitPriceMicro: tier.rentalMicro ?? 0,
      quantity: 1,
      prorateStart: true,
      prorateEnd: true,
    },
    span: { startDate: tier.from, endDate: tier.to, chargedThrough: tier.chargedThrough },
    cycle: { anchorDay, billDate },
    charges: tier.charges,
  });
  return segments.map((segment) => ({
    subscriptionId: null,
    productId: null,
    vatTreatment: 'standard',
    description: `${tier.name} tier, rental`,
    // Says how far this stretch is charged, for the bill after this one.
    segment: withFacts(segment, { tierAssignmentId: tier.assignmentId }),
    buyMicro: null,
  }));
};

const withFacts = (segment: ChargeSegment, facts: Record<string, number>): ChargeSegment => ({
  ...segment,
  explanation: {
    ...segment.explanation,
    facts: { ...segment.explanation.facts, ...facts },
  },
});

const wholesaleRental = (
  { productId, name, lines, units, costMicro, ...tax }: AccountFacts['rentals'][number],
  { periodFrom, billDate }: Cycle,
): RecurringItem => {
  const amountPence = penceFromMicro(costMicro);
  const period: Period = { from: periodFrom, to: billDate };
  const where = `${name} on ${lines} ${lines === 1 ? 'line' : 'lines'} of your customers' bills from ${formatPeriod(period)}`;
  const sentence = units
    ? `${where}: ${units.count} for the whole period at ${formatMicro(units.priceMicro)} each, your buy price = ${formatPence(amountPence)}.`
    : `${where}, for parts of a period or credited, at your buy price by the days charged: ${formatMicro(costMicro)} together, rounded once.`;
  // Quantity times price is the amount, to the penny; a price with fractions of a penny may not allow that.
  const isExact = units !== null && units.count * units.priceMicro === microFromPence(amountPence);
  const counted = isExact
    ? { quantity: units.count, unitPriceMicro: units.priceMicro }
    : { quantity: 1, unitPriceMicro: microFromPence(Math.abs(amountPence)) };
  return {
    subscriptionId: null,
    productId,
    ...tax,
    description: `${name}, wholesale${units ? (isExact ? '' : `: ${units.count}`) : ', part periods'}`,
    segment: {
      period,
      fullPeriod: period,
      days: 1,
      fullDays: 1,
      ...counted,
      amountPence,
      isCredit: false,
      explanation: {
        kind: 'recurring',
        sentence,
        facts: { lines, ...(units && { units: units.count }), costMicro, amountPence },
      },
    },
    buyMicro: null,
  };
};

/** Acts of one service at one price are one line; what was agreed or passed on has a line of its own. */
const actLines = (acts: readonly PricedActFacts[]): OneOffItem[] => {
  const groups = new Map<string, PricedActFacts[]>();
  acts.forEach((act, index) => {
    const isAlone = act.basis === 'quoted' || act.basis === 'at-cost';
    const key = [act.serviceCode, act.basis, act.unitMicro, isAlone ? index : ''].join(' ');
    groups.set(key, [...(groups.get(key) ?? []), act]);
  });
  return [...groups.values()].map(actLine);
};

const WORDS: Record<ActBasis, string> = {
  included: 'included',
  'self-served': 'self-served, free',
  price: '',
  'at-cost': 'at cost',
  quoted: 'as agreed',
};

const actLine = (acts: PricedActFacts[]): OneOffItem => {
  const [first] = acts as [PricedActFacts];
  const { serviceCode, serviceName, basis, unitMicro, about } = first;
  const isAlone = basis === 'quoted' || basis === 'at-cost';
  const quantity = isAlone ? 1 : acts.reduce((sum, act) => sum + act.quantity, 0);
  const amountPence = sumPence(acts.map(({ netPence }) => netPence));
  const words = [serviceName, isAlone ? about : null, WORDS[basis]].filter(Boolean).join(', ');
  const each = unitMicro === null ? 'free' : formatMicro(unitMicro);
  const charge: OneOffCharge = {
    date: acts.reduce((last, act) => (act.actedOn > last ? act.actedOn : last), first.actedOn),
    quantity,
    unitPriceMicro: unitMicro ?? 0,
    amountPence,
    explanation: {
      kind: 'one-off',
      sentence: `${acts.length} ${acts.length === 1 ? 'act' : 'acts'}, ${quantity} x ${each} = ${formatPence(amountPence)}. Each is listed in the schedule.`,
      facts: { serviceCode, basis, acts: acts.length, quantity, amountPence },
    },
  };
  return {
    subscriptionId: null,
    productId: null,
    vatTreatment: first.vatTreatment,
    description: words.slice(0, 200),
    charge,
    buyMicro: null,
  };
};

const percentageLine = (
  { hundredthsOfPercent, billedPence }: AccountFacts['thirdParty'][number],
  { billDate }: Cycle,
): OneOffItem => {
  const amountPence = mulDivHalfUp(billedPence, hundredthsOfPercent, 10_000);
  const percent = `${hundredthsOfPercent / 100}%`;
  return {
    subscriptionId: null,
    productId: null,
    vatTreatment: 'standard',
    isThirdParty: true,
    description: `3rd-party charges, ${percent} of ${formatPence(billedPence)}`,
    charge: {
      date: addDays(billDate, -1),
      quantity: 1,
      unitPriceMicro: microFromPence(amountPence),
      amountPence,
      explanation: {
        kind: 'one-off',
        sentence: `${percent} of ${formatPence(billedPence)}, which was billed to your customers for services of others = ${formatPence(amountPence)}.`,
        facts: { hundredthsOfPercent, billedPence, amountPence },
      },
    },
    buyMicro: null,
  };
};
