import { lookup as resolve } from 'node:dns';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from './addresses.ts';

/** What a server says to one request. */
export interface Answer {
  status: number;
  /** Where it sends who asks, as it is written. */
  location?: string;
}

/** Asks a server once, without following it; rejects if there is no answer. */
export type AskServer = (url: URL, method: 'HEAD' | 'GET') => Promise<Answer>;

export interface RequestOptions {
  /** How the asker calls itself. */
  agent: string;
  /** Milliseconds. */
  timeout: number;
  /** Which addresses may be asked; those of the public internet unless a test says otherwise. */
  isAllowed?: (address: string) => boolean;
}

/** An address that must not be asked. */
export class RefusedAddress extends Error {
  override readonly name = 'RefusedAddress';
}

/**
 * Make the function that asks servers.
 *
 * The address of a host is checked where the connection is made, so that a name
 * can't lead to one address when it is checked and to another when it is asked.
 * Neither cookies nor credentials are sent, and nothing of a page but its
 * beginning is read.
 */
export function makeAskServer(options: RequestOptions): AskServer {
  const { agent, timeout, isAllowed = isPublicAddress } = options;
  const guardedLookup: LookupFunction = (host, lookupOptions, callback) => {
    resolve(host, { ...lookupOptions, all: true }, (error, addresses) => {
      const allowed = error === null ? addresses.filter(({ address }) => isAllowed(address)) : [];
      const [first] = allowed;
      if (error !== null) callback(error, '', 0);
      else if (first === undefined) callback(new RefusedAddress('it is not public'), '', 0);
      else if (lookupOptions.all === true) callback(null, allowed);
      else callback(null, first.address, first.family);
    });
  };
  return (url, method) =>
    new Promise((settle, fail) => {
      const host = url.hostname.replace(/^\[|\]$/gu, '');
      // A number is connected to without being looked up.
      if (isIP(host) !== 0 && !isAllowed(host)) {
        fail(new RefusedAddress('it is not public'));
        return;
      }
      const send = url.protocol === 'https:' ? requestHttps : requestHttp;
      const asked = send(
        url,
        {
          method,
          agent: false,
          lookup: guardedLookup,
          signal: AbortSignal.timeout(timeout),
          headers: { 'user-agent': agent, accept: '*/*' },
        },
        (response) => {
          const { statusCode = 0, headers } = response;
          settle({
            status: statusCode,
            ...(headers.location === undefined ? {} : { location: headers.location }),
          });
          response.destroy();
        },
      );
      asked.on('error', fail);
      asked.end();
    });
}
