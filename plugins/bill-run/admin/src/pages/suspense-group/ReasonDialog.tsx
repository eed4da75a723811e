import { useState, type FormEvent } from 'react';

import { Button, Field, Flex, Modal, Textarea, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import { dialogFocus, ErrorState } from '../../../../../../src/admin/kit';
import { useText } from '../../text';

type ReasonDialogProps = {
  title: string;
  text: string;
  confirmLabel: string;
  isBusy: boolean;
  error: unknown;
  /** Does it; what it returns is said when it was done, null when it was not. */
  onConfirm: (reason: string) => Promise<string | null>;
  onClose: () => void;
};

/** Asks why before something is decided about rows. The reason is kept with who gave it. */
export const ReasonDialog = (props: ReasonDialogProps) => {
  const { title, text, confirmLabel, isBusy, error, onConfirm, onClose } = props;
  const t = useText();
  const { toggleNotification } = useNotification();
  const [reason, setReason] = useState('');

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const said = await onConfirm(reason);
    if (said !== null) {
      toggleNotification({ type: 'success', message: said });
      onClose();
    }
  };

  return (
    <Modal.Root open onOpenChange={(isOpen) => !isOpen && !isBusy && onClose()}>
      <Modal.Content {...dialogFocus}>
        <form onSubmit={submit}>
          <Modal.Header closeLabel={t('reason.cancel')}>
            <Modal.Title>{title}</Modal.Title>
          </Modal.Header>
          <Modal.Body>
            <Flex direction="column" alignItems="stretch" gap={4}>
              <Typography>{text}</Typography>
              <Field.Root name="reason" hint={t('reason.hint')} required>
                <Field.Label>{t('reason.label')}</Field.Label>
                <Textarea
                  value={reason}
                  maxLength={1000}
                  onChange={(event) => setReason(event.target.value)}
                />
                <Field.Hint />
              </Field.Root>
              {Boolean(error) && <ErrorState error={error} />}
            </Flex>
          </Modal.Body>
          <Modal.Footer>
            <Modal.Close>
              <Button type="button" variant="tertiary" disabled={isBusy}>
                {t('reason.cancel')}
              </Button>
            </Modal.Close>
            <Button type="submit" disabled={reason.trim() === ''} loading={isBusy}>
              {confirmLabel}
            </Button>
          </Modal.Footer>
        </form>
      </Modal.Content>
    </Modal.Root>
  );
};
