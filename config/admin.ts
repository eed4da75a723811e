type Env = {
  (key: string, fallback?: string): string;
  bool(key: string, fallback: boolean): boolean;
};

export default ({ env }: { env: Env }) => ({
  auth: {
    secret: env('ADMIN_JWT_SECRET'),
    sessions: { maxRefreshTokenLifespan: 30 * 24 * 3600, maxSessionLifespan: 12 * 3600 },
  },
  apiToken: { salt: env('API_TOKEN_SALT'), secrets: { encryptionKey: env('ENCRYPTION_KEY') } },
  secrets: { encryptionKey: env('ENCRYPTION_KEY') },
  transfer: { token: { salt: env('TRANSFER_TOKEN_SALT') } },
  // Invoices are previewed on pages of ours; Strapi would offer to set up its own beside every record.
  preview: { enabled: false },
  flags: { nps: false, promoteEE: false },
  // The develop watcher ignores src/plugins admin code only; ours lives in plugins/.
  watchIgnoreFiles: ['**/plugins/*/admin/**', '**/.data/**', '**/tests/**'],
});
