import { Typography } from '@strapi/design-system';

import { DateTimeText, StatusWord, TextLink, type Column } from '../../../../../../src/admin/kit';
import type { Alert } from '../../../../shared/contracts/thresholds';
import { PATHS } from '../../paths';
import { useText } from '../../text';

import { AlertActions } from './AlertActions';

export const useAlertColumns = (mayManage: boolean): Column<Alert>[] => {
  const t = useText();
  return [
    {
      key: 'when',
      header: t('alerts.when'),
      cell: ({ createdAt }) => <DateTimeText moment={createdAt} />,
    },
    {
      key: 'customer',
      header: t('customer'),
      cell: ({ customer, reseller }) => (
        <>
          <TextLink to={PATHS.balance(customer.documentId)}>{customer.name}</TextLink>
          <Typography tag="div" variant="pi" textColor="neutral600">
            {[customer.accountNumber, reseller].filter(Boolean).join(' · ')}
          </Typography>
        </>
      ),
    },
    {
      key: 'what',
      header: t('alerts.what'),
      cell: ({ kind, threshold, sentence }) => (
        <>
          <StatusWord tone={kind === 'unusual' ? 'warning' : 'info'}>
            {t(`alerts.kind.${kind}`)}
          </StatusWord>
          <Typography tag="div">{sentence}</Typography>
          <Typography tag="div" variant="pi" textColor="neutral600">
            {threshold}
          </Typography>
        </>
      ),
    },
    {
      key: 'do',
      header: t('alerts.do'),
      cell: (alert) => <AlertActions alert={alert} mayManage={mayManage} />,
    },
  ];
};
