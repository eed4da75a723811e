import { Box, Typography } from '@strapi/design-system';

import { DateTimeText, StatusWord } from '../../../../../../src/admin/kit';
import type { UsageSource } from '../../../../shared/contracts/usage-sources';
import { useText } from '../../text';

/** Whether the folder of a source is watched, when it was looked into last and what came of it. */
export const FolderState = ({ source }: { source: UsageSource }) => {
  const t = useText();
  const { isWatched, lookedAt, filesTaken, filesRefused, filesWaiting, folderMessage } = source;
  if (!isWatched) return <>{t('source.notWatched')}</>;
  const hasTrouble = folderMessage !== null;
  return (
    <Box>
      <StatusWord tone={hasTrouble ? 'warning' : 'good'}>{t('source.watched')}</StatusWord>
      <Typography tag="div" textColor="neutral600">
        {lookedAt ? (
          <>
            {t('source.looked')} <DateTimeText moment={lookedAt} />
          </>
        ) : (
          t('source.notLooked')
        )}
      </Typography>
      <Typography tag="div" textColor="neutral600">
        {t('source.folderCounts', {
          taken: filesTaken,
          refused: filesRefused,
          waiting: filesWaiting,
        })}
      </Typography>
      {hasTrouble && (
        <Typography tag="div">
          {source.lastFolderFile && `${source.lastFolderFile}: `}
          {folderMessage}
        </Typography>
      )}
    </Box>
  );
};
