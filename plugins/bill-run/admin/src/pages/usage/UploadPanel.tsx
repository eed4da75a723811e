import { useState } from 'react';

import { Flex } from '@strapi/design-system';
import { useNavigate } from 'react-router-dom';

import {
  ErrorState,
  FileDrop,
  Panel,
  SendingFile,
  useUpload,
} from '../../../../../../src/admin/kit';
import type { UsageFile } from '../../../../shared/contracts/usage';
import { PATHS } from '../../paths';
import { useListUsageSourcesQuery } from '../../services/sources';
import { useText } from '../../text';
import { ChoiceField } from '../source/ChoiceField';

/** The source that was chosen last; most people bring in files of one. */
const REMEMBERED = 'billwright.usage-source';

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
          {progress && <SendingFile name={name} progress={progress} onCancel={cancel} />}
        </div>
        {Boolean(error) && <ErrorState error={error} />}
      </Flex>
    </Panel>
  );
};
