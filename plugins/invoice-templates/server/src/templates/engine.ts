import { Liquid } from 'liquidjs';
import { cssString } from './css-string';

/**
 * The template engine. Templates come from our own folder only, see own properties of plain data only, and what they
 * print is escaped unless they say `raw`. A name that does not exist is an error, not a gap on an invoice.
 */
export const createEngine = ({ templatesFolder }: { templatesFolder: string }): Liquid => {
  const engine = new Liquid({
    root: templatesFolder,
    layouts: templatesFolder,
    partials: templatesFolder,
    extname: '.liquid',
    relativeReference: false,
    dynamicPartials: true,
    cache: true,
    strictFilters: true,
    strictVariables: true,
    lenientIf: true,
    ownPropertyOnly: true,
    outputEscape: 'escape',
  });
  engine.registerFilter('css_string', cssString);
  return engine;
};
