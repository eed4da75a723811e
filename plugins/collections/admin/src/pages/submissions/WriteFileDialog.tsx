import { useNotification } from '@strapi/strapi/admin';

import { ConfirmMoneyDialog, Count, DateText, Money } from '../../../../../../src/admin/kit';
import type { WaitingCollection } from '../../../../shared/contracts/submissions';
import { useCreateSubmissionMutation } from '../../services/submissions';
import { useText } from '../../text';

type WriteFileDialogProps = { collection: WaitingCollection; onClose: () => void };

/** Money is asked of the bank: the total is typed by the person who answers for it. */
export const WriteFileDialog = ({ collection, onClose }: WriteFileDialogProps) => {
  const t = useText();
  const { toggleNotification } = useNotification();
  const [create, { isLoading, error }] = useCreateSubmissionMutation();
  const { originatorDocumentId, originatorName, processingDate, totalPence } = collection;

  const confirm = async () => {
    const result = await create({
      originatorDocumentId,
      processingDate,
      confirmedTotalPence: totalPence,
    });
    if ('data' in result && result.data) {
      toggleNotification({
        type: 'success',
        message: t('write.done', { fileName: result.data.fileName }),
      });
      onClose();
    }
  };

  return (
    <ConfirmMoneyDialog
      isOpen
      onClose={onClose}
      title={t('write.title', { originator: originatorName })}
      figures={[
        { label: t('amount'), value: <Money pence={totalPence} />, isMain: true },
        { label: t('items'), value: <Count value={collection.items} />, isMain: true },
        { label: t('processingDay'), value: <DateText date={processingDate} /> },
        { label: t('entryDay'), value: <DateText date={collection.entryDate} /> },
        { label: t('cutOff'), value: <DateText date={collection.inputDate} /> },
      ]}
      cannotBeUndone={[t('write.undone.file'), t('write.undone.bank')]}
      pence={totalPence}
      confirmBy="type"
      confirmLabel={t('write')}
      isBusy={isLoading}
      error={error}
      onConfirm={confirm}
    />
  );
};
