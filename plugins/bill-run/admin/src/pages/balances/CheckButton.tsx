import { useState } from 'react';

import { Button } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import { ConfirmDialog, useCan } from '../../../../../../src/admin/kit';
import { PERMISSIONS } from '../../permissions';
import { useCheckBalancesMutation } from '../../services/balances';
import { useText } from '../../text';

/** Compares every balance with its records, and offers to put right what differs. */
export const CheckButton = () => {
  const t = useText();
  const { toggleNotification } = useNotification();
  const mayRepair = useCan(PERMISSIONS.mendUsage);
  const [act, { isLoading, error }] = useCheckBalancesMutation();
  const [found, setFound] = useState(0);

  const check = async () => {
    const result = await act('check');
    if (!('data' in result) || !result.data) {
      toggleNotification({ type: 'danger', message: t('balances.check.failed') });
      return;
    }
    if (result.data.found === 0) {
      toggleNotification({ type: 'success', message: t('balances.check.good') });
    } else {
      setFound(result.data.found);
    }
  };

  const repair = async () => {
    const result = await act('repair');
    if ('data' in result && result.data) {
      toggleNotification({
        type: 'success',
        message: t('balances.repair.done', { count: result.data.found }),
      });
      setFound(0);
    }
  };

  return (
    <>
      <Button variant="tertiary" loading={isLoading && found === 0} onClick={check}>
        {t('balances.check')}
      </Button>
      {found > 0 && (
        <ConfirmDialog
          title={t('balances.repair.title')}
          confirmLabel={t('balances.repair')}
          cancelLabel={t('balances.repair.leave')}
          isBusy={isLoading || !mayRepair}
          error={error}
          onConfirm={repair}
          onClose={() => setFound(0)}
        >
          {t('balances.repair.text', { count: found })}
        </ConfirmDialog>
      )}
    </>
  );
};
