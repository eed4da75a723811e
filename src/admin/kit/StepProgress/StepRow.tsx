import { Box, Flex, Typography } from '@strapi/design-system';

import { formatCount } from '../format/counts';
import { formatDuration, secondsBetween } from '../format/duration';
import { TabularFigures } from '../Money/TabularFigures';
import { StatusWord } from '../StatusWord/StatusWord';
import type { Tone } from '../StatusWord/tones';
import { useKitText } from '../text/kitText';

import { ProgressTrack } from './ProgressTrack';
import { stepPercent, stepState, type ProgressStep, type StepState } from './types';

const TONE: Record<StepState, Tone> = {
  waiting: 'quiet',
  running: 'busy',
  done: 'good',
  failed: 'bad',
};

export const StepRow = ({ step }: { step: ProgressStep }) => {
  const state = stepState(step);
  const percent = stepPercent(step);
  return (
    <Box tag="li">
      <Flex justifyContent="space-between" gap={4} wrap="wrap" paddingBottom={1}>
        <StatusWord tone={TONE[state]}>{step.label}</StatusWord>
        <Typography textColor="neutral600">
          <TabularFigures>
            <StepNumbers step={step} />
          </TabularFigures>
        </Typography>
      </Flex>
      {state === 'running' && percent !== null && (
        <ProgressTrack percent={percent} label={step.label} />
      )}
      {step.error && (
        <Typography tag="p" textColor="danger700">
          {step.error}
        </Typography>
      )}
    </Box>
  );
};

const StepNumbers = ({ step }: { step: ProgressStep }) => {
  const t = useKitText();
  const { done, total, unit, perSecond, secondsLeft, startedAt, finishedAt } = step;
  const state = stepState(step);
  if (state === 'waiting') {
    return <>{t('progress.waiting')}</>;
  }
  const counted =
    total === null || (finishedAt && done === total)
      ? t('progress.count', { done: formatCount(done), unit })
      : t('progress.countOf', { done: formatCount(done), total: formatCount(total), unit });
  const took =
    startedAt && finishedAt
      ? t('progress.took', { time: formatDuration(secondsBetween(startedAt, finishedAt)) })
      : null;
  const rate =
    perSecond !== null && state === 'running'
      ? t('progress.rate', { rate: formatCount(Math.round(perSecond)) })
      : null;
  const left =
    secondsLeft !== null && state === 'running'
      ? t('progress.left', { time: formatDuration(secondsLeft) })
      : null;
  return <>{[counted, rate, left, took].filter(Boolean).join(' · ')}</>;
};
