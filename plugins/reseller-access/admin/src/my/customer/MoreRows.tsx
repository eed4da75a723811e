import { Flex, TextButton, Typography } from '@strapi/design-system';

import { useText } from '../../text';

type MoreRowsProps = { shown: number; total: number; onMore?: () => void };

/** Says how much of a long list is shown, and shows more of it. */
export const MoreRows = ({ shown, total, onMore }: MoreRowsProps) => {
  const t = useText();
  if (shown >= total) {
    return null;
  }
  return (
    <Flex gap={3} paddingTop={3}>
      <Typography textColor="neutral600">{t('more.shown', { shown, total })}</Typography>
      {onMore && <TextButton onClick={onMore}>{t('more.show')}</TextButton>}
    </Flex>
  );
};
