import { useId } from 'react';

import { Box, Flex, IconButton, Typography } from '@strapi/design-system';
import { Cross } from '@strapi/icons';

import { useKitText } from '../text/kitText';

type HowThisWorksProps = { paragraphs: string[]; onClose: () => void };

/** How a page works, in a few short paragraphs, read beside the page while using it. */
export const HowThisWorks = ({ paragraphs, onClose }: HowThisWorksProps) => {
  const t = useKitText();
  const headingId = useId();
  return (
    <Box
      tag="aside"
      aria-labelledby={headingId}
      background="neutral0"
      borderColor="primary200"
      hasRadius
      padding={5}
    >
      <Flex justifyContent="space-between" paddingBottom={3}>
        <Typography id={headingId} tag="h2" variant="delta" fontWeight="bold">
          {t('help.title')}
        </Typography>
        <IconButton variant="ghost" label={t('help.close')} onClick={onClose}>
          <Cross aria-hidden />
        </IconButton>
      </Flex>
      <Flex direction="column" alignItems="flex-start" gap={3}>
        {paragraphs.map((paragraph) => (
          <Typography key={paragraph} tag="p" textColor="neutral800">
            {paragraph}
          </Typography>
        ))}
      </Flex>
    </Box>
  );
};
