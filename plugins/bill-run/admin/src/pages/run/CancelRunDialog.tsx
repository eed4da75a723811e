import { Button, Dialog, Flex, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import { ErrorState } from '../../../../../../src/admin/kit';
import type { RunDetail } from '../../../../shared/contracts/runs';
import { useCancelBillRunMutation } from '../../services/runs';
import { useText } from '../../text';

type CancelRunDialogProps = { run: RunDetail; onClose: () => void };

/** Throwing the drafts of a run away. Its customers stay due. */
export const CancelRunDialog = ({ run, onClose }: CancelRunDialogProps) => {
  const t = useText();
  const { toggleNotification } = useNotification();
  const [cancel, { isLoading, error }] = useCancelBillRunMutation();

  const confirm = async () => {
    const result = await cancel(run.documentId);
    if ('data' in result) {
      toggleNotification({ type: 'success', message: t('cancel.done', { name: run.name }) });
      onClose();
    }
  };

  return (
    <Dialog.Root open onOpenChange={(isOpen) => !isOpen && !isLoading && onClose()}>
      <Dialog.Content>
        <Dialog.Header>{t('cancel.title', { name: run.name })}</Dialog.Header>
        <Dialog.Body>
          <Flex direction="column" alignItems="stretch" gap={4}>
            <Dialog.Description>
              <Typography>
                {t(run.invoicesIssued > 0 ? 'cancel.text.later' : 'cancel.text', {
                  count: run.invoicesDrafted - run.invoicesIssued,
                  issued: run.invoicesIssued,
                })}
              </Typography>
            </Dialog.Description>
            {Boolean(error) && <ErrorState error={error} />}
          </Flex>
        </Dialog.Body>
        <Dialog.Footer>
          <Dialog.Cancel>
            <Button variant="tertiary" fullWidth disabled={isLoading}>
              {t('cancel.keep')}
            </Button>
          </Dialog.Cancel>
          <Button variant="danger" fullWidth loading={isLoading} onClick={confirm}>
            {t('cancel.confirm')}
          </Button>
        </Dialog.Footer>
      </Dialog.Content>
    </Dialog.Root>
  );
};
