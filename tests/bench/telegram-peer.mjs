// grammY's own webhook, for comparison: PORT empty|reply.
import { createServer } from 'node:http';
import { Bot, webhookCallback } from 'grammy';

const [port, way] = process.argv.slice(2);
const { TOKEN, SECRET, API_ROOT } = process.env;
const botInfo = { id: 7000000001, is_bot: true, first_name: 'bench', username: 'bench_bot' };
const bot = new Bot(TOKEN, { botInfo, client: { apiRoot: API_ROOT } });
bot.on('message', (context) => (way === 'reply' ? context.reply('ok') : undefined));
createServer(webhookCallback(bot, 'http', { secretToken: SECRET })).listen(Number(port), '127.0.0.1', () => {
  console.log('listening');
});
process.once('SIGTERM', () => process.exit(0));
