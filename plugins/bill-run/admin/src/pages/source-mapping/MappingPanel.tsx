import { type ReactNode, useDeferredValue, useEffect, useState } from 'react';

import { Button, Field, Flex } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { styled } from 'styled-components';

import {
  answerOf,
  Disclosure,
  ErrorState,
  FileDrop,
  Notice,
  Panel,
} from '../../../../../../src/admin/kit';
import type { SourceMapping, UsageSourceDetail } from '../../../../shared/contracts/usage-sources';
import { usePreviewSourceQuery, useSaveMappingMutation } from '../../services/sources';
import { useText } from '../../text';

import { ColumnsEditor } from './ColumnsEditor';
import { delimiterName } from './delimiters';
import { LayoutEditor } from './LayoutEditor';
import { PreviewTable, SIDE_BY_SIDE } from './PreviewTable';
import { RulesEditor } from './RulesEditor';
import { ValuesEditor } from './ValuesEditor';

const Sides = styled.div`
  display: grid;
  gap: ${({ theme }) => theme.spaces[6]};
  grid-template-columns: minmax(0, 1fr);
  @media (min-width: ${SIDE_BY_SIDE}) {
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
  }
`;

/** Enough for every row that is shown; the rest of a large file is not read by the browser. */
const SAMPLE_BYTES = 64 * 1024;

type Sample = { name: string; text: string };

const readSample = async (file: File): Promise<Sample> => {
  const text = await file.slice(0, SAMPLE_BYTES).text();
  // The last line may be cut off.
  const whole = file.size > SAMPLE_BYTES ? text.slice(0, text.lastIndexOf('\n') + 1) : text;
  return { name: file.name, text: whole };
};

type MappingPanelProps = { source: UsageSourceDetail; canSetUp: boolean };

/** How the files of a source are read: set up beside a sample that shows at once what becomes of its rows. */
export const MappingPanel = ({ source, canSetUp }: MappingPanelProps) => {
  const t = useText();
  const [sample, setSample] = useState<Sample | null>(null);
  const [mapping, setMapping] = useState<SourceMapping | null>(source.mapping);
  const body = { format: source.format, mapping, text: sample?.text ?? '' };
  const preview = usePreviewSourceQuery(useDeferredValue(body), { skip: sample === null });
  const isFixed = mapping === null;
  // A format that needs no setting up is left alone until somebody wants to look.
  const isSetUpHere = source.version > 0 || source.format === 'generic-csv';
  // Rows that read well need no advice, however the file might be set up otherwise.
  const isDoubtful =
    Boolean(preview.data?.error) ||
    (preview.data?.rows.some(({ kind }) => kind === 'rejected') ?? false);
  const suggestion = preview.currentData?.suggestion ?? null;
  const isFresh = source.version === 0 && mapping === source.mapping;
  // Nobody has set it up yet: it begins with what the sample suggests.
  useEffect(() => {
    if (isFresh && suggestion) setMapping(suggestion);
  }, [isFresh, suggestion]);
  const take = async (file: File) => setSample(await readSample(file));
  return (
    <Panel title={t('mapping.title')} hint={t(isFixed ? 'mapping.fixed' : 'mapping.hint')}>
      <Flex direction="column" alignItems="stretch" gap={6}>
        <FileDrop
          label={sample ? t('mapping.sample.other') : t('mapping.sample')}
          hint={sample ? t('mapping.sample.name', { name: sample.name }) : t('mapping.sample.hint')}
          onFile={take}
        />
        {suggestion && isDoubtful && !isFresh && !isSame(mapping, suggestion) && (
          <Notice
            tone="warning"
            title={t('mapping.suggestion')}
            action={
              <Button size="S" onClick={() => setMapping(suggestion)}>
                {t('mapping.guess.apply')}
              </Button>
            }
          >
            {t('mapping.suggestion.text')}
          </Notice>
        )}
        {!suggestion &&
          preview.data?.guess &&
          isDoubtful &&
          mapping?.shape.kind === 'delimited' && (
            <Guess mapping={mapping} guess={preview.data.guess} onChange={setMapping} />
          )}
        <Sides>
          <PreviewTable
            preview={preview.currentData ?? preview.data}
            error={preview.error}
            isWaiting={sample === null}
          />
          {mapping && (
            <Unfolded isOpen={isSetUpHere || sample !== null}>
              <Flex direction="column" alignItems="stretch" gap={6}>
                <LayoutEditor mapping={mapping} onChange={setMapping} />
                <ColumnsEditor
                  mapping={mapping}
                  columns={preview.data?.columns ?? []}
                  sample={preview.data?.sample ?? []}
                  onChange={setMapping}
                />
                <ValuesEditor mapping={mapping} onChange={setMapping} />
                <RulesEditor mapping={mapping} onChange={setMapping} />
              </Flex>
            </Unfolded>
          )}
        </Sides>
        {mapping && canSetUp && (
          <SaveMapping
            source={source}
            mapping={mapping}
            headerLine={sample?.text.split(/\r?\n/)[0] ?? null}
          />
        )}
      </Flex>
    </Panel>
  );
};

const isSame = (one: SourceMapping | null, other: SourceMapping): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

const Unfolded = ({ isOpen, children }: { isOpen: boolean; children: ReactNode }) => {
  const t = useText();
  return isOpen ? <>{children}</> : <Disclosure label={t('mapping.unfold')}>{children}</Disclosure>;
};

type Delimited = Extract<SourceMapping['shape'], { kind: 'delimited' }>;

const Guess = ({
  mapping,
  guess,
  onChange,
}: {
  mapping: SourceMapping;
  guess: { delimiter: string; header: 'none' | 'first-line' };
  onChange: (mapping: SourceMapping) => void;
}) => {
  const t = useText();
  const shape = mapping.shape as Delimited;
  const isRight = shape.delimiter === guess.delimiter && shape.header === guess.header;
  if (isRight) return null;
  const apply = () => onChange({ ...mapping, shape: { ...shape, ...guess, columnCount: null } });
  return (
    <Notice
      tone="warning"
      title={t('mapping.guess')}
      action={
        <Button size="S" onClick={apply}>
          {t('mapping.guess.apply')}
        </Button>
      }
    >
      {t('mapping.guess.text', {
        delimiter: t(`delimiter.${delimiterName(guess.delimiter)}`),
        header: t(`header.${guess.header}`),
      })}
    </Notice>
  );
};

const SaveMapping = ({
  source,
  mapping,
  headerLine,
}: {
  source: UsageSourceDetail;
  mapping: SourceMapping;
  headerLine: string | null;
}) => {
  const t = useText();
  const { toggleNotification } = useNotification();
  const [note, setNote] = useState('');
  const [save, { isLoading, error }] = useSaveMappingMutation();
  const isChanged = JSON.stringify(mapping) !== JSON.stringify(source.mapping);
  const submit = async () => {
    const { documentId, version } = source;
    const saved = answerOf(
      await save({ documentId, body: { mapping, note, version, headerLine } }),
    );
    if (saved) {
      toggleNotification({
        type: 'success',
        message: t('mapping.saved', { version: saved.version }),
      });
    }
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Field.Root name="note" hint={t('mapping.note.hint')} width="60rem" maxWidth="100%">
        <Field.Label>{t('mapping.note')}</Field.Label>
        <Field.Input value={note} onChange={(event) => setNote(event.target.value)} />
        <Field.Hint />
      </Field.Root>
      {Boolean(error) && <ErrorState error={error} />}
      <div>
        <Button disabled={!isChanged} loading={isLoading} onClick={submit}>
          {t('mapping.save', { version: source.version + 1 })}
        </Button>
      </div>
    </Flex>
  );
};
