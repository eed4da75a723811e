import { useState } from 'react';

import { Button, Checkbox, Flex, Modal, Typography } from '@strapi/design-system';

import { CopyText, dialogFocus, Notice } from '../../../../../src/admin/kit';
import type { SecretAnswer } from '../../../shared/contracts/keys';
import { useText } from '../text';

type SecretDialogProps = { answer: SecretAnswer; onClose: () => void };

/** The secret of a new key, shown this once. It closes when the person says that he has it, not by a stray click. */
export const SecretDialog = ({ answer: { data, secret }, onClose }: SecretDialogProps) => {
  const t = useText();
  const [isKept, setIsKept] = useState(false);
  return (
    <Modal.Root open onOpenChange={(isOpen) => !isOpen && isKept && onClose()}>
      <Modal.Content {...dialogFocus}>
        <Modal.Header closeLabel={t('secret.done')}>
          <Modal.Title>{t('secret.title', { name: data.name })}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={5}>
            <Notice tone="warning" title={t('secret.once')}>
              {t('secret.once.text')}
            </Notice>
            <CopyText label={t('secret.label')} text={secret} />
            <Typography tag="p" textColor="neutral600">
              {t('secret.use')} <code>Authorization: Bearer bwk_…</code>
            </Typography>
            <Checkbox checked={isKept} onCheckedChange={(isOn) => setIsKept(isOn === true)}>
              {t('secret.kept')}
            </Checkbox>
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <span />
          <Button disabled={!isKept} onClick={onClose}>
            {t('secret.done')}
          </Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
};
