import { useState } from 'react';

import {
  Button,
  Field,
  Flex,
  Grid,
  SingleSelect,
  SingleSelectOption,
  Toggle,
} from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import type { CardDetail, CardSettings as Settings, HoursRow } from '../../../rate-desk/contracts';
import { ErrorState, Panel } from '../../kit';
import { useDesk, useTellDesk } from '../api';
import { useDoor } from '../door';
import { HoursDialog } from '../hours/HoursDialog';
import { useText } from '../text';

import { WeekGrid } from './WeekGrid';

const USUAL = 'usual';
const MODES = ['up', 'half-up', 'down'] as const;

type Draft = Settings & { name: string; note: string };

/** How the card's calls are rounded and which hours hold for it. */
export const CardSettings = ({ card }: { card: CardDetail }) => {
  const t = useText();
  const { canWrite, isStaff } = useDoor();
  const [isPainting, setPainting] = useState(false);
  const { toggleNotification } = useNotification();
  const { send, isLoading, error } = useTellDesk();
  const hours = useDesk<{ data: HoursRow[] }>('/hours');
  const saved: Draft = { ...card.settings, name: card.name, note: card.note ?? '' };
  const [draft, setDraft] = useState<Draft>(saved);
  const isChanged = JSON.stringify(draft) !== JSON.stringify(saved);
  const set = (change: Partial<Draft>) => setDraft({ ...draft, ...change });
  const chosen = (hours.data?.data ?? []).find(({ documentId }) =>
    draft.hours === null ? documentId === '' : documentId === draft.hours,
  );

  const save = async () => {
    const { name, note, ...settings } = draft;
    const result = await send('PUT', `/cards/${card.documentId}`, {
      name: name.trim(),
      note: note.trim() || null,
      ...settings,
    });
    if ('data' in result) {
      toggleNotification({ type: 'success', message: t('settings.saved') });
    }
  };

  return (
    <Panel
      title={t('settings.title')}
      hint={t('settings.hint')}
      action={
        canWrite && (
          <Button size="S" disabled={!isChanged} loading={isLoading} onClick={save}>
            {t('settings.save')}
          </Button>
        )
      }
    >
      <Flex direction="column" alignItems="stretch" gap={5}>
        <Grid.Root gap={5}>
          <Grid.Item col={6} s={12} direction="column" alignItems="stretch">
            <Field.Root name="name" hint={t('newCard.name.hint')}>
              <Field.Label>{t('cards.name')}</Field.Label>
              <Field.Input
                value={draft.name}
                maxLength={80}
                disabled={!canWrite}
                onChange={(event) => set({ name: event.target.value })}
              />
              <Field.Hint />
            </Field.Root>
          </Grid.Item>
          <Grid.Item col={6} s={12} direction="column" alignItems="stretch">
            <Field.Root name="note" hint={t('settings.note.hint')}>
              <Field.Label>{t('note')}</Field.Label>
              <Field.Input
                value={draft.note}
                maxLength={400}
                disabled={!canWrite}
                onChange={(event) => set({ note: event.target.value })}
              />
              <Field.Hint />
            </Field.Root>
          </Grid.Item>
          <Grid.Item col={4} s={12} direction="column" alignItems="stretch">
            <Field.Root name="roundingMode" hint={t('settings.rounding.hint')}>
              <Field.Label>{t('settings.rounding')}</Field.Label>
              <SingleSelect
                value={draft.roundingMode}
                disabled={!canWrite}
                onChange={(mode) => set({ roundingMode: mode as Draft['roundingMode'] })}
              >
                {MODES.map((mode) => (
                  <SingleSelectOption key={mode} value={mode}>
                    {t(`settings.rounding.${mode}`)}
                  </SingleSelectOption>
                ))}
              </SingleSelect>
              <Field.Hint />
            </Field.Root>
          </Grid.Item>
          <Grid.Item col={4} s={12} direction="column" alignItems="stretch">
            <Field.Root name="roundingDecimals" hint={t('settings.decimals.hint')}>
              <Field.Label>{t('settings.decimals')}</Field.Label>
              <SingleSelect
                value={String(draft.roundingDecimals)}
                disabled={!canWrite}
                onChange={(decimals) => set({ roundingDecimals: Number(decimals) })}
              >
                {[0, 1, 2, 3, 4].map((decimals) => (
                  <SingleSelectOption key={decimals} value={String(decimals)}>
                    {t(`settings.decimals.${decimals as 0 | 1 | 2 | 3 | 4}`)}
                  </SingleSelectOption>
                ))}
              </SingleSelect>
              <Field.Hint />
            </Field.Root>
          </Grid.Item>
          <Grid.Item col={4} s={12} direction="column" alignItems="stretch">
            <Field.Root name="split" hint={t('settings.split.hint')}>
              <Field.Label>{t('settings.split')}</Field.Label>
              <Toggle
                checked={draft.isSplitAtBandChange}
                disabled={!canWrite}
                onLabel={t('on')}
                offLabel={t('off')}
                onChange={(event) => set({ isSplitAtBandChange: event.target.checked })}
              />
              <Field.Hint />
            </Field.Root>
          </Grid.Item>
        </Grid.Root>
        <Field.Root name="hours" hint={t('settings.hours.hint')}>
          <Field.Label>{t('settings.hours')}</Field.Label>
          <SingleSelect
            value={draft.hours ?? USUAL}
            disabled={!canWrite}
            onChange={(value) => set({ hours: value === USUAL ? null : String(value) })}
          >
            {(hours.data?.data ?? []).map(({ documentId, name }) => (
              <SingleSelectOption key={documentId} value={documentId || USUAL}>
                {documentId ? name : t('settings.hours.usual')}
              </SingleSelectOption>
            ))}
          </SingleSelect>
          <Field.Hint />
        </Field.Root>
        {chosen && <WeekGrid hours={chosen} />}
        {chosen && canWrite && isStaff && (
          <div>
            <Button variant="tertiary" size="S" onClick={() => setPainting(true)}>
              {t(chosen.isInUse ? 'hours.new' : 'hours.change')}
            </Button>
          </div>
        )}
        {chosen && isPainting && (
          <HoursDialog
            from={chosen}
            onSaved={(documentId) => set({ hours: documentId })}
            onClose={() => setPainting(false)}
          />
        )}
        {Boolean(error) && <ErrorState error={error} />}
      </Flex>
    </Panel>
  );
};
