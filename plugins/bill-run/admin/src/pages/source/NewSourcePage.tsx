import { useState } from 'react';

import { useNavigate } from 'react-router-dom';

import { answerOf, PageFrame, Panel } from '../../../../../../src/admin/kit';
import type { UsageSourceBody } from '../../../../shared/contracts/usage-sources';
import { PATHS } from '../../paths';
import { useCreateUsageSourceMutation } from '../../services/sources';
import { useText } from '../../text';

import { SourceForm } from './SourceForm';

const BLANK: UsageSourceBody = {
  name: '',
  code: '',
  format: 'uk-standard-v3',
  supplier: null,
  sharesRecordsWith: null,
  isWatched: false,
  isForResellers: false,
  openTo: null,
  isActive: true,
  note: null,
};

/** A new source: its particulars first, then how its files are read, with a sample beside it. */
export const NewSourcePage = () => {
  const t = useText();
  const navigate = useNavigate();
  const [value, setValue] = useState(BLANK);
  const [create, { isLoading, error }] = useCreateUsageSourceMutation();
  const submit = async () => {
    const made = answerOf(await create(value));
    if (made) navigate(PATHS.source(made.documentId));
  };
  return (
    <PageFrame
      title={t('source.new.title')}
      subtitle={t('source.new.subtitle')}
      back={{ to: PATHS.sources, label: t('sources.title') }}
      help={[t('sources.help.1'), t('sources.help.2'), t('sources.help.3'), t('sources.help.4')]}
    >
      <Panel title={t('source.particulars')}>
        <SourceForm
          value={value}
          submitLabel={t('source.create')}
          isBusy={isLoading}
          error={error}
          onChange={setValue}
          onSubmit={submit}
        />
      </Panel>
    </PageFrame>
  );
};
