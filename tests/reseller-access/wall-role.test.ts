import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Knex } from 'knex';

import { appDir, bootStrapi, type TestApp } from '../support';

const migration = readFileSync(path.join(appDir, 'database/sql/0006-reseller-wall.sql'), 'utf8');
const [makeRole = '', useRole = ''] = migration.match(/^do \$\$[^]*?^end \$\$;/gm) ?? [];

let app: TestApp;

beforeAll(async () => {
  app = await bootStrapi();
});
afterAll(() => app.destroy());

/** Makes the role, under another name, as a database user with these rights; all is rolled back. */
const setUpAs = async <T>(
  rights: string,
  then: (trx: Knex.Transaction) => Promise<T>,
): Promise<T> => {
  const trx = await app.knex.transaction();
  try {
    await trx.raw(`create role bw_test_user ${rights}`);
    await trx.raw('set local session authorization bw_test_user');
    for (const block of [makeRole, useRole]) {
      await trx.raw(block.replaceAll('billing_reseller', 'bw_test_reseller'));
    }
    return await then(trx);
  } finally {
    await trx.rollback();
  }
};

const currentUser = async (trx: Knex.Transaction): Promise<string> =>
  (await trx.raw('select current_user as name')).rows[0].name;

describe('making the role that resellers are confined to', () => {
  it('works for a database user who may make roles, without being a superuser', async () => {
    const name = await setUpAs('createrole', async (trx) => {
      await trx.raw('set local role bw_test_reseller');
      return currentUser(trx);
    });
    expect(name).toBe('bw_test_reseller');
  });

  it('says in plain words what to do for one who may not', async () => {
    await expect(setUpAs('nocreaterole', currentUser)).rejects.toThrow(
      /database user bw_test_user may not make the role .* run: create role bw_test_reseller nologin; grant bw_test_reseller to bw_test_user;/,
    );
  });

  it('says what to do when the role is there but may not be used', async () => {
    const use = async () => {
      const trx = await app.knex.transaction();
      try {
        await trx.raw('create role bw_test_user');
        await trx.raw('set local session authorization bw_test_user');
        await trx.raw(useRole);
      } finally {
        await trx.rollback();
      }
    };
    await expect(use()).rejects.toThrow(
      /may not switch to the role .* run: grant billing_reseller to bw_test_user;/,
    );
  });

  it('refuses a role that is above the policies', async () => {
    const trx = await app.knex.transaction();
    await trx.raw('create role bw_test_reseller bypassrls');
    await expect(
      trx.raw(useRole.replaceAll('billing_reseller', 'bw_test_reseller')),
    ).rejects.toThrow(/is above row-level security/);
    await trx.rollback();
  });
});

describe('making a role later, by the function that migrations use', () => {
  const ensureAs = async (rights: string, prepare = 'select 1'): Promise<string> => {
    const trx = await app.knex.transaction();
    try {
      await trx.raw(`create role bw_test_user ${rights}`);
      await trx.raw('grant usage on schema billing to bw_test_user');
      await trx.raw(prepare);
      await trx.raw('set local session authorization bw_test_user');
      await trx.raw(`select billing.ensure_wall_role('bw_test_wall')`);
      await trx.raw(`select billing.ensure_wall_role('bw_test_wall')`);
      await trx.raw('set local role bw_test_wall');
      return await currentUser(trx);
    } finally {
      await trx.rollback();
    }
  };

  it('works for one who may make roles, as often as it is called', async () => {
    expect(await ensureAs('createrole')).toBe('bw_test_wall');
  });

  it('says what to run when the role cannot be made, or cannot be used', async () => {
    await expect(ensureAs('nocreaterole')).rejects.toThrow(
      /may not make the role .* run: create role bw_test_wall nologin; grant bw_test_wall to bw_test_user;/,
    );
    await expect(ensureAs('nocreaterole', 'create role bw_test_wall')).rejects.toThrow(
      /may not switch to the role .* run: grant bw_test_wall to bw_test_user;/,
    );
  });

  it('refuses a role that is above the policies', async () => {
    await expect(ensureAs('createrole', 'create role bw_test_wall bypassrls')).rejects.toThrow(
      /is above row-level security/,
    );
  });
});
