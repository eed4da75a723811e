import { useState } from 'react';

import { Box, Flex, Tabs, Typography } from '@strapi/design-system';
import { Page, useQueryParams } from '@strapi/strapi/admin';
import { useParams } from 'react-router-dom';

import type { VersionDetail } from '../../../rate-desk/contracts';
import { ErrorState, formatDate, PageFrame, StatusWord } from '../../kit';
import { useDesk } from '../api';
import { useDoor } from '../door';
import { ExtrasPanel } from '../extras/ExtrasPanel';
import { RateGrid } from '../grid/RateGrid';
import { STAND_TONE } from '../stand';
import { useText } from '../text';

import { ChangeLog } from './ChangeLog';
import { ChecksPanel } from './ChecksPanel';
import { VersionActions, type VersionStep, VersionStepDialog } from './VersionActions';
import { VersionDifference } from './VersionDifference';
import { VersionNotice } from './VersionNotice';

/** One version of a card: its rates, what it changes, what is to be known before it goes live. */
export const VersionPage = () => {
  const t = useText();
  const { id = '' } = useParams();
  const { paths } = useDoor();
  const { data, error, refetch } = useDesk<{ data: VersionDetail }>(`/versions/${id}`);
  if (data) {
    return <VersionView version={data.data} />;
  }
  if (error) {
    return (
      <PageFrame title={t('cards.title')} back={{ to: paths.cards, label: t('cards.title') }}>
        <ErrorState error={error} onRetry={refetch} />
      </PageFrame>
    );
  }
  return <Page.Loading />;
};

const VersionView = ({ version }: { version: VersionDetail }) => {
  const t = useText();
  const { paths, canWrite } = useDoor();
  const [{ query }, setQuery] = useQueryParams<{ tab?: string }>();
  const [step, setStep] = useState<VersionStep>();
  const { card, stand, validFrom, note, validTo } = version;
  return (
    <PageFrame
      title={t('version.heading', { card: card.name, date: formatDate(validFrom) })}
      subtitle={
        <Flex gap={3} wrap="wrap">
          <StatusWord tone={STAND_TONE[stand]}>{t(`stand.${stand}`)}</StatusWord>
          {validTo && (
            <Typography textColor="neutral600">
              {t('versions.until', { date: formatDate(validTo) })}
            </Typography>
          )}
          <Typography textColor="neutral600">{note}</Typography>
        </Flex>
      }
      back={{ to: paths.card(card.documentId), label: card.name }}
      help={[t('version.help.1'), t('version.help.2'), t('version.help.3'), t('version.help.4')]}
      actions={canWrite && <VersionActions version={version} onStep={setStep} />}
    >
      <VersionNotice version={version} />
      <Tabs.Root
        variant="simple"
        value={query.tab ?? 'rates'}
        onValueChange={(tab) => setQuery({ tab, page: undefined } as never)}
      >
        <Tabs.List aria-label={t('version.tabs')}>
          <Tabs.Trigger value="rates">{t('rates')}</Tabs.Trigger>
          <Tabs.Trigger value="extras">{t('tab.extras')}</Tabs.Trigger>
          <Tabs.Trigger value="difference">{t('tab.difference')}</Tabs.Trigger>
          <Tabs.Trigger value="checks">{t('tab.checks')}</Tabs.Trigger>
          <Tabs.Trigger value="changes">{t('tab.changes')}</Tabs.Trigger>
        </Tabs.List>
        <Box paddingTop={4}>
          <Tabs.Content value="rates">
            <RateGrid version={version} />
          </Tabs.Content>
          <Tabs.Content value="extras">
            <ExtrasPanel version={version} />
          </Tabs.Content>
          <Tabs.Content value="difference">
            <VersionDifference version={version} />
          </Tabs.Content>
          <Tabs.Content value="checks">
            <ChecksPanel version={version} />
          </Tabs.Content>
          <Tabs.Content value="changes">
            <ChangeLog version={version} />
          </Tabs.Content>
        </Box>
      </Tabs.Root>
      {step && (
        <VersionStepDialog version={version} step={step} onClose={() => setStep(undefined)} />
      )}
    </PageFrame>
  );
};
