import { Button, Field, Flex, Radio, Typography } from '@strapi/design-system';

import type { ImportDetail, ImportMode } from '../../../rate-desk/contracts';
import { formatDate, Panel } from '../../kit';
import { useText } from '../text';

export type Target = {
  mode: ImportMode;
  /** The draft that it goes into; null for a new version. */
  version: string | null;
  validFrom: string;
  note: string;
};

type TargetPanelProps = {
  detail: ImportDetail;
  target: Target;
  onTarget: (target: Target) => void;
  isReady: boolean;
  isComparing: boolean;
  canApply: boolean;
  isApplying: boolean;
  errors: number;
  onCompare: () => void;
  onApply: () => void;
};

/** Where the rates go. They are taken only after the difference has been seen. */
export const TargetPanel = ({
  detail,
  target,
  onTarget,
  isReady,
  isComparing,
  canApply,
  isApplying,
  errors,
  onCompare,
  onApply,
}: TargetPanelProps) => {
  const t = useText();
  const set = (change: Partial<Target>) => onTarget({ ...target, ...change });
  return (
    <Panel
      title={t('target.title')}
      hint={
        detail.version
          ? t('target.draft', { date: formatDate(detail.version.validFrom) })
          : t('target.new')
      }
    >
      <Flex direction="column" alignItems="stretch" gap={5}>
        {!detail.version && (
          <Flex gap={4} alignItems="flex-start" wrap="wrap">
            <Field.Root name="validFrom" required hint={t('version.from.hint')} width="24rem">
              <Field.Label>{t('version.from')}</Field.Label>
              <Field.Input
                type="date"
                value={target.validFrom}
                onChange={(event) => set({ validFrom: event.target.value })}
              />
              <Field.Hint />
            </Field.Root>
            <Field.Root name="note" hint={t('version.note.hint')} width="36rem">
              <Field.Label>{t('note')}</Field.Label>
              <Field.Input
                autoComplete="off"
                maxLength={120}
                value={target.note}
                onChange={(event) => set({ note: event.target.value })}
              />
              <Field.Hint />
            </Field.Root>
          </Flex>
        )}
        <Typography tag="h3" variant="delta">
          {t('target.mode')}
        </Typography>
        <Radio.Group
          aria-label={t('target.mode')}
          value={target.mode}
          onValueChange={(mode: string) => set({ mode: mode as ImportMode })}
        >
          <Radio.Item value="replace">{t('target.replace')}</Radio.Item>
          <Radio.Item value="merge">{t('target.merge')}</Radio.Item>
        </Radio.Group>
        <Flex gap={3}>
          <Button
            variant={canApply ? 'secondary' : 'default'}
            disabled={!isReady}
            loading={isComparing}
            onClick={onCompare}
          >
            {t('target.compare')}
          </Button>
          <Button disabled={!canApply || !isReady} loading={isApplying} onClick={onApply}>
            {errors > 0 ? t('target.apply.without', { count: errors }) : t('target.apply')}
          </Button>
        </Flex>
      </Flex>
    </Panel>
  );
};
