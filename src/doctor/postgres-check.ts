// PostgreSQL, where a database is named: reached, let in, and free to be written to.
import { type Check, failure, ok, reason, warning } from './check.js';

export function postgresCheck(url: string): Check {
  return {
    name: 'postgres',
    run: async () => {
      const { lookAtPostgres } = await import('../postgres/database.js');
      const where = new URL(url).host;
      try {
        const { version, mayWrite } = await lookAtPostgres(url);
        return mayWrite
          ? ok(`${where} answers, PostgreSQL ${version}`)
          : warning(
              `${where} lets nothing be made in it`,
              'give its user CREATE on the schema, or name the primary server',
            );
      } catch (error) {
        return failure(`${where}: ${reason(error)}`, 'start it, or look at ZONEBOT_DATABASE_URL');
      }
    },
  };
}
