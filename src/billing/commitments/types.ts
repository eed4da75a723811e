import { type IsoDate } from '../calendar';
import { type EntityId } from '../entity-id';
import { type Pence } from '../money';
import { type VatTreatment } from '../tax';

/** What a customer has agreed to spend at least on a bill, already in proportion to the bill's period. */
export type Commitment = {
  id: EntityId;
  label: string;
  /** What counts towards it: all charges, those of a service or of products, or calls and data. */
  scope: 'bill' | 'service' | 'products' | 'usage';
  subscriptionId: EntityId | null;
  productIds: readonly EntityId[];
  /** For a whole period, and the days of it that this bill is of. */
  fullPence: Pence;
  days: number;
  fullDays: number;
  amountPence: Pence;
  vatTreatment: VatTreatment;
  periodFrom: IsoDate;
  periodTo: IsoDate;
};

/** What a commitment asks for on top of what was spent. */
export type TopUp = { commitment: Commitment; spentPence: Pence; topUpPence: Pence };
