import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import { bureauToday } from '../clock/bureau-today';
import { homeFigures } from '../home/home-figures';
import { database } from '../runs/run-row';

export const homeController = ({ strapi }: { strapi: Core.Strapi }) => ({
  async figures(ctx: Context) {
    const db = database(strapi);
    ctx.body = { data: await homeFigures(db, { today: await bureauToday(db) }) };
  },
});
