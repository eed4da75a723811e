import { useState } from 'react';

import { Button } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import {
  answerOf,
  DataList,
  EmptyState,
  ErrorState,
  PageFrame,
  useCan,
} from '../../../../../../src/admin/kit';
import type { ParkedBill } from '../../../../shared/contracts/checks';
import { PERMISSIONS } from '../../permissions';
import { ALWAYS_FRESH } from '../../services/api';
import { useListParkedQuery, useTryParkedTogetherMutation } from '../../services/checks';
import { useText } from '../../text';

import { useParkedColumns } from './useParkedColumns';

const keyOf = ({ customerDocumentId, billDate }: ParkedBill) => `${customerDocumentId} ${billDate}`;

/** Customers whose bills could not be made, over all runs, with the cure and the button that tries again: one, or all ticked. */
export const ParkedPage = () => {
  const t = useText();
  const canAmend = useCan(PERMISSIONS.amendBills);
  const { toggleNotification } = useNotification();
  const { data, isLoading, error, refetch } = useListParkedQuery(undefined, ALWAYS_FRESH);
  const { columns, failed } = useParkedColumns();
  const [chosen, setChosen] = useState<string[]>([]);
  const [tryTogether, trying] = useTryParkedTogetherMutation();
  const ticked = data?.filter((parked) => chosen.includes(keyOf(parked))) ?? [];

  const tryChosen = async () => {
    const customers = [...new Set(ticked.map(({ customerDocumentId }) => customerDocumentId))];
    const outcome = answerOf(await tryTogether(customers));
    if (!outcome) return;
    const isAllWell = outcome.stillParked + outcome.forNextRun === 0;
    toggleNotification({
      type: isAllWell ? 'success' : 'warning',
      message: t('parkedPage.together.done', outcome),
    });
    setChosen([]);
  };

  return (
    <PageFrame
      title={t('parkedPage.title')}
      subtitle={t('parkedPage.subtitle')}
      help={[t('parkedPage.help.1'), t('parkedPage.help.2'), t('parkedPage.help.3')]}
      actions={
        canAmend &&
        Boolean(data?.length) && (
          <Button
            size="S"
            disabled={ticked.length === 0}
            loading={trying.isLoading}
            onClick={tryChosen}
          >
            {t('parkedPage.together', { count: ticked.length })}
          </Button>
        )
      }
    >
      {Boolean(failed ?? trying.error) && <ErrorState error={failed ?? trying.error} />}
      <DataList
        caption={t('parkedPage.title')}
        columns={columns}
        rows={data}
        rowKey={keyOf}
        {...(canAmend && {
          selection: {
            chosen,
            onChoose: setChosen,
            label: ({ customerName }: ParkedBill) => t('parkedPage.choose', { name: customerName }),
            labelAll: t('parkedPage.chooseAll'),
          },
        })}
        isLoading={isLoading}
        error={error}
        onRetry={refetch}
        empty={<EmptyState title={t('parkedPage.empty')}>{t('parkedPage.empty.text')}</EmptyState>}
      />
    </PageFrame>
  );
};
