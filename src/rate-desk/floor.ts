import { formatMicro } from '../billing';
import { problem } from '../platform/errors';
import { findBelowBuy, type SellVersion } from './below-buy';
import type { DeskCaller } from './caller';

/** Whether the bureau lets this reseller sell below what he buys at. */
const mayGoBelow = async ({ trx, resellerId }: DeskCaller): Promise<boolean> => {
  const { rows } = await trx.raw<{ rows: { may: boolean | null }[] }>(
    'select allow_below_buy as may from resellers where id = ?',
    [resellerId],
  );
  return rows[0]?.may === true;
};

/**
 * Sees to it that a reseller's rates are not below what he buys at, unless the bureau allows him that. Staff are only
 * warned, when the version goes live. To be called when the rates are written: what is refused is rolled back.
 *
 * @throws problem 400 `below-buy-price`, which names the worst rate and the call that was tried.
 */
export const requireAboveBuy = async (
  caller: DeskCaller,
  version: SellVersion,
  prefixes: readonly string[] | null,
): Promise<void> => {
  if (caller.resellerId === null || version.card.kind !== 'sell') return;
  if (await mayGoBelow(caller)) return;
  const { findings } = await findBelowBuy(caller, version, prefixes);
  const sure = findings.filter(({ isSure }) => isSure);
  const [worst] = sure;
  if (!worst) return;
  const { sellPrefix, destination, durationS, timeBand, sellMicro, buyMicro } = worst;
  const others = sure.length > 1 ? ` So are ${sure.length - 1} others.` : '';
  throw problem({
    code: 'below-buy-price',
    field: 'rates',
    message: `${sellPrefix} ${destination} is below what you buy at: a ${timeBand} call of ${durationS} s would be sold for ${formatMicro(sellMicro)} and bought for ${formatMicro(buyMicro)}.${others}`,
    whatToDo: 'Raise the rate, or ask the bureau to allow prices below your buy price.',
  });
};
