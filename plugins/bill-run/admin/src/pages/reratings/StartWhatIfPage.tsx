import { useState, type FormEvent } from 'react';

import { Button, Flex } from '@strapi/design-system';
import { useNavigate, useSearchParams } from 'react-router-dom';

import {
  answerOf,
  ErrorState,
  fieldError,
  PageFrame,
  Panel,
} from '../../../../../../src/admin/kit';
import { PATHS } from '../../paths';
import { useGetSimulateChoicesQuery, useStartWhatIfMutation } from '../../services/reratings';
import { useText } from '../../text';
import { ChoiceField } from '../simulator/ChoiceField';

import { DateField } from './DateField';
import { lastMonth } from './lastMonth';

/** Choose a version, often a draft, and whose calls of which days are priced by it. Nothing is changed. */
export const StartWhatIfPage = () => {
  const t = useText();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const { data: choices } = useGetSimulateChoicesQuery();
  const [period, setPeriod] = useState(lastMonth);
  const [version, setVersion] = useState(params.get('version') ?? '');
  const [reseller, setReseller] = useState(params.get('reseller') ?? '');
  const [start, { isLoading, error }] = useStartWhatIfMutation();

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const body = { version, ...period, ...(reseller && { reseller }) };
    const started = answerOf(await start(body));
    if (started) {
      navigate(PATHS.whatIf(started.documentId));
    }
  };

  return (
    <PageFrame
      title={t('whatIf.start')}
      subtitle={t('whatIf.start.subtitle')}
      back={{ to: PATHS.whatIfs, label: t('whatIf.title') }}
      help={[t('whatIf.help.1'), t('whatIf.help.2')]}
    >
      <form onSubmit={submit}>
        <Panel title={t('whatIf.which')}>
          <Flex direction="column" alignItems="stretch" gap={5}>
            <ChoiceField
              name="version"
              label={t('whatIf.version')}
              hint={t('whatIf.version.hint')}
              placeholder={t('sim.none')}
              value={version}
              choices={choices?.versions ?? []}
              onChange={setVersion}
            />
            <ChoiceField
              name="reseller"
              label={t('reseller')}
              hint={t('whatIf.reseller.hint')}
              placeholder={t('rerate.any')}
              value={reseller}
              choices={choices?.resellers ?? []}
              onChange={setReseller}
            />
            <Flex gap={5} wrap="wrap" alignItems="flex-start">
              <DateField
                name="from"
                label={t('rerate.from')}
                value={period.from}
                error={fieldError(error, 'from')}
                onChange={(from) => setPeriod({ ...period, from })}
              />
              <DateField
                name="to"
                label={t('rerate.to')}
                value={period.to}
                error={fieldError(error, 'to')}
                onChange={(to) => setPeriod({ ...period, to })}
              />
            </Flex>
            {Boolean(error) && <ErrorState error={error} />}
            <Flex>
              <Button type="submit" size="L" loading={isLoading} disabled={version === ''}>
                {t('whatIf.submit')}
              </Button>
            </Flex>
          </Flex>
        </Panel>
      </form>
    </PageFrame>
  );
};
