import { Button } from '@strapi/design-system';

import { Notice } from '../Notice/Notice';
import { readRefusal, type Refusal } from '../requests/refusal';
import { useKitText } from '../text/kitText';

type ErrorStateProps = { error: unknown; onRetry?: () => void };

/** What went wrong and what to do about it, in the words of the server when it gave any. */
export const ErrorState = ({ error, onRetry }: ErrorStateProps) => {
  const t = useKitText();
  const { title, advice } = useWords(readRefusal(error));
  return (
    <Notice
      tone="bad"
      title={title}
      isAlert
      action={
        onRetry && (
          <Button variant="tertiary" size="S" onClick={onRetry}>
            {t('error.retry')}
          </Button>
        )
      }
    >
      {advice}
    </Notice>
  );
};

const useWords = ({ status, message, code, whatToDo }: Refusal) => {
  const t = useKitText();
  if (whatToDo || code) {
    return { title: message ?? t('error.title'), advice: whatToDo };
  }
  if (status === undefined) {
    return { title: t('error.unreachable'), advice: t('error.unreachable.advice') };
  }
  if (status === 401 || status === 403) {
    return { title: t('error.forbidden'), advice: t('error.forbidden.advice') };
  }
  if (status === 404) {
    return { title: t('error.missing'), advice: t('error.missing.advice') };
  }
  if (status >= 500) {
    return { title: t('error.title'), advice: t('error.advice') };
  }
  return { title: message ?? t('error.title'), advice: undefined };
};
