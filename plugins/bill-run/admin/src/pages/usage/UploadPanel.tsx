import { useState } from 'react';

import { Button, Flex, Typography } from '@strapi/design-system';
import { useNavigate } from 'react-router-dom';

import {
  ErrorState,
  FileDrop,
  formatBytes,
  formatDuration,
  Panel,
  ProgressTrack,
  type UploadProgress,
  useUpload,
} from '../../../../../../src/admin/kit';
import type { UsageFile } from '../../../../shared/contracts/usage';
import { PATHS } from '../../paths';
import { useListUsageSourcesQuery } from '../../services/sources';
import { useText } from '../../text';
import { ChoiceField } from '../source/ChoiceField';

/** The source that was chosen last; most people bring in files of one. */
const REMEMBERED = 'billwright.usage-source';
const WHOLE = 100;

/** A usage file comes in. Once it has arrived, its own page shows how it is read. */
export const UploadPanel = () => {
  const t = useText();
  const navigate = useNavigate();
  const sources = useListUsageSourcesQuery();
  const [chosen, setChosen] = useState(() => localStorage.getItem(REMEMBERED) ?? '');
  const [name, setName] = useState('');
  const [error, setError] = useState<unknown>(null);
  const { upload, progress, cancel } = useUpload<UsageFile>('/bill-run/usage-sources/choices');
  const inUse = (sources.data ?? []).filter(({ isActive }) => isActive);
  const source = inUse.find(({ code }) => code === chosen) ?? inUse[0];

  const choose = (code: string) => {
    localStorage.setItem(REMEMBERED, code);
    setChosen(code);
  };
  const send = async (file: File) => {
    if (!source) return;
    setName(file.name);
    setError(null);
    const form = new FormData();
    form.set('source', source.code);
    form.set('file', file);
    const result = await upload('/bill-run/usage-files', form);
    if (result.data) navigate(PATHS.usageFile(result.data.documentId));
    else setError(result.error);
  };

  return (
    <Panel title={t('upload.title')} hint={t('upload.hint')}>
      <Flex direction="column" alignItems="stretch" gap={4}>
        {source && (
          <ChoiceField
            name="source"
            label={t('upload.source')}
            hint={t('upload.source.hint', { format: t(`format.${source.format}`) })}
            value={source.code}
            isDisabled={progress !== null}
            choices={inUse.map(({ code, name: label }) => ({ value: code, label }))}
            onChange={choose}
          />
        )}
        <FileDrop
          label={t('upload.drop')}
          hint={t('upload.drop.hint')}
          isDisabled={progress !== null || !source}
          onFile={send}
        />
        <div role="status">
          {progress && <Sending name={name} progress={progress} onCancel={cancel} />}
        </div>
        {Boolean(error) && <ErrorState error={error} />}
      </Flex>
    </Panel>
  );
};

const Sending = ({
  name,
  progress: { sent, total, perSecond },
  onCancel,
}: {
  name: string;
  progress: UploadProgress;
  onCancel: () => void;
}) => {
  const t = useText();
  const percent = total > 0 ? Math.floor((sent / total) * WHOLE) : 0;
  const rate = perSecond !== null && t('upload.rate', { rate: formatBytes(Math.round(perSecond)) });
  const left =
    perSecond !== null &&
    sent < total &&
    t('upload.left', { time: formatDuration(Math.ceil((total - sent) / perSecond)) });
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Flex justifyContent="space-between" gap={4} wrap="wrap">
        <Typography>
          {t('upload.sending', { name, sent: formatBytes(sent), size: formatBytes(total) })}
        </Typography>
        <Typography textColor="neutral600">
          {[rate, left, total > 0 && sent === total && t('upload.checking')]
            .filter(Boolean)
            .join(' · ')}
        </Typography>
      </Flex>
      <ProgressTrack percent={percent} label={t('upload.sending.short')} />
      <div>
        <Button variant="tertiary" size="S" onClick={onCancel}>
          {t('upload.cancel')}
        </Button>
      </div>
    </Flex>
  );
};
