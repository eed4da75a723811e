import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import { problem, toHttpError } from '../../../../../src/platform/errors';
import type { BalanceDetail, ListBalances, ListBundles } from '../../../shared/contracts/balances';
import { listBalances } from '../balances/list-balances';
import { readBalance } from '../balances/read-balance';
import { bundleChoices, listBundles } from '../bundles/list-bundles';
import { saveBundle } from '../bundles/save-bundle';
import { actorName } from '../http/actor';
import { balanceQuery, parseBundle, parseWalletEntry } from '../http/balance-input';
import { documentIdOf, parsePage, toPagination } from '../http/input';
import { checkBalances, repairBalances } from '../usage/balances';
import { database } from '../usage/usage-file-row';
import { enterInWallet } from '../wallet';

const unknown = (what: string) =>
  problem({
    status: 404,
    code: `${what}-unknown`,
    message: `There is no such ${what}.`,
    whatToDo: 'Choose one from the list.',
  });

/** Balances, credit and bundles; see shared/contracts/balances.ts. */
export const balancesController = ({ strapi }: { strapi: Core.Strapi }) => {
  const db = () => database(strapi);

  const requireBalance = async (documentId: string): Promise<BalanceDetail> => {
    const balance = await readBalance(db(), { documentId });
    if (!balance) throw unknown('customer');
    return balance;
  };

  const requireBundle = async (documentId: string | undefined) => {
    const found = documentId
      ? await listBundles(db(), { page: 1, pageSize: 1, documentId })
      : undefined;
    const bundle = found?.bundles[0];
    if (!bundle) throw unknown('bundle');
    return bundle;
  };

  return {
    async list(ctx: Context) {
      const { page, pageSize } = parsePage(ctx.query);
      const { search, sort, prepaid } = balanceQuery(ctx);
      const isPrepaidOnly = prepaid === 'true';
      const query = { page, pageSize, search, sort, isPrepaidOnly };
      const { balances, total } = await listBalances(db(), query);
      ctx.body = {
        results: balances,
        pagination: toPagination({ page, pageSize, total }),
      } satisfies ListBalances;
    },

    async show(ctx: Context) {
      ctx.body = { data: await requireBalance(documentIdOf(ctx)) };
    },

    async enter(ctx: Context) {
      const customerDocumentId = documentIdOf(ctx);
      const body = parseWalletEntry(ctx);
      const entered = await enterInWallet(
        { strapi },
        { ...body, customerDocumentId, by: actorName(ctx) },
      );
      if (!entered.ok) throw toHttpError(entered.error);
      ctx.body = { data: await requireBalance(customerDocumentId) };
    },

    async check(ctx: Context) {
      ctx.body = { data: await checkBalances({ strapi }) };
    },

    async repair(ctx: Context) {
      ctx.body = { data: await repairBalances({ strapi }) };
    },

    async bundles(ctx: Context) {
      const { page, pageSize } = parsePage(ctx.query);
      const { search } = balanceQuery(ctx);
      const { bundles, total } = await listBundles(db(), { page, pageSize, search });
      ctx.body = {
        results: bundles,
        pagination: toPagination({ page, pageSize, total }),
      } satisfies ListBundles;
    },

    async bundleChoices(ctx: Context) {
      ctx.body = { data: await bundleChoices(db()) };
    },

    async makeBundle(ctx: Context) {
      const documentId = await saveBundle({ strapi }, { body: parseBundle(ctx) });
      ctx.status = 201;
      ctx.body = { data: await requireBundle(documentId) };
    },

    async changeBundle(ctx: Context) {
      const documentId = documentIdOf(ctx);
      await requireBundle(documentId);
      await saveBundle({ strapi }, { documentId, body: parseBundle(ctx) });
      ctx.body = { data: await requireBundle(documentId) };
    },
  };
};
