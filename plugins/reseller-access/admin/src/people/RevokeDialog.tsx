import { useNotification } from '@strapi/strapi/admin';

import { ConfirmDialog } from '../../../../../src/admin/kit';
import type { Person } from '../../../shared/contracts/people';
import { useRevokePersonMutation } from '../services/people';
import { useText } from '../text';

type RevokeDialogProps = { of: string | null; person: Person; onClose: () => void };

/** Takes a person's access away, or an invitation back. */
export const RevokeDialog = ({ of, person, onClose }: RevokeDialogProps) => {
  const t = useText();
  const { toggleNotification } = useNotification();
  const [revoke, { isLoading, error }] = useRevokePersonMutation();
  const { name, membershipId, state } = person;
  const what = state === 'invited' || state === 'invitation-expired' ? 'withdraw' : 'revoke';

  const confirm = async () => {
    const result = await revoke({ of, membershipId });
    if ('data' in result) {
      toggleNotification({ type: 'success', message: t(`${what}.done`, { name }) });
      onClose();
    }
  };

  return (
    <ConfirmDialog
      title={t(`${what}.title`, { name })}
      confirmLabel={t(`${what}.confirm`)}
      cancelLabel={t(`${what}.keep`)}
      isDanger
      isBusy={isLoading}
      error={error}
      onConfirm={confirm}
      onClose={onClose}
    >
      {t(`${what}.text`, { name })}
    </ConfirmDialog>
  );
};
