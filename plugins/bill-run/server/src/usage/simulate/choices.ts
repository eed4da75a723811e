import type { Knex } from 'knex';

import type { SimulateChoices } from '../../../../shared/contracts/simulate';

/** What can be chosen in the simulator, and for rating anew. */
export const simulateChoices = async (db: Knex): Promise<SimulateChoices> => {
  const resellers = await db('resellers')
    .orderBy('name')
    .select('document_id as documentId', 'name');
  const cards = await db.raw(
    `select c.document_id as "documentId", c.name, concat_ws(' · ', c.kind, r.name) as detail
     from rate_cards c left join resellers r on r.id = c.reseller_id order by c.name, c.id`,
  );
  const versions = await db.raw(
    `select v.document_id as "documentId", c.name || ' from ' || to_char(v.valid_from, 'FMDD Mon YYYY') as name,
            concat_ws(' · ', v.status, r.name) as detail
     from rate_card_versions v join rate_cards c on c.id = v.rate_card_id left join resellers r on r.id = c.reseller_id
     order by v.status = 'draft' desc, v.valid_from desc, c.name, v.id desc limit 1000`,
  );
  const sources = await db.raw(
    'select distinct source from billing.usage_files order by source limit 200',
  );
  return {
    resellers,
    cards: cards.rows,
    versions: versions.rows,
    sources: sources.rows.map(({ source }: { source: string }) => source),
  };
};
