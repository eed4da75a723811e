import type { ReactNode } from 'react';

import { Button, Dialog, Flex, Typography } from '@strapi/design-system';

import { ErrorState } from '../States/ErrorState';

import { dialogFocus } from './dialogFocus';

type ConfirmDialogProps = {
  title: string;
  children: ReactNode;
  /** What does not fit into the sentence, for example a list. */
  details?: ReactNode;
  confirmLabel: string;
  cancelLabel: string;
  isDanger?: boolean;
  isBusy: boolean;
  error?: unknown;
  onConfirm: () => void;
  onClose: () => void;
};

/** A question before something that matters: what will happen, and two buttons that say what they do. */
export const ConfirmDialog = ({
  title,
  children,
  details,
  confirmLabel,
  cancelLabel,
  isDanger = false,
  isBusy,
  error,
  onConfirm,
  onClose,
}: ConfirmDialogProps) => (
  <Dialog.Root open onOpenChange={(isOpen) => !isOpen && !isBusy && onClose()}>
    <Dialog.Content {...dialogFocus}>
      <Dialog.Header>{title}</Dialog.Header>
      <Dialog.Body>
        <Flex direction="column" alignItems="stretch" gap={4}>
          <Dialog.Description>
            <Typography>{children}</Typography>
          </Dialog.Description>
          {details}
          {Boolean(error) && <ErrorState error={error} />}
        </Flex>
      </Dialog.Body>
      <Dialog.Footer>
        <Dialog.Cancel>
          <Button variant="tertiary" fullWidth disabled={isBusy}>
            {cancelLabel}
          </Button>
        </Dialog.Cancel>
        <Button
          variant={isDanger ? 'danger' : 'default'}
          fullWidth
          loading={isBusy}
          onClick={onConfirm}
        >
          {confirmLabel}
        </Button>
      </Dialog.Footer>
    </Dialog.Content>
  </Dialog.Root>
);
