import { useNotification } from '@strapi/strapi/admin';

import { ConfirmDialog } from '../../../../../src/admin/kit';
import type { ResellerKey } from '../../../shared/contracts/keys';
import { useRevokeKeyMutation } from '../services/keys';
import { useText } from '../text';

type RevokeKeyDialogProps = { of: string | null; apiKey: ResellerKey; onClose: () => void };

/** Stops a key for good. */
export const RevokeKeyDialog = ({ of, apiKey, onClose }: RevokeKeyDialogProps) => {
  const t = useText();
  const { toggleNotification } = useNotification();
  const [revoke, { isLoading, error }] = useRevokeKeyMutation();
  const { id, name } = apiKey;

  const confirm = async () => {
    const result = await revoke({ of, id });
    if ('data' in result) {
      toggleNotification({ type: 'success', message: t('key.revoke.done', { name }) });
      onClose();
    }
  };

  return (
    <ConfirmDialog
      title={t('key.revoke.title', { name })}
      confirmLabel={t('key.revoke.confirm')}
      cancelLabel={t('key.revoke.keep')}
      isDanger
      isBusy={isLoading}
      error={error}
      onConfirm={confirm}
      onClose={onClose}
    >
      {t('key.revoke.text')}
    </ConfirmDialog>
  );
};
