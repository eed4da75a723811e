import { useState } from 'react';

import { Button, Flex } from '@strapi/design-system';

import { useCan } from '../../../../../../src/admin/kit';
import type { SuspenseSelection } from '../../../../shared/contracts/suspense';
import { PERMISSIONS } from '../../permissions';
import { useSettleSuspenseMutation, type SettleAction } from '../../services/suspense';
import { useText } from '../../text';

import { ReasonDialog } from './ReasonDialog';

type SettleButtonsProps = { actions: SettleAction[]; selection: SuspenseSelection };

/** What staff may decide about rows; each decision asks for its reason first. */
export const SettleButtons = ({ actions, selection }: SettleButtonsProps) => {
  const t = useText();
  const canMend = useCan(PERMISSIONS.mendUsage);
  const [open, setOpen] = useState<SettleAction | null>(null);
  const [settle, { isLoading, error, reset }] = useSettleSuspenseMutation();
  if (!canMend) {
    return null;
  }

  const confirm = async (reason: string): Promise<string | null> => {
    if (!open) return null;
    const result = await settle({ action: open, selection, reason });
    if (!('data' in result) || !result.data) return null;
    const { changed, refused } = result.data;
    return t(`settle.${open}.done`, { changed, refused });
  };
  const close = () => {
    setOpen(null);
    reset();
  };

  return (
    <>
      <Flex gap={2} wrap="wrap">
        {actions.map((action) => (
          <Button
            key={action}
            size="S"
            variant={action === 'write-off' ? 'danger-light' : 'secondary'}
            onClick={() => setOpen(action)}
          >
            {t(`settle.${action}`)}
          </Button>
        ))}
      </Flex>
      {open && (
        <ReasonDialog
          title={t(`settle.${open}.title`)}
          text={t(`settle.${open}.text`)}
          confirmLabel={t(`settle.${open}`)}
          isBusy={isLoading}
          error={error}
          onConfirm={confirm}
          onClose={close}
        />
      )}
    </>
  );
};
