import { useState } from 'react';

import { Button } from '@strapi/design-system';

import { useCan } from '../../../../../../src/admin/kit';
import type { LeaveOutBody } from '../../../../shared/contracts/likely-duplicates';
import { PERMISSIONS } from '../../permissions';
import { useLeaveOutRecordsMutation } from '../../services/usageRecords';
import { useText } from '../../text';
import { ReasonDialog } from '../suspense-group/ReasonDialog';

type LeaveOutProps = {
  what: Omit<LeaveOutBody, 'reason'>;
  sourceName: string;
  records: number;
};

/** Leaves records of a source out of the bills, with a reason. They can be opened again. */
export const LeaveOut = ({ what, sourceName, records }: LeaveOutProps) => {
  const t = useText();
  const canMend = useCan(PERMISSIONS.mendUsage);
  const [isOpen, setIsOpen] = useState(false);
  const [leaveOut, { isLoading, error }] = useLeaveOutRecordsMutation();
  if (!canMend) {
    return null;
  }
  const confirm = async (reason: string) => {
    const result = await leaveOut({ ...what, reason });
    return 'data' in result && result.data ? t('likely.done', { left: result.data.left }) : null;
  };
  return (
    <>
      <Button
        size="S"
        variant="secondary"
        onClick={() => setIsOpen(true)}
        aria-label={t('likely.leave.of', { source: sourceName, records })}
      >
        {t('likely.leave')}
      </Button>
      {isOpen && (
        <ReasonDialog
          title={t('likely.leave.title', { source: sourceName, records })}
          text={t('likely.leave.text')}
          confirmLabel={t('likely.leave')}
          isBusy={isLoading}
          error={error}
          onConfirm={confirm}
          onClose={() => setIsOpen(false)}
        />
      )}
    </>
  );
};
