// The focus stays where one works: where what has it vanishes, it goes to what took that place, at last to the view.
const CAN = 'a[href], button:not(:disabled), input:not(:disabled, [type="hidden"]), select:not(:disabled), textarea:not(:disabled), summary, [tabindex="0"]';
let last = null;
let way = [];

/** Each box that it is in, and in which place. */
function remember({ target }) {
  last = target;
  way = [];
  for (let el = target; el.parentElement && el.id !== 'app'; el = el.parentElement) way.push([el.parentElement, [...el.parentElement.children].indexOf(el)]);
}

const lost = () => last && document.activeElement === document.body;
const taken = (changes) => last.disabled || changes.some(({ removedNodes }) => [...removedNodes].some((node) => node.contains(last)));

function goNear() {
  if (!lost()) return;
  if (last.isConnected && !last.disabled) { last.focus(); return; } // it was moved
  for (const [box, place] of way) {
    if (!box.isConnected || box.id === 'app') continue;
    const child = box.children[Math.min(place, box.children.length - 1)];
    const next = child?.matches(CAN) ? child : child?.querySelector(CAN) ?? (box.id === 'main' ? null : box.querySelector(CAN));
    if (next?.checkVisibility()) { next.focus(); return; }
  }
  toMain();
}

/** To the view as a whole, unless something has the focus. */
export function toMain() {
  if (document.activeElement === document.body) document.getElementById('main')?.focus({ preventScroll: true });
}

export function keepFocus() {
  addEventListener('focusin', remember);
  const leave = () => { last = null; }; // by a click into nothing or by Esc nothing keeps it
  addEventListener('pointerdown', leave);
  addEventListener('keydown', ({ key }) => key === 'Escape' && leave());
  new MutationObserver((changes) => lost() && taken(changes) && requestAnimationFrame(goNear)).observe(document.getElementById('app'), { subtree: true, childList: true, attributeFilter: ['disabled'] });
}
