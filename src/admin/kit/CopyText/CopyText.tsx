import { useState } from 'react';

import { Button, Field, Flex } from '@strapi/design-system';
import { Check, Duplicate } from '@strapi/icons';

import { useKitText } from '../text/kitText';

import { copyFrom } from './copyFrom';

type CopyTextProps = { label: string; hint?: string; text: string };

/** A text to be taken elsewhere, such as a link or a secret, with a button that copies it. */
export const CopyText = ({ label, hint, text }: CopyTextProps) => {
  const t = useKitText();
  const [isCopied, setIsCopied] = useState(false);
  const [field, setField] = useState<HTMLInputElement | null>(null);
  return (
    <Field.Root hint={hint} width="100%">
      <Field.Label>{label}</Field.Label>
      <Flex gap={2} alignItems="stretch">
        <Flex flex="1" direction="column" alignItems="stretch" minWidth={0}>
          <Field.Input
            ref={setField}
            readOnly
            size="S"
            value={text}
            style={{ fontFamily: 'monospace' }}
            onFocus={(event) => event.target.select()}
          />
        </Flex>
        <Button
          type="button"
          variant="secondary"
          startIcon={isCopied ? <Check aria-hidden /> : <Duplicate aria-hidden />}
          onClick={() => field && void copyFrom(field).then(setIsCopied)}
        >
          <span aria-live="polite">{t(isCopied ? 'copy.done' : 'copy')}</span>
        </Button>
      </Flex>
      <Field.Hint />
    </Field.Root>
  );
};
