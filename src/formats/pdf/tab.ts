import type { CDPSession } from 'puppeteer-core/internal/api/CDPSession.js';
import type { Connection } from 'puppeteer-core/internal/cdp/Connection.js';

/** An empty tab of a browser, in which nothing runs and from which nothing is asked yet. */
export interface Tab {
  session: CDPSession;
  /** Close it; a browser that is gone has closed it already. */
  close(): Promise<void>;
}

/**
 * Open a tab whose scripts are switched off and whose every request waits for
 * an answer of ours.
 *
 * @param connection to the browser
 */
export async function openTab(connection: Connection): Promise<Tab> {
  const { targetId } = await connection.send('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await connection.send('Target.attachToTarget', { targetId, flatten: true });
  const session = connection.session(sessionId);
  if (session === null) throw new Error('the browser opened no tab');
  await Promise.all([
    session.send('Emulation.setScriptExecutionDisabled', { value: true }),
    session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
    session.send('Inspector.enable'),
    session.send('Page.enable'),
  ]);
  return {
    session,
    async close() {
      await connection.send('Target.closeTarget', { targetId }).catch(() => undefined);
    },
  };
}
