import { useId } from 'react';

import { Box, Flex, Radio, Typography } from '@strapi/design-system';

import { useText } from '../../text';

export type Check = 'check' | 'issue' | 'dry';

type CheckChoiceProps = { value: Check; onChange: (check: Check) => void };

/** Whether a person looks at the bills before they are issued, or they are only worked out. */
export const CheckChoice = ({ value, onChange }: CheckChoiceProps) => {
  const t = useText();
  const labelId = useId();
  return (
    <Box>
      <Typography id={labelId} tag="p" variant="pi" fontWeight="bold" paddingBottom={1}>
        {t('start.check')}
      </Typography>
      <Radio.Group
        aria-labelledby={labelId}
        value={value}
        onValueChange={(choice) => onChange(choice as Check)}
      >
        <Flex direction="column" alignItems="flex-start" gap={2}>
          <Radio.Item value="check">{t('start.check.first')}</Radio.Item>
          <Radio.Item value="issue">{t('start.check.none')}</Radio.Item>
          <Radio.Item value="dry">{t('start.check.dry')}</Radio.Item>
        </Flex>
      </Radio.Group>
    </Box>
  );
};
