import { Flex } from '@strapi/design-system';

import type { SourceMapping } from '../../../../shared/contracts/usage-sources';
import { useText } from '../../text';

import { PairRows } from './PairRows';

type EditorProps = { mapping: SourceMapping; onChange: (mapping: SourceMapping) => void };

const TYPES = ['V', 'S', 'G', 'E', 'I', 'Z'] as const;
const BANDS = ['peak', 'off-peak', 'weekend'] as const;

type Pair = [string, string];

const mapOf = <Meaning extends string>(pairs: Pair[]): Record<string, Meaning> | null =>
  pairs.length === 0 ? null : (Object.fromEntries(pairs) as Record<string, Meaning>);

/** What is done with numbers, with the source's own words, and with lines that are no calls. */
export const RulesEditor = ({ mapping, onChange }: EditorProps) => {
  const t = useText();
  const set = (changes: Partial<SourceMapping>) => onChange({ ...mapping, ...changes });
  const types = TYPES.map((value) => ({ value, label: t(`type.${value}`) }));
  const bands = BANDS.map((value) => ({ value, label: t(`timeBand.${value}`) }));
  const skips = mapping.skip.map(
    (rule): Pair => [String(rule.column), rule.when === 'blank' ? '' : rule.text],
  );
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <PairRows
        name="numberRules"
        title={t('rules.numbers')}
        hint={t('rules.numbers.hint')}
        first={t('rules.numbers.from')}
        second={t('rules.numbers.to')}
        pairs={mapping.numberRules.map(
          ({ startsWith, replaceBy }): Pair => [startsWith, replaceBy],
        )}
        onChange={(pairs) =>
          set({ numberRules: pairs.map(([startsWith, replaceBy]) => ({ startsWith, replaceBy })) })
        }
      />
      <PairRows
        name="callTypes"
        title={t('rules.types')}
        hint={t('rules.types.hint')}
        first={t('rules.word')}
        second={t('rules.meaning')}
        choices={types}
        pairs={Object.entries(mapping.callTypes ?? {})}
        onChange={(pairs) => set({ callTypes: mapOf(pairs) })}
      />
      <PairRows
        name="timeBands"
        title={t('rules.bands')}
        hint={t('rules.bands.hint')}
        first={t('rules.word')}
        second={t('rules.meaning')}
        choices={bands}
        pairs={Object.entries(mapping.timeBands ?? {})}
        onChange={(pairs) => set({ timeBands: mapOf(pairs) })}
      />
      <PairRows
        name="skip"
        title={t('rules.skip')}
        hint={t('rules.skip.hint')}
        first={t('rules.skip.column')}
        second={t('rules.skip.text')}
        pairs={skips}
        onChange={(pairs) =>
          set({
            skip: pairs.map(([written, text]) => {
              const column = /^\d+$/.test(written) ? Number(written) : written;
              return text === '' ? { column, when: 'blank' } : { column, when: 'equals', text };
            }),
          })
        }
      />
    </Flex>
  );
};
