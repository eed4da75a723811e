import type { IsoDate } from '../billing';
import { problem } from '../platform/errors';
import type { DeskCaller } from './caller';
import { changeRates } from './change-rates';
import type { DeskRate } from './contracts';
import { type DeskVersion, findCard } from './find';

type Days = { firstDay: IsoDate; lastDay: IsoDate };

/** The live versions of a card that hold on one of the days, held until the transaction ends. */
const versionsOn = async (
  { trx }: DeskCaller,
  card: DeskVersion['card'],
  { firstDay, lastDay }: Days,
): Promise<DeskVersion[]> => {
  const { rows } = await trx.raw<{ rows: Omit<DeskVersion, 'card'>[] }>(
    `select v.id, v.document_id as "documentId", v.status as state, v.valid_from::text as "validFrom"
     from rate_card_versions v where v.rate_card_id = ? and v.status = 'live' order by v.valid_from
     for update of v`,
    [card.id],
  );
  return rows
    .filter(({ validFrom }, index) => {
      const next = rows[index + 1];
      return validFrom <= lastDay && (next === undefined || next.validFrom > firstDay);
    })
    .map((version) => ({ ...version, card }));
};

/**
 * The longest prefix by which a version prices numbers that begin with this one. Where it prices bands, a range of the
 * numbering plan whose band has no price is a gap: no shorter prefix prices what is in it.
 */
const pricedBy = async (
  { trx }: DeskCaller,
  { id }: DeskVersion,
  prefix: string,
): Promise<string | undefined> => {
  const { rows } = await trx.raw<{ rows: { prefix: string; isGap: boolean }[] }>(
    `select prefix, "isGap" from (
       select prefix, false as "isGap" from billing.expanded_rates(:id)
       union all
       select n.prefix, true from number_ranges n
       where exists (select from band_rates b where b.version_id = :id)
         and not exists (select from billing.expanded_rates(:id) e where e.prefix = n.prefix)) known
     where left(:prefix, length(prefix)) = prefix order by length(prefix) desc limit 1`,
    { id, prefix },
  );
  return rows[0]?.isGap === false ? rows[0].prefix : undefined;
};

const alreadyPriced = (prefix: string, by: string, { validFrom }: DeskVersion) =>
  problem({
    status: 409,
    code: 'prefix-priced',
    field: 'prefix',
    message: `The version of ${validFrom} prices ${prefix} already, by the prefix ${by}: calls may have been billed by it.`,
    whatToDo:
      'Make a new version of the card with the new price, and rate calls anew from its first day.',
  });

/**
 * Gives the live versions of a card the price of numbers that they have none for. It is the one change of a live version
 * that alters no price in use: calls to such numbers are held until there is one. Written down among the changes of
 * each version, like any other.
 *
 * @returns how many versions got it; 0 when none holds on one of the days.
 * @throws problem 404 `rate-card-unknown`, 409 `prefix-priced`, 400 `rate-invalid`, `below-buy-price`.
 */
export const fillGap = async (
  caller: DeskCaller,
  { card, rate, ...days }: Days & { card: string; rate: DeskRate },
): Promise<number> => {
  const versions = await versionsOn(caller, await findCard(caller, card), days);
  const priced = await Promise.all(
    versions.map((version) => pricedBy(caller, version, rate.prefix)),
  );
  const lacking = versions.filter((_, index) => priced[index] === undefined);
  const [first] = versions;
  if (first && lacking.length === 0) throw alreadyPriced(rate.prefix, priced[0] ?? '', first);
  for (const version of lacking) {
    await changeRates(caller, version, { kind: 'edit', rates: [rate], removed: [] });
  }
  return lacking.length;
};
