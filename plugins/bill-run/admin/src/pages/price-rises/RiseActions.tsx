import { useState } from 'react';

import { Button, Checkbox } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import { ConfirmDialog, formatDate, formatPence } from '../../../../../../src/admin/kit';
import type { PriceRiseDetail } from '../../../../shared/contracts/price-rises';
import {
  useSchedulePriceRiseMutation,
  useWithdrawPriceRiseMutation,
} from '../../services/serviceTerms';
import { useText } from '../../text';

/** Schedules a draft, or withdraws what is scheduled, after a last look at the figures. */
export const RiseActions = ({ rise }: { rise: PriceRiseDetail }) => {
  const t = useText();
  const { toggleNotification } = useNotification();
  const [isAsked, setIsAsked] = useState(false);
  const [sendNotices, setSendNotices] = useState(true);
  const [schedule, scheduled] = useSchedulePriceRiseMutation();
  const [withdraw, withdrawn] = useWithdrawPriceRiseMutation();
  if (rise.state === 'withdrawn') return null;
  const isDraft = rise.state === 'draft';
  const { documentId, services } = rise;

  const confirm = async () => {
    const result = isDraft
      ? await schedule({ documentId, services, sendNotices })
      : await withdraw(documentId);
    if ('data' in result && result.data) {
      toggleNotification({
        type: 'success',
        message: t(isDraft ? 'rises.scheduled' : 'rises.taken'),
      });
      setIsAsked(false);
    }
  };

  return (
    <>
      <Button variant={isDraft ? 'default' : 'danger-light'} onClick={() => setIsAsked(true)}>
        {t(isDraft ? 'rises.schedule' : 'rises.withdraw')}
      </Button>
      {isAsked && (
        <ConfirmDialog
          title={t(isDraft ? 'rises.schedule.ask' : 'rises.withdraw.ask')}
          confirmLabel={t(isDraft ? 'rises.schedule' : 'rises.withdraw')}
          cancelLabel={t('rises.notNow')}
          isDanger={!isDraft}
          isBusy={scheduled.isLoading || withdrawn.isLoading}
          error={scheduled.error ?? withdrawn.error}
          onConfirm={confirm}
          onClose={() => setIsAsked(false)}
          details={
            isDraft && (
              <Checkbox
                checked={sendNotices}
                onCheckedChange={(checked) => setSendNotices(checked === true)}
              >
                {t('rises.sendNotices', { count: rise.customers - rise.customersWithoutEmail })}
              </Checkbox>
            )
          }
        >
          {isDraft
            ? t('rises.schedule.text', {
                services,
                date: formatDate(rise.effectiveDate),
                more: formatPence(rise.monthlyAfterPence - rise.monthlyBeforePence),
              })
            : t('rises.withdraw.text')}
        </ConfirmDialog>
      )}
    </>
  );
};
