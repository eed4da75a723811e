import { MicroMoney } from '../../../../../../src/admin/kit';

const MICRO = 1_000_000;

/** A price as the lists have it, to the penny. */
export const SellPrice = ({ price }: { price: string }) => (
  <MicroMoney micro={Math.round(Number(price) * MICRO)} decimals={2} />
);
