import { useState } from 'react';

import { Button, Flex } from '@strapi/design-system';

import { useCan } from '../../../../../../src/admin/kit';
import type { SuspenseRowDetail } from '../../../../shared/contracts/suspense';
import { PERMISSIONS } from '../../permissions';
import { useTakeBackSuspenseRowMutation, type SettleAction } from '../../services/suspense';
import { useText } from '../../text';
import { ReasonDialog } from '../suspense-group/ReasonDialog';
import { SettleButtons } from '../suspense-group/SettleButtons';

const ACCEPTABLE = new Set(['too-old', 'price-anomaly', 'in-the-future']);

const actionsFor = ({ status, reason, accepted }: SuspenseRowDetail): SettleAction[] => {
  if (status === 'written-off') return ['reopen'];
  if (status === 'recycled') return [];
  const canAccept = ACCEPTABLE.has(reason) && !accepted.includes(reason);
  return [
    ...(canAccept ? (['accept'] as const) : []),
    ...(accepted.length > 0 ? (['withdraw'] as const) : []),
    'write-off',
  ];
};

/** A call while its bill still takes usage; a charge when a person wrote it. */
const canBeTakenBack = ({ record, charge, corrected }: SuspenseRowDetail): boolean =>
  (record !== null && !record.isBillClosed) || (charge !== null && corrected !== null);

/** What may be decided about one row as it stands. */
export const RowActions = ({ row }: { row: SuspenseRowDetail }) => (
  <Flex gap={2} wrap="wrap">
    <SettleButtons actions={actionsFor(row)} selection={{ ids: [row.id] }} />
    {canBeTakenBack(row) && <TakeBack row={row} />}
  </Flex>
);

const TakeBack = ({ row: { id, charge } }: { row: SuspenseRowDetail }) => {
  const t = useText();
  const canMend = useCan(PERMISSIONS.mendUsage);
  const [isOpen, setIsOpen] = useState(false);
  const [takeBack, { isLoading, error }] = useTakeBackSuspenseRowMutation();
  if (!canMend) {
    return null;
  }
  const kind = charge ? '.charge' : '';
  const confirm = async (reason: string) => {
    const result = await takeBack({ id, reason });
    return 'data' in result ? t(`takeBack.done${kind}`) : null;
  };
  return (
    <>
      <Button size="S" variant="secondary" onClick={() => setIsOpen(true)}>
        {t('takeBack')}
      </Button>
      {isOpen && (
        <ReasonDialog
          title={t(`takeBack.title${kind}`)}
          text={t(`takeBack.text${kind}`)}
          confirmLabel={t('takeBack')}
          isBusy={isLoading}
          error={error}
          onConfirm={confirm}
          onClose={() => setIsOpen(false)}
        />
      )}
    </>
  );
};
