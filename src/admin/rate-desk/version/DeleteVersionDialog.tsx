import { useNotification } from '@strapi/strapi/admin';
import { useNavigate } from 'react-router-dom';

import type { VersionDetail } from '../../../rate-desk/contracts';
import { ConfirmDialog, formatDate } from '../../kit';
import { useTryDesk } from '../api';
import { useDoor } from '../door';
import { useText } from '../text';

type DialogProps = { version: VersionDetail; onClose: () => void };

/** The question before a draft is deleted with its rates. */
export const DeleteVersionDialog = ({ version, onClose }: DialogProps) => {
  const t = useText();
  const navigate = useNavigate();
  const { paths } = useDoor();
  const { toggleNotification } = useNotification();
  // Not what makes this page stale: what is gone has nothing to show. Its card is fetched afresh.
  const { send, isLoading, error } = useTryDesk();
  const words = { date: formatDate(version.validFrom), count: version.rates };

  const confirm = async () => {
    const result = await send('DELETE', `/versions/${version.documentId}`);
    if ('data' in result) {
      navigate(paths.card(version.card.documentId), { replace: true });
      toggleNotification({ type: 'success', message: t('delete.done', words) });
    }
  };

  return (
    <ConfirmDialog
      title={t('delete.title', words)}
      confirmLabel={t('delete.confirm')}
      cancelLabel={t('delete.keep')}
      isDanger
      isBusy={isLoading}
      error={error}
      onConfirm={confirm}
      onClose={onClose}
    >
      {t('delete.text', words)}
    </ConfirmDialog>
  );
};
