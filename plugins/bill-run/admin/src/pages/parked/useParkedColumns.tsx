import { Button } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import {
  DateText,
  StatusNote,
  TextLink,
  useCan,
  type Column,
} from '../../../../../../src/admin/kit';
import type { ParkedBill } from '../../../../shared/contracts/checks';
import { PATHS } from '../../paths';
import { PERMISSIONS } from '../../permissions';
import { useTryParkedAgainMutation } from '../../services/checks';
import { useText } from '../../text';

/** Where it is put right: what is wrong with a service on our page of services, all else in its record. */
const cureLink = ({ cure, reasonCode, accountNumber }: ParkedBill): string | null => {
  if (reasonCode === 'amount-out-of-range') {
    return `${PATHS.services}?_q=${encodeURIComponent(accountNumber)}`;
  }
  const { uid, documentId } = cure;
  if (uid === null) return null;
  const record = documentId === null ? '' : `/${documentId}`;
  return `/content-manager/collection-types/${uid}${record}`;
};

/** The columns of parked customers, and what was refused when one was tried again. */
export const useParkedColumns = () => {
  const t = useText();
  const canAmend = useCan(PERMISSIONS.amendBills);
  const { toggleNotification } = useNotification();
  const [tryAgain, { isLoading, originalArgs, error: failed }] = useTryParkedAgainMutation();

  const again = async ({ customerDocumentId, customerName }: ParkedBill) => {
    const result = await tryAgain(customerDocumentId);
    if (!('data' in result) || !result.data) return;
    const { isNewRun, isStillParked } = result.data;
    const key = isStillParked ? 'still' : isNewRun ? 'newRun' : 'done';
    toggleNotification({
      type: isStillParked ? 'warning' : 'success',
      message: t(`parkedPage.again.${key}`, { name: customerName }),
    });
  };

  const columns: Column<ParkedBill>[] = [
    {
      key: 'customer',
      header: t('customer'),
      cell: ({ customerName }) => customerName,
      note: ({ accountNumber, resellerName }) =>
        `${accountNumber} · ${resellerName ?? t('direct')}`,
    },
    {
      key: 'billDate',
      header: t('invoice.billDate'),
      cell: ({ billDate }) => <DateText date={billDate} />,
    },
    {
      key: 'reason',
      header: t('parked.reason'),
      cell: ({ reason }) => <StatusNote tone="warning">{reason}</StatusNote>,
    },
    {
      key: 'cure',
      header: t('parkedPage.cure'),
      cell: (parked) => {
        const to = cureLink(parked);
        return to ? <TextLink to={to}>{parked.cure.text}</TextLink> : parked.cure.text;
      },
    },
    {
      key: 'run',
      header: t('run'),
      cell: ({ runName, runDocumentId }) => (
        <TextLink to={PATHS.run(runDocumentId)}>{runName}</TextLink>
      ),
    },
    {
      key: 'again',
      header: t('windows.act'),
      cell: (parked) =>
        canAmend && (
          <Button
            size="S"
            variant="secondary"
            style={{ whiteSpace: 'nowrap' }}
            loading={isLoading && originalArgs === parked.customerDocumentId}
            disabled={isLoading}
            aria-label={t('parkedPage.again.of', { name: parked.customerName })}
            onClick={() => again(parked)}
          >
            {t('parkedPage.again')}
          </Button>
        ),
    },
  ];
  return { columns, failed };
};
