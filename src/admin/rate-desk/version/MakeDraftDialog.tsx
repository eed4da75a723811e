import { useNotification } from '@strapi/strapi/admin';

import type { VersionDetail } from '../../../rate-desk/contracts';
import { ConfirmDialog, formatDate } from '../../kit';
import { useTellDesk } from '../api';
import { useText } from '../text';

type DialogProps = { version: VersionDetail; onClose: () => void };

/** The question before a version that has not begun becomes a draft again. */
export const MakeDraftDialog = ({ version, onClose }: DialogProps) => {
  const t = useText();
  const { toggleNotification } = useNotification();
  const { send, isLoading, error } = useTellDesk();
  const words = { date: formatDate(version.validFrom) };

  const confirm = async () => {
    const result = await send('POST', `/versions/${version.documentId}/draft`);
    if ('data' in result) {
      toggleNotification({ type: 'success', message: t('draft.done', words) });
      onClose();
    }
  };

  return (
    <ConfirmDialog
      title={t('draft.title', words)}
      confirmLabel={t('draft.confirm')}
      cancelLabel={t('draft.keep')}
      isBusy={isLoading}
      error={error}
      onConfirm={confirm}
      onClose={onClose}
    >
      {t('draft.text', words)}
    </ConfirmDialog>
  );
};
