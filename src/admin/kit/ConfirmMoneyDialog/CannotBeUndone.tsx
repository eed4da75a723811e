import { Notice } from '../Notice/Notice';
import { useKitText } from '../text/kitText';

/** What a person cannot take back after the next click. */
export const CannotBeUndone = ({ sentences }: { sentences: string[] }) => {
  const t = useKitText();
  return (
    <Notice tone="warning" title={t('confirm.cannotBeUndone')}>
      <ul style={{ listStyle: 'disc', paddingInlineStart: '2rem' }}>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Notice>
  );
};
