import { Button, Flex, Typography } from '@strapi/design-system';

import { formatBytes } from '../format/counts';
import { formatDuration } from '../format/duration';
import type { UploadProgress } from '../requests/useUpload';
import { ProgressTrack } from '../StepProgress/ProgressTrack';
import { useKitText } from '../text/kitText';

const WHOLE = 100;

type SendingFileProps = { name: string; progress: UploadProgress; onCancel: () => void };

/** How far a file is on its way, how fast, and how long it still takes; it can be stopped. */
export const SendingFile = ({
  name,
  progress: { sent, total, perSecond },
  onCancel,
}: SendingFileProps) => {
  const t = useKitText();
  const percent = total > 0 ? Math.floor((sent / total) * WHOLE) : 0;
  const rate = perSecond !== null && t('file.rate', { rate: formatBytes(Math.round(perSecond)) });
  const left =
    perSecond !== null &&
    sent < total &&
    t('file.left', { time: formatDuration(Math.ceil((total - sent) / perSecond)) });
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Flex justifyContent="space-between" gap={4} wrap="wrap">
        <Typography>
          {t('file.sending', { name, sent: formatBytes(sent), size: formatBytes(total) })}
        </Typography>
        <Typography textColor="neutral600">
          {[rate, left, total > 0 && sent === total && t('file.checking')]
            .filter(Boolean)
            .join(' · ')}
        </Typography>
      </Flex>
      <ProgressTrack percent={percent} label={t('file.sending.short')} />
      <div>
        <Button variant="tertiary" size="S" onClick={onCancel}>
          {t('file.cancel')}
        </Button>
      </div>
    </Flex>
  );
};
