import { strapiMailProvider } from '../src/platform/mail/strapi-provider';

/** Our four plugins. Order matters: reseller-access first, so that its wall stands before the others register. */
export const ownPlugins = [
  'reseller-access',
  'bill-run',
  'invoice-templates',
  'collections',
] as const;

const own = Object.fromEntries(
  ownPlugins.map((name) => [name, { enabled: true, resolve: `./plugins/${name}` }]),
);

type Env = { (key: string, fallback?: string): string };

export default ({ env }: { env: Env }) => ({
  ...own,
  'users-permissions': { config: { jwtSecret: env('JWT_SECRET') } },
  email: { config: { provider: 'nodemailer', providerOptions: strapiMailProvider() } },
});
