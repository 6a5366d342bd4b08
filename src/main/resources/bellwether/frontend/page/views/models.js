// Models and their forecasts: there are none as long as the service has no route for them.
import { html } from '../base/kit.js';
import { Panel } from '../base/parts.js';

export function Models() {
  return html`<${Panel} title="Models" wide><div class="empty"><p>No model has been trained, so there are no forecasts, and nothing to hold against chance.</p></div><//>`;
}
