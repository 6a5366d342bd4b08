// Fields of a form that is sent as JSON: what the service says against one of them stands beside it.
import { html, useEffect, useRef, useState } from './kit.js';
import { Problem } from './api.js';

/** @param does sends what was filled in @param keep whether a form that is accepted stays as it is, and is not emptied */
export function useSending(does, keep = false) {
  const [problem, setProblem] = useState(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event) => {
    event.preventDefault();
    const form = event.currentTarget;
    setBusy(true);
    try {
      await does(Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value).trim()])));
      setProblem(null);
      if (!keep) form.reset();
    } catch (cause) {
      setProblem(cause instanceof Problem ? cause : new Problem({ title: String(cause) }));
      requestAnimationFrame(() => form.querySelector('[aria-invalid="true"]')?.focus()); // once the fault is shown
    } finally {
      setBusy(false);
    }
  };
  return { submit, busy, problem, faults: problem?.errors ?? [], said: new Set() };
}

const under = (pointer) => (one) => one.pointer === pointer || one.pointer?.startsWith(`${pointer}/`);

/** @param pointer where its value is in the body @param options of a choice: values, or pairs of value and words
 * @param first whether the cursor is put into it when it comes */
export function Field({ form, label, name, pointer = `/${name}`, hint, options, value, first = false, ...others }) {
  const box = useRef(null);
  useEffect(() => { if (first) box.current.focus(); }, []);
  const faults = form.faults.filter(under(pointer));
  faults.forEach((one) => form.said.add(one));
  const id = faults.length ? `fault-${name}` : undefined;
  const given = { name, ref: box, 'aria-invalid': faults.length > 0, 'aria-describedby': id, ...others };
  return html`<label>${label} ${options ? html`<select ...${given}>${options.map((one) => [one].flat()).map(([of, words]) => html`<option key=${of} value=${of} defaultSelected=${of === value}>${words ?? of}</option>`)}</select>`
    : html`<input autocomplete="off" spellcheck="false" defaultValue=${value} ...${given} />`}${hint && html`<span class="hint">${hint}</span>`}${id && html`<span class="fault" id=${id} role="alert">${faults.map((one) => one.detail).join('; ')}</span>`}</label>`;
}

/** The button, and what is said against the form as a whole or a field that it does not have. Comes after all fields. */
export function Send({ form, children, also }) {
  return html`<p class="row"><button class="main" data-key="s" disabled=${form.busy}>${children}</button>${also}<${Rest} form=${form} /></p>`;
}

function Rest({ form: { problem, faults, said } }) {
  const rest = problem && (faults.length ? faults.filter((one) => !said.has(one)).map((one) => `${one.pointer ?? ''} ${one.detail}`).join(' ') : problem.detail || problem.title);
  return html`<span class="fault" role="alert">${rest}</span>`;
}
