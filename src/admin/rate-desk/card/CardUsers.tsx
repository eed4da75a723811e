import { Typography } from '@strapi/design-system';

import type { CardDetail, CardUse } from '../../../rate-desk/contracts';
import { EmptyState, Panel, TextLink } from '../../kit';
import { useDoor } from '../door';
import { useText } from '../text';

const RECORDS: Record<keyof CardUse, string> = {
  suppliers: 'api::supplier.supplier',
  resellers: 'api::reseller.reseller',
  customers: 'api::customer.customer',
  services: 'api::subscription.subscription',
};

/** Whose calls the card prices. */
export const CardUsers = ({ card }: { card: CardDetail }) => {
  const t = useText();
  const { isStaff } = useDoor();
  return (
    <Panel title={t('users.title')} hint={t('users.hint')}>
      {card.users.length === 0 && (
        <EmptyState isCompact title={t('users.none')}>
          {t('users.none.text')}
        </EmptyState>
      )}
      {(Object.keys(RECORDS) as (keyof CardUse)[])
        .map((kind) => ({ kind, users: card.users.filter((user) => user.kind === kind) }))
        .filter(({ users }) => users.length > 0)
        .map(({ kind, users }) => (
          <Typography key={kind} tag="p">
            <strong>{t(`use.${kind}`, { count: card.usedBy[kind] })}: </strong>
            {users.map(({ documentId, name }, index) => (
              <span key={documentId}>
                {index > 0 && ', '}
                {isStaff ? (
                  <TextLink to={`/content-manager/collection-types/${RECORDS[kind]}/${documentId}`}>
                    {name}
                  </TextLink>
                ) : (
                  name
                )}
              </span>
            ))}
          </Typography>
        ))}
    </Panel>
  );
};
