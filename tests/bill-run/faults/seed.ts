import { bootStrapi } from '../../support';
import { addCall, makeBilledCustomer, makeBureau } from '../bureau';

/** One of each of two resellers, so that a day has two issuers. */
export const CUSTOMERS_A_DAY = 2;

/** Fills an empty database with customers of two resellers, billed on days of the coming month. */
export const seedBureau = async ({
  databaseUrl,
  days,
}: {
  databaseUrl: string;
  days: string[];
}): Promise<void> => {
  const app = await bootStrapi({ databaseUrl });
  const billingStart = days[0] ?? '';
  const bureaus = [await makeBureau(app), await makeBureau(app)];
  for (const [n, day] of days.entries()) {
    for (const bureau of bureaus) {
      const customer = await makeBilledCustomer(app, {
        ...bureau,
        billingStart,
        cycleDay: Number(day.slice(8)),
        delivery: 'email',
        email: `customer-${n}@example.com`,
        itemised: n % 2 === 0,
      });
      await addCall(app.knex, { customer, date: billingStart, sellMicro: 12_345 * (n + 1) });
    }
  }
  await app.destroy();
};
