import { useState } from 'react';

import { Button } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useNavigate } from 'react-router-dom';

import { ConfirmDialog, formatDate } from '../../../../../../src/admin/kit';
import type { RateCardVersionRow } from '../../../../shared/contracts/lists';
import { PATHS } from '../../paths';
import { useChangeMyVersionMutation, useDeleteMyVersionMutation } from '../../services/writes';
import { useText } from '../../text';

type Step = 'live' | 'draft' | 'delete';
type VersionProps = { version: RateCardVersionRow };

/** What can be done with a version that has not begun: set it live or back to a draft, or delete it. */
export const VersionActions = ({
  version,
  onStep,
}: VersionProps & { onStep: (step: Step) => void }) => {
  const t = useText();
  const other: Step = version.state === 'draft' ? 'live' : 'draft';
  return (
    <>
      <Button variant="danger-light" size="S" onClick={() => onStep('delete')}>
        {t('version.delete')}
      </Button>
      <Button
        variant={other === 'live' ? 'default' : 'secondary'}
        size="S"
        onClick={() => onStep(other)}
      >
        {t(`version.${other}`)}
      </Button>
    </>
  );
};

/** The step that was asked for, if any: buttons of a heading are drawn anew when it sticks, dialogs are not. */
export const useVersionStep = () => useState<Step>();

/** The question before a step. */
export const VersionStepDialog = ({
  version,
  step,
  onClose,
}: VersionProps & { step: Step; onClose: () => void }) => {
  const t = useText();
  const navigate = useNavigate();
  const { toggleNotification } = useNotification();
  const [change, changed] = useChangeMyVersionMutation();
  const [remove, removed] = useDeleteMyVersionMutation();
  const words = { date: formatDate(version.validFrom), count: version.rates };

  const confirm = async () => {
    const { id } = version;
    if (step === 'delete') {
      // First to the list: the page of what is gone has nothing to show.
      const result = await remove(id);
      if ('error' in result) {
        return;
      }
      navigate(PATHS.rates, { replace: true });
    } else {
      const result = await change({ id, change: { state: step } });
      if ('error' in result) {
        return;
      }
    }
    toggleNotification({ type: 'success', message: t(`version.${step}.done`, words) });
    onClose();
  };

  return (
    <ConfirmDialog
      title={t(`version.${step}.title`, words)}
      confirmLabel={t(`version.${step}.confirm`)}
      cancelLabel={t(`version.${step}.keep`)}
      isDanger={step === 'delete'}
      isBusy={changed.isLoading || removed.isLoading}
      error={changed.error ?? removed.error}
      onConfirm={confirm}
      onClose={onClose}
    >
      {t(`version.${step}.text`, words)}
    </ConfirmDialog>
  );
};
