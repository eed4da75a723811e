import type {
  lowerForTest,
  WallLayer,
} from '../../../plugins/reseller-access/server/src/wall/layers';
import { bootStrapi, fromDist, type TestApp } from '../../support';
import { type Client, openClient } from './verdict/client';
import { watchWrites } from './verdict/watch-writes';
import { makeStorage, makeWorld, removeStorage, type World } from './world/world';

/** An application whose database is the world of the leak suite, and a way to speak to it. */
export type Battlefield = {
  app: TestApp;
  world: World;
  client: Client;
  close: () => Promise<void>;
};

/** Boots an application, plants the world and watches all that is written from then on. */
export const openBattlefield = async (): Promise<Battlefield> => {
  const storage = makeStorage();
  const app = await bootStrapi();
  try {
    return await prepare(app, storage);
  } catch (error) {
    await app.destroy();
    throw error;
  }
};

type Layers = { lowerForTest: typeof lowerForTest };

const lower = (layers: readonly WallLayer[]): void =>
  fromDist<Layers>('plugins/reseller-access/server/src/wall/layers').lowerForTest(layers);

const prepare = async (app: TestApp, storage: string): Promise<Battlefield> => {
  // Thousands of refusals, and errors of what is tried.
  app.strapi.log.silent = true;
  app.strapi.server.app.silent = true;
  const world = await makeWorld(app, storage);
  await watchWrites(app.knex, world.tables);
  const client = await openClient(app);
  return {
    app,
    world,
    client,
    close: async () => {
      // A test that ran out of time may have left it lowered, and the files after this one share the process.
      lower([]);
      client.close();
      await app.destroy();
      removeStorage(storage);
    },
  };
};

/** Takes layers of the wall away while something is done. */
export const withLowered = async <T>(
  layers: readonly WallLayer[],
  fn: () => Promise<T>,
): Promise<T> => {
  lower(layers);
  try {
    return await fn();
  } finally {
    lower([]);
  }
};
