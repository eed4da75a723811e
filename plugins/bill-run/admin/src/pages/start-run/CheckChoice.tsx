import { useId } from 'react';

import { Box, Flex, Radio, Typography } from '@strapi/design-system';

import { useText } from '../../text';

type CheckChoiceProps = { autoIssue: boolean; onChange: (autoIssue: boolean) => void };

/** Whether a person looks at the bills before they are issued. */
export const CheckChoice = ({ autoIssue, onChange }: CheckChoiceProps) => {
  const t = useText();
  const labelId = useId();
  return (
    <Box>
      <Typography id={labelId} tag="p" variant="pi" fontWeight="bold" paddingBottom={1}>
        {t('start.check')}
      </Typography>
      <Radio.Group
        aria-labelledby={labelId}
        value={autoIssue ? 'issue' : 'check'}
        onValueChange={(choice) => onChange(choice === 'issue')}
      >
        <Flex direction="column" alignItems="flex-start" gap={2}>
          <Radio.Item value="check">{t('start.check.first')}</Radio.Item>
          <Radio.Item value="issue">{t('start.check.none')}</Radio.Item>
        </Flex>
      </Radio.Group>
    </Box>
  );
};
