import { useId, useState, type ReactNode } from 'react';

import { Button, Flex } from '@strapi/design-system';
import { Question } from '@strapi/icons';
import { Layouts, Page } from '@strapi/strapi/admin';

import { useKitText } from '../text/kitText';

import { BackLink } from './BackLink';
import { HelpColumns } from './HelpColumns';
import { HowThisWorks } from './HowThisWorks';

type PageFrameProps = {
  title: string;
  subtitle?: ReactNode;
  back?: { to: string; label: string };
  /**
   * Buttons beside the title. They are drawn anew when the header sticks to the top, so what they open (dialogs)
   * belongs into the page.
   */
  actions?: ReactNode;
  /** The paragraphs of "How this works". */
  help?: string[];
  children: ReactNode;
};

/** A page of ours: title, actions, help that opens beside the content, and the content. */
export const PageFrame = ({ title, subtitle, back, actions, help, children }: PageFrameProps) => {
  const t = useKitText();
  const [isHelpOpen, setIsHelpOpen] = useState(false);
  const helpId = useId();
  return (
    <Page.Main>
      <Page.Title>{title}</Page.Title>
      <Layouts.Header
        title={title}
        subtitle={subtitle}
        navigationAction={back && <BackLink {...back} />}
        primaryAction={
          <Flex gap={2} wrap="wrap">
            {help && (
              <Button
                variant="tertiary"
                size="S"
                startIcon={<Question aria-hidden />}
                aria-expanded={isHelpOpen}
                aria-controls={helpId}
                onClick={() => setIsHelpOpen(!isHelpOpen)}
              >
                {t('help.open')}
              </Button>
            )}
            {actions}
          </Flex>
        }
      />
      <Layouts.Content>
        <HelpColumns $isOpen={isHelpOpen}>
          <Flex direction="column" alignItems="stretch" gap={6} minWidth={0}>
            {children}
          </Flex>
          <div id={helpId} hidden={!isHelpOpen}>
            {help && isHelpOpen && (
              <HowThisWorks paragraphs={help} onClose={() => setIsHelpOpen(false)} />
            )}
          </div>
        </HelpColumns>
      </Layouts.Content>
    </Page.Main>
  );
};
