import { Grid } from '@strapi/design-system';

import type { SourceMapping } from '../../../../shared/contracts/usage-sources';
import { useText } from '../../text';
import { ChoiceField } from '../source/ChoiceField';

import { DELIMITERS } from './delimiters';
import { EditorPart } from './EditorPart';

type EditorProps = { mapping: SourceMapping; onChange: (mapping: SourceMapping) => void };

/** How a line is taken apart. Events have no lines to take apart. */
export const LayoutEditor = ({ mapping, onChange }: EditorProps) => {
  const t = useText();
  const { shape } = mapping;
  if (shape.kind === 'json') return null;
  const set = (changes: Partial<typeof shape>) =>
    onChange({ ...mapping, shape: { ...shape, ...changes } });
  return (
    <EditorPart title={t('layout.title')}>
      <Grid.Item col={4} s={12} direction="column" alignItems="stretch">
        <ChoiceField
          name="delimiter"
          label={t('layout.delimiter')}
          value={shape.delimiter}
          choices={DELIMITERS.map(({ value, name }) => ({ value, label: t(`delimiter.${name}`) }))}
          onChange={(delimiter) => set({ delimiter })}
        />
      </Grid.Item>
      <Grid.Item col={4} s={12} direction="column" alignItems="stretch">
        <ChoiceField
          name="quote"
          label={t('layout.quote')}
          value={shape.quote ?? ''}
          none={t('quote.none')}
          choices={[
            { value: '"', label: t('quote.double') },
            { value: "'", label: t('quote.single') },
          ]}
          onChange={(quote) => set({ quote: quote === '"' || quote === "'" ? quote : null })}
        />
      </Grid.Item>
      <Grid.Item col={4} s={12} direction="column" alignItems="stretch">
        <ChoiceField
          name="header"
          label={t('layout.header')}
          value={shape.header}
          choices={[
            { value: 'first-line', label: t('header.first-line') },
            { value: 'none', label: t('header.none') },
          ]}
          onChange={(header) => set({ header: header === 'none' ? 'none' : 'first-line' })}
        />
      </Grid.Item>
    </EditorPart>
  );
};
