// What the views are written with, from one place.
export {
  h, html, render, Component, createContext, useState, useEffect, useLayoutEffect, useRef, useMemo, useCallback, useContext,
} from '../vendor/preact.js';

const ROLES = ['reader', 'trader', 'admin'];

/** Whether the caller may do what the role may. */
export const covers = (session, role) =>
  ROLES.indexOf(session?.role ?? '') >= ROLES.indexOf(role);

/** Says it to those who do not look: politely, once. */
export function say(text) {
  const said = document.getElementById('said');
  if (said) {
    said.textContent = '';
    setTimeout(() => { said.textContent = text; }, 50);
  }
}

/** Who is signed in, in words. */
export function who(session) {
  if (!session) return '…';
  if (!session.role) return session.problem?.status === 401 ? 'not signed in' : 'not known';
  if (session.local_mode) return 'this machine’s user, no key';
  return `${session.owner}, ${session.role}`;
}
