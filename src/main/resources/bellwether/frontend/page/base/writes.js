// Writes that are not done twice, nor over what another has changed meanwhile.
import { useRef } from './kit.js';
import { Problem, send } from './api.js';
import { passes } from './remote.js';

/** Names a call, whatever is repeated of it. */
export const onceKey = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** Whether the service has refused it for good; after any other answer, or none, it may have been carried out. */
export const refused = (cause) => cause instanceof Problem && !passes(cause);

/** A POST with a key: the same while the same is tried again, another after success, a refusal for good, or for another body. */
export function useOnce() {
  const kept = useRef({});
  return async (path, body) => {
    const asked = JSON.stringify(body) ?? '';
    if (kept.current[path]?.asked !== asked) kept.current[path] = { asked, key: onceKey() };
    try {
      const answer = await send('POST', path, body, { headers: { 'Idempotency-Key': kept.current[path].key } });
      delete kept.current[path];
      return answer;
    } catch (cause) {
      if (refused(cause)) delete kept.current[path];
      throw cause;
    }
  };
}

/** @param shown what was read to be shown: its tag guards the write, and it is read again where another has changed it */
export async function write(shown, method, path, body) {
  try {
    return await send(method, path, body, { ifMatch: shown.etag });
  } catch (cause) {
    if (cause.status === 412) shown.reload();
    throw cause;
  }
}
