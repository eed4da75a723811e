import { useState } from 'react';

import { Button } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import { answerOf, ConfirmDialog } from '../../../../../../src/admin/kit';
import type { TierSpan } from '../../../../../bill-run/shared/contracts/acts';
import { useTakeTierChangeBackMutation } from '../../services/acts';
import { useText } from '../../text';

/** Takes a change of tier back that has not come yet. */
export const TakeTierChangeBack = ({
  documentId,
  span,
}: {
  documentId: string;
  span: TierSpan;
}) => {
  const t = useText();
  const { toggleNotification } = useNotification();
  const [isAsking, setAsking] = useState(false);
  const [takeBack, { isLoading, error }] = useTakeTierChangeBackMutation();
  const confirm = async () => {
    if (!answerOf(await takeBack({ documentId, assignment: span.documentId }))) return;
    toggleNotification({ type: 'success', message: t('tiers.takeBack.done') });
    setAsking(false);
  };
  return (
    <>
      <Button size="S" variant="tertiary" onClick={() => setAsking(true)}>
        {t('tiers.takeBack')}
      </Button>
      {isAsking && (
        <ConfirmDialog
          title={t('tiers.takeBack.title', { tier: span.tierName })}
          confirmLabel={t('tiers.takeBack')}
          cancelLabel={t('tiers.takeBack.keep')}
          isBusy={isLoading}
          error={error}
          onConfirm={confirm}
          onClose={() => setAsking(false)}
        >
          {t('tiers.takeBack.text')}
        </ConfirmDialog>
      )}
    </>
  );
};
