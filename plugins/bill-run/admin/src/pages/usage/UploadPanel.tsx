import { useState } from 'react';

import { Field, Flex, Loader, Typography } from '@strapi/design-system';
import { useNavigate } from 'react-router-dom';

import { ErrorState, FileDrop, formatBytes, Panel } from '../../../../../../src/admin/kit';
import { PATHS } from '../../paths';
import { useUploadUsageFileMutation } from '../../services/usage';
import { useText } from '../../text';

/** A usage file comes in. Once it has arrived, its own page shows how it is read. */
export const UploadPanel = () => {
  const t = useText();
  const navigate = useNavigate();
  const [source, setSource] = useState('');
  const [sending, setSending] = useState<File | null>(null);
  const [upload, { error, isLoading }] = useUploadUsageFileMutation();

  const send = async (file: File) => {
    setSending(file);
    const result = await upload({ file, source: source.trim() });
    if ('data' in result && result.data) {
      navigate(PATHS.usageFile(result.data.documentId));
    }
  };

  return (
    <Panel title={t('upload.title')} hint={t('upload.hint')}>
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Field.Root name="source" hint={t('upload.source.hint')} width="36rem" maxWidth="100%">
          <Field.Label>{t('upload.source')}</Field.Label>
          <Field.Input
            value={source}
            disabled={isLoading}
            onChange={(event) => setSource(event.target.value)}
          />
          <Field.Hint />
        </Field.Root>
        <FileDrop
          label={t('upload.drop')}
          hint={t('upload.drop.hint')}
          accept=".csv,.txt,.cdr,text/csv,text/plain"
          isDisabled={isLoading}
          onFile={send}
        />
        <div role="status">
          {isLoading && sending && (
            <Flex gap={3}>
              <Loader small>{t('upload.sending.short')}</Loader>
              <Typography>
                {t('upload.sending', { name: sending.name, size: formatBytes(sending.size) })}
              </Typography>
            </Flex>
          )}
        </div>
        {Boolean(error) && !isLoading && <ErrorState error={error} />}
      </Flex>
    </Panel>
  );
};
