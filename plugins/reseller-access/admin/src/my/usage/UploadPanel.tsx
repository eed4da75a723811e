import { useEffect, useState } from 'react';

import { Button, Field, Flex, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useNavigate } from 'react-router-dom';

import {
  ErrorState,
  FileDrop,
  Panel,
  SendingFile,
  useUpload,
} from '../../../../../../src/admin/kit';
import type { UsageFileRow, UsageSourceRow } from '../../../../shared/contracts/lists';
import { actingHeaders } from '../../acting/acting';
import { PATHS } from '../../paths';
import { useListMySourcesQuery } from '../../services/usage';
import { useText } from '../../text';

import { FilePreview } from './FilePreview';
import { readBeginning } from './readBeginning';

const ROOT = '/reseller-access/my';
/** The value of the choice that names no source. */
const STANDARD = 'standard';

type Chosen = { file: File; text: string };

/** A file of the reseller's own systems comes in: its first rows are shown, then it is sent. */
export const UploadPanel = () => {
  const t = useText();
  const navigate = useNavigate();
  const sources = useListMySourcesQuery();
  const [kind, setKind] = useState(STANDARD);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [error, setError] = useState<unknown>(null);
  const { upload, progress, cancel } = useUpload<UsageFileRow>(`${ROOT}/access`, actingHeaders);
  const open = sources.data ?? [];
  const source = open.find(({ code }) => code === kind);

  // Whoever has one source of his own sends its files.
  const only = open.length === 1 ? open[0]?.code : undefined;
  useEffect(() => {
    if (only !== undefined) setKind(only);
  }, [only]);

  const take = async (file: File) => {
    setError(null);
    setChosen({ file, text: await readBeginning(file) });
  };
  const send = async ({ file }: Chosen) => {
    setError(null);
    const form = new FormData();
    if (source) form.set('source', source.code);
    form.set('file', file);
    const result = await upload(`${ROOT}/usage-files`, form);
    if (result.data) navigate(PATHS.usageFile(result.data.id));
    else setError(result.error);
  };

  return (
    <Panel title={t('upload.title')} hint={t('upload.hint')}>
      <Flex direction="column" alignItems="stretch" gap={4}>
        {open.length > 0 && (
          <KindField
            sources={open}
            value={source ? source.code : STANDARD}
            isDisabled={progress !== null}
            onChange={setKind}
          />
        )}
        {!chosen && (
          <FileDrop label={t('upload.drop')} hint={t('upload.drop.hint')} onFile={take} />
        )}
        {chosen && (
          <FilePreview
            name={chosen.file.name}
            source={source?.code ?? ''}
            sourceName={source?.name ?? t('upload.source.standard')}
            text={chosen.text}
          />
        )}
        <div role="status">
          {chosen && progress && (
            <SendingFile name={chosen.file.name} progress={progress} onCancel={cancel} />
          )}
        </div>
        {Boolean(error) && <ErrorState error={error} />}
        {chosen && !progress && (
          <Flex gap={2}>
            <Button onClick={() => send(chosen)}>{t('upload.send')}</Button>
            <Button variant="tertiary" onClick={() => setChosen(null)}>
              {t('upload.other')}
            </Button>
          </Flex>
        )}
      </Flex>
    </Panel>
  );
};

type KindFieldProps = {
  sources: UsageSourceRow[];
  value: string;
  isDisabled: boolean;
  onChange: (value: string) => void;
};

const KindField = ({ sources, value, isDisabled, onChange }: KindFieldProps) => {
  const t = useText();
  return (
    <Field.Root name="source" hint={t('upload.source.hint')}>
      <Field.Label>{t('upload.source')}</Field.Label>
      <SingleSelect
        value={value}
        disabled={isDisabled}
        onChange={(chosen) => onChange(String(chosen))}
      >
        <SingleSelectOption value={STANDARD}>{t('upload.source.standard')}</SingleSelectOption>
        {sources.map(({ code, name }) => (
          <SingleSelectOption key={code} value={code}>
            {name}
          </SingleSelectOption>
        ))}
      </SingleSelect>
      <Field.Hint />
    </Field.Root>
  );
};
