import { useState, type FormEvent } from 'react';

import { Button, Flex, Modal } from '@strapi/design-system';

import { dialogFocus } from '../Dialogs/dialogFocus';
import { Figures, type FigureItem } from '../Figures/Figures';
import { ErrorState } from '../States/ErrorState';
import { useKitText } from '../text/kitText';

import { AmountConfirmation, type ConfirmBy } from './AmountConfirmation';
import { CannotBeUndone } from './CannotBeUndone';

type ConfirmMoneyDialogProps = {
  isOpen: boolean;
  onClose: () => void;
  /** Back to what was filled in before; closing drops it. */
  onBack?: () => void;
  title: string;
  figures: FigureItem[];
  /** What cannot be undone, a sentence each. */
  cannotBeUndone: string[];
  /** The figure to be confirmed. */
  pence: number;
  confirmBy: ConfirmBy;
  confirmLabel: string;
  isBusy: boolean;
  error: unknown;
  onConfirm: () => void;
};

/** Money moves: the totals, what cannot be undone, and the figure ticked or typed before anything happens. */
export const ConfirmMoneyDialog = ({ isOpen, onClose, ...body }: ConfirmMoneyDialogProps) => (
  <Modal.Root open={isOpen} onOpenChange={(open) => !open && !body.isBusy && onClose()}>
    <Modal.Content {...dialogFocus}>
      {/* Another figure wants another confirmation. */}
      <ConfirmMoneyForm key={body.pence} {...body} />
    </Modal.Content>
  </Modal.Root>
);

const ConfirmMoneyForm = ({
  title,
  figures,
  cannotBeUndone,
  pence,
  confirmBy,
  confirmLabel,
  isBusy,
  error,
  onConfirm,
  onBack,
}: Omit<ConfirmMoneyDialogProps, 'isOpen' | 'onClose'>) => {
  const t = useKitText();
  const [isConfirmed, setIsConfirmed] = useState(false);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isConfirmed && !isBusy) {
      onConfirm();
    }
  };

  return (
    <form onSubmit={submit}>
      <Modal.Header closeLabel={t('dialog.close')}>
        <Modal.Title>{title}</Modal.Title>
      </Modal.Header>
      <Modal.Body>
        <Flex direction="column" alignItems="stretch" gap={5}>
          <Figures items={figures} />
          <CannotBeUndone sentences={cannotBeUndone} />
          <AmountConfirmation by={confirmBy} pence={pence} onChange={setIsConfirmed} />
          {Boolean(error) && <ErrorState error={error} />}
        </Flex>
      </Modal.Body>
      <Modal.Footer>
        {onBack ? (
          <Button type="button" variant="tertiary" disabled={isBusy} onClick={onBack}>
            {t('dialog.back')}
          </Button>
        ) : (
          <Modal.Close>
            <Button type="button" variant="tertiary" disabled={isBusy}>
              {t('dialog.cancel')}
            </Button>
          </Modal.Close>
        )}
        <Button type="submit" disabled={!isConfirmed} loading={isBusy}>
          {confirmLabel}
        </Button>
      </Modal.Footer>
    </form>
  );
};
