/** What the application wants from its environment, for tests: fixed keys, quiet, nothing sent anywhere. */
export const testEnvironment = ({
  databaseUrl,
  worker,
  smtpUrl = '',
}: {
  databaseUrl: string;
  worker: 'off' | 'inline';
  smtpUrl?: string;
}): Record<string, string> => ({
  NODE_ENV: 'test',
  DATABASE_URL: databaseUrl,
  BILLWRIGHT_WORKER: worker,
  SMTP_URL: smtpUrl,
  APP_KEYS: 'test-key-one,test-key-two',
  ADMIN_JWT_SECRET: 'test-admin-secret',
  API_TOKEN_SALT: 'test-api-token-salt',
  TRANSFER_TOKEN_SALT: 'test-transfer-salt',
  JWT_SECRET: 'test-jwt-secret',
  ENCRYPTION_KEY: '0123456789abcdef0123456789abcdef',
  STRAPI_TELEMETRY_DISABLED: 'true',
  BILLWRIGHT_LOG_LEVEL: process.env.BILLWRIGHT_LOG_LEVEL ?? 'warn',
});
