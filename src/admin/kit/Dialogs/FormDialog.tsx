import type { FormEvent, ReactNode } from 'react';

import { Button, Flex, Modal } from '@strapi/design-system';

import { ErrorState } from '../States/ErrorState';
import { useKitText } from '../text/kitText';

import { dialogFocus } from './dialogFocus';

type FormDialogProps = {
  title: string;
  children: ReactNode;
  submitLabel: string;
  isReady: boolean;
  isBusy: boolean;
  /** What was refused and is not about a field that shows it itself. */
  error?: unknown;
  onSubmit: () => void;
  onClose: () => void;
};

/** A few fields to fill in, over the page. Enter sends them. */
export const FormDialog = ({
  title,
  children,
  submitLabel,
  isReady,
  isBusy,
  error,
  onSubmit,
  onClose,
}: FormDialogProps) => {
  const t = useKitText();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isReady && !isBusy) {
      onSubmit();
    }
  };
  return (
    <Modal.Root open onOpenChange={(isOpen) => !isOpen && !isBusy && onClose()}>
      <Modal.Content {...dialogFocus}>
        <form onSubmit={submit} noValidate>
          <Modal.Header closeLabel={t('dialog.close')}>
            <Modal.Title>{title}</Modal.Title>
          </Modal.Header>
          <Modal.Body>
            <Flex direction="column" alignItems="stretch" gap={5}>
              {children}
              {Boolean(error) && <ErrorState error={error} />}
            </Flex>
          </Modal.Body>
          <Modal.Footer>
            <Modal.Close>
              <Button type="button" variant="tertiary" disabled={isBusy}>
                {t('dialog.cancel')}
              </Button>
            </Modal.Close>
            <Button type="submit" disabled={!isReady} loading={isBusy}>
              {submitLabel}
            </Button>
          </Modal.Footer>
        </form>
      </Modal.Content>
    </Modal.Root>
  );
};
