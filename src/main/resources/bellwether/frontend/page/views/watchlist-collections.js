// Collections of watchlists: what is in each, a new one, another name, or none of it.
import { html, say } from '../base/kit.js';
import { send } from '../base/api.js';
import { Field, Send, useSending } from '../base/fields.js';
import { counted } from '../base/format.js';
import { Act, Panel } from '../base/parts.js';
import { Remote } from '../base/remote.js';

const PATH = '/api/v1/watchlist-collections';

function Naming({ does, value, also, children }) {
  const form = useSending(({ name }) => does(name));
  return html`<form class="form" onSubmit=${form.submit}><${Field} form=${form} label="Name" name="name" required maxlength="60" value=${value} /><${Send} form=${form} also=${also}>${children}<//></form>`;
}

function Collection({ of, may, changed, open }) {
  const rename = async (name) => {
    await send('PATCH', `${PATH}/${of.id}`, { name });
    say(`The collection is called ${name}`);
    changed();
  };
  const remove = async () => {
    await send('DELETE', `${PATH}/${of.id}`);
    say(`${of.name} is deleted; its lists are in Default`);
    changed();
  };
  return html`<li><span><button type="button" class="plain" onClick=${() => open(of.id)}>${of.name}</button></span><span class="end">${counted(of.watchlists, 'list')}</span>
    ${may && of.id !== 'default' && html`<div class="under"><details><summary>Rename or delete</summary><${Naming} key=${of.name} does=${rename} value=${of.name} also=${html`<${Act} confirm=${`Delete ${of.name}; what is in it (${counted(of.watchlists, 'list')}) goes to Default`} does=${remove}>Delete the collection<//>`}>Rename<//></details></div>`}</li>`;
}

/** @param of all of them @param open shows the lists of one */
export function Collections({ of, may, changed, open }) {
  const create = async (name) => {
    await send('POST', PATH, { name });
    say(`Collection ${name} is made`);
    changed();
  };
  return html`<${Panel} title="Collections" wide aside="each list is in one"><${Remote} of=${of} rows=${1}>${({ items }) => html`<ul class="list">${items.map((one) => html`<${Collection} key=${one.id} of=${one} may=${may} changed=${changed} open=${open} />`)}</ul>`}<//>
    ${may && html`<details><summary>New collection</summary><${Naming} does=${create}>Make the collection<//></details>`}<//>`;
}
