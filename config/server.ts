import path from 'node:path';

type Env = {
  (key: string, fallback?: string): string;
  int(key: string, fallback: number): number;
  array(key: string, fallback?: string[]): string[];
};

/** HTTP server. The launcher (src/platform/launcher) sets PORT and the keys when the environment does not. */
export default ({ env }: { env: Env }) => ({
  host: env('HOST', '127.0.0.1'),
  port: env.int('PORT', 1337),
  url: env('PUBLIC_URL', ''),
  app: { keys: env.array('APP_KEYS') },
  dirs: { public: path.resolve(process.cwd(), 'public') },
  // Long jobs run in BullMQ workers, never in Strapi's in-process cron: see docs/adr/0004-queue.md.
  cron: { enabled: false },
});
