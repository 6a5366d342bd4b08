package bellwether.frontend.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.NpmPackages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What modules of the page do where no browser is needed: they run in Node, between stand-ins for
/// what a browser has.
final class PageLogicTest {
    /// Windows, channels and answers, as far as the modules ask for them.
    private static final String BROWSER =
            """
            const listeners = new Map();
            globalThis.window = globalThis;
            delete globalThis.BroadcastChannel;
            Object.defineProperty(globalThis, 'navigator', { value: {}, writable: true });
            globalThis.location = { origin: 'http://here', href: 'http://here/', reload() {} };
            globalThis.document = { hidden: false, getElementById: () => null };
            globalThis.addEventListener = (name, one) => listeners.set(name, [...(listeners.get(name) ?? []), one]);
            globalThis.removeEventListener = (name, one) => listeners.set(name, (listeners.get(name) ?? []).filter((other) => other !== one));
            globalThis.dispatchEvent = () => {};
            const heard = (name) => (listeners.get(name) ?? []).length;
            const json = (status, body) => new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } });
            const faults = [];
            const is = (wanted, found, words) => { if (wanted !== found) faults.push(`${words}: ${found}, not ${wanted}`); };
            const soon = globalThis.setTimeout;
            globalThis.setTimeout = (does, ms) => soon(does, Math.min(ms, 5)); // nobody waits here
            const tick = (ms) => new Promise((done) => soon(done, ms));
            """;

    private static void run(Path folder, String script) throws Exception {
        NpmPackages node = NpmPackages.install("acorn", "acorn@8.15.0");
        for (Map.Entry<String, byte[]> file :
                new PageSource(PageLogicTest.class.getClassLoader()).read().entrySet()) {
            put(folder, file.getKey(), file.getValue());
        }
        put(folder, "package.json", "{\"type\":\"module\"}".getBytes(StandardCharsets.UTF_8));
        String whole =
                BROWSER
                        + "(async () => {\nconst load = (name) => import('file://%s/' + name);\n"
                                .formatted(folder)
                        + script
                        + "\nconsole.log(JSON.stringify(faults)); process.exit(0);\n})();";
        assertEquals("[]", node.run(whole, ""));
    }

    private static void put(Path folder, String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    @Test
    void anUploadKeepsItsKeyUntilItsEndIsKnownAndIsFollowedThroughTrouble(@TempDir Path folder)
            throws Exception {
        run(
                folder,
                """
                const sent = [];
                let ways = [];
                globalThis.XMLHttpRequest = class {
                  headers = {};
                  upload = {};
                  open(method, path) { this.path = path; }
                  setRequestHeader(name, value) { this.headers[name] = value; }
                  getAllResponseHeaders() { return 'content-type: application/json'; }
                  send() {
                    sent.push(this.headers['Idempotency-Key']);
                    const [status, body] = ways.shift();
                    if (!status) { this.onerror(); return; }
                    this.status = status;
                    this.responseText = JSON.stringify(body);
                    this.onload();
                  }
                };
                let looks = [];
                globalThis.fetch = async (path) => {
                  if (!path.includes('/prices/import/')) return json(404, {});
                  const look = looks.shift();
                  if (!look) throw new TypeError('no way');
                  return json(200, look);
                };
                const { store, mayBeStored } = await load('base/upload.js');
                const file = { name: 'a.csv', size: 9 };
                const fails = async (...args) => { try { await store(...args); return null; } catch (cause) { return cause; } };

                ways = [[0], [503, { code: 'database_unavailable' }], [200, { inserted: 1 }], [200, { inserted: 0 }]];
                is(true, mayBeStored(await fails(file, {}, () => {})), 'a connection that ends');
                is(true, mayBeStored(await fails(file, {}, () => {})), 'a database away');
                await store(file, {}, () => {});
                is(1, new Set(sent).size, 'keys of one upload and its repeats');
                await store(file, {}, () => {});
                is(2, new Set(sent).size, 'keys once it is stored');

                sent.length = 0;
                ways = [[0], [0]];
                await fails(file, {}, () => {});
                await fails(file, { dates: 'day_first' }, () => {});
                is(2, new Set(sent).size, 'keys of other options');

                sent.length = 0;
                ways = [[422, { code: 'ambiguous_dates' }], [422, { code: 'ambiguous_dates' }]];
                is(false, mayBeStored(await fails(file, {}, () => {})), 'a refusal');
                await fails(file, {}, () => {});
                is(2, new Set(sent).size, 'keys after a refusal');

                const said = [];
                ways = [[202, { id: 'j' }]];
                looks = [{ job: { id: 'j', state: 'processing' } }, null, { job: { id: 'j', state: 'completed', finished_at: 'now' }, report: { inserted: 7 } }];
                const report = await store(file, {}, (now) => said.push(now.problem?.code));
                is(7, report.inserted, 'a look that fails is no end');
                is(true, said.includes('offline'), 'and is said');

                sent.length = 0;
                ways = [[202, { id: 'j' }], [200, {}]];
                looks = [{ job: { id: 'j', state: 'cancelled', finished_at: 'now' }, report: null }];
                is(true, mayBeStored(await fails(file, {}, () => {})), 'a cancelled job');
                await store(file, {}, () => {});
                is(2, new Set(sent).size, 'keys after a job has ended');
                """);
    }

    @Test
    void aStreamThatBreaksOffAgainAndAgainLeavesNoListeners(@TempDir Path folder) throws Exception {
        run(
                folder,
                """
                let streams = 0;
                globalThis.BroadcastChannel = class { postMessage() {} };
                globalThis.navigator = { locks: { request: (_, lead) => lead() } };
                globalThis.fetch = async () => json(200, { events: [] });
                globalThis.EventSource = class { addEventListener() {} close() {} constructor() { streams++; soon(() => this.onerror(), 1); } };
                const { on } = await load('base/events.js');
                on('jobs', () => {});
                while (streams < 12) await tick(5);
                is(true, heard('pagehide') <= 1, `listeners after ${streams} streams: ${heard('pagehide')}`);
                is(true, heard('signed-in') <= 1, `listeners after as many pauses: ${heard('signed-in')}`);
                """);
    }

    @Test
    void aDragEndsWhereItsRowIsTakenOffTheList(@TempDir Path folder) throws Exception {
        run(
                folder,
                """
                const frames = [];
                globalThis.requestAnimationFrame = (one) => frames.push(one);
                globalThis.cancelAnimationFrame = () => {};
                globalThis.innerHeight = 900;
                globalThis.scrollBy = () => {};
                const body = { children: [] };
                const row = (top) => ({ parentNode: body, classList: { add() {}, remove() {} }, getBoundingClientRect: () => ({ top, height: 20 }) });
                body.children.push(row(100), row(120), row(140));
                const [first] = body.children;
                const { dragRow } = await load('views/drag.js');
                const dropped = [];
                dragRow({ button: 0, clientY: 110, pointerId: 1, currentTarget: { closest: () => first, setPointerCapture() {} } }, (to) => dropped.push(to));
                listeners.get('pointermove')[0]({ clientY: 150 });
                frames.shift()();
                body.children.shift();
                first.parentNode = null;
                frames.shift()();
                is(0, frames.length, 'frames that are asked for');
                is(0, heard('pointerup'), 'listeners that stay');
                is(0, dropped.length, 'moves');
                """);
    }

    @Test
    void aPriceThatIsShownCanBeTypedBack(@TempDir Path folder) throws Exception {
        run(
                folder,
                """
                const { decimals, figure, parse, price } = await load('base/format.js');
                const { prefs } = await load('base/prefs.js');
                globalThis.fetch = async () => json(200, {});
                const { decimalsOf } = await load('draw/price-scales.js');
                for (const locale of ['', 'en-US', 'de-DE', 'fr-FR', 'en-IN', 'sv-SE']) {
                  prefs.set('locale', locale);
                  for (const x of [0.00001234, 0.0000115, 1e-7, 0.0004, 0.00041, 0.9, 1.08654, 1.23806, 147.123, 147.1234, 153.08, 22150.35, 67123.456, 1234567, 0, -0.25]) {
                    is(x, parse(price(x)), `${x} as a price in ${locale}`);
                    is(x, parse(figure(x)), `${x} as a figure in ${locale}`);
                    is(x, parse(price(x, Math.max(2, decimals(x)))), `${x} by its tick in ${locale}`);
                  }
                }
                prefs.set('locale', 'en-US');
                is('153.08', price(153.07998657226562), 'a computed price');
                is('153.50', price(153.5), 'a price with few decimals');
                is('0.0000115433', price(0.0000115433219), 'a small computed price');
                is('153.0800', price(153.08, 4), 'by the digits of a chart');
                is('–', price(null) + price(undefined) + price(NaN) === '–––' ? '–' : 'not', 'no price');
                is(8, decimalsOf([0.00001234, 0.0000115]), 'decimals of small closes');
                is(7, decimalsOf([1e-7]), 'decimals of closes with an exponent');
                is(5, decimalsOf([1.238, 1.23806]), 'decimals of a pair');
                is(3, decimalsOf([147.123, 147.1]), 'decimals of another');
                is(2, decimalsOf([153, 154]), 'decimals of whole closes');
                is(4, decimalsOf([153.0799865722, 154]), 'decimals of computed closes');
                """);
    }

    /// The order that is filled in is the one that was checked.
    @Test
    void proposedExitsAreTakenAsTheyCame(@TempDir Path folder) throws Exception {
        run(
                folder,
                """
                const { Checked } = await load('views/paper-check.js');
                const taken = [];
                const click = (node) => {
                  if (Array.isArray(node)) { node.forEach(click); return; }
                  if (!node?.props) return;
                  if (node.type === 'button' && [node.props.children].flat().join('').includes('proposed')) node.props.onClick();
                  click(node.props.children);
                };
                const prices = { entry: 1.09, stop: 1.08654, target: 0.0000115, stop_stated: false, target_stated: false, reward_risk: 2, stop_atr: 1 };
                click(Checked({ of: { ticker: 'X', prices, friction: {}, refusals: [], warnings: [], works_from: '2026-01-05T00:00:00Z', expires_at: '2026-01-05T00:00:00Z' }, order: { type: 'market' }, put: (values) => taken.push(values), place() {} }));
                is(1, taken.length, 'buttons');
                is(1.08654, Number(taken[0]?.stop), 'the stop');
                is(0.0000115, Number(taken[0]?.target), 'the target');
                """);
    }
}
