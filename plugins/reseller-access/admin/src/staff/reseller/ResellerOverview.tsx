import { Flex } from '@strapi/design-system';

import {
  ButtonLink,
  Count,
  DateTimeText,
  type FigureItem,
  Figures,
  Money,
  Notice,
  Panel,
  useCan,
} from '../../../../../../src/admin/kit';
import type { ResellerDetail } from '../../../../shared/contracts/resellers';
import { PERMISSIONS } from '../../permissions';
import { useText } from '../../text';

import { ResellerContact } from './ResellerContact';
import { customersOf, recordOf } from './records';

/** A reseller at a glance, and the ways to his records. */
export const ResellerOverview = ({ reseller }: { reseller: ResellerDetail }) => {
  const t = useText();
  const canReadCustomers = useCan(PERMISSIONS.readCustomers);
  const canReadRecord = useCan(PERMISSIONS.readRecord);
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      {reseller.mailHeldBecause && (
        <Notice tone="warning" title={t('reseller.mailHeld')}>
          {reseller.mailHeldBecause} {t('reseller.mailHeld.text')}
        </Notice>
      )}
      <Panel
        title={t('reseller.month')}
        action={
          <Flex gap={2} wrap="wrap">
            {canReadCustomers && (
              <ButtonLink variant="tertiary" to={customersOf(reseller.documentId)}>
                {t('reseller.customers.link')}
              </ButtonLink>
            )}
            {canReadRecord && (
              <ButtonLink variant="tertiary" to={recordOf(reseller.documentId)}>
                {t('reseller.record.link')}
              </ButtonLink>
            )}
          </Flex>
        }
      >
        <Figures items={useFigures(reseller)} />
      </Panel>
      <Panel title={t('reseller.who')}>
        <ResellerContact reseller={reseller} />
      </Panel>
    </Flex>
  );
};

const useFigures = (reseller: ResellerDetail): FigureItem[] => {
  const t = useText();
  const { people, keys, lastActivityAt } = reseller;
  const waiting = people.invited > 0 ? t('reseller.invited', { count: people.invited }) : '';
  const ending = keys.expiringSoon > 0 ? t('reseller.expiring', { count: keys.expiringSoon }) : '';
  return [
    {
      label: t('reseller.monthBilled'),
      value: <Money pence={reseller.monthGrossPence} />,
      isMain: true,
    },
    {
      label: t('reseller.monthInvoices'),
      value: <Count value={reseller.monthInvoices} />,
      isMain: true,
    },
    { label: t('customers.title'), value: <Count value={reseller.customers} />, isMain: true },
    { label: t('people.title'), value: `${people.active}${waiting}` },
    { label: t('keys.title'), value: `${keys.active}${ending}` },
    {
      label: t('reseller.lastActivity'),
      value: lastActivityAt ? (
        <DateTimeText moment={lastActivityAt} />
      ) : (
        t('reseller.lastActivity.none')
      ),
    },
  ];
};
