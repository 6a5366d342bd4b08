package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Parts of the page by themselves, in a real browser, between answers that the test gives.
@Tag("page")
final class PagePartsTest {
    /// What each script has: `load` gives a module, `is` notes what is not as wanted, `answer`
    /// takes the place of the service, `draw` draws a component, `soon` waits for a condition.
    private static final String BEGIN =
            """
            (async () => {
              const load = (name) => import(new URL(name, document.querySelector('script[type=module]').src));
              const faults = [];
              const is = (wanted, found, words) => { if (JSON.stringify(wanted) !== JSON.stringify(found)) faults.push(`${words}: ${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`); };
              const real = window.fetch;
              const json = (status, body, headers = {}) => new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json', ...headers } });
              const answer = (gives) => { window.fetch = async (path, options) => (await gives(String(path), options)) ?? real(path, options); };
              const pause = (ms) => new Promise((done) => setTimeout(done, ms));
              const soon = async (condition, words) => {
                for (const end = Date.now() + 20_000; !condition(); await pause(20)) if (Date.now() > end) { faults.push(`never: ${words}`); return; }
              };
              const { html, render } = await load('base/kit.js');
              const box = document.createElement('div');
              document.querySelector('main').append(box);
              const draw = (of) => render(of, box);
            """;

    private static Chromium browser;
    private static TestApp app;

    @BeforeAll
    static void start(@TempDir Path profile) throws IOException {
        Assumptions.assumeTrue(Chromium.isThere(), "chromium is not there: page not looked at");
        browser = Chromium.start(profile);
        app = new TestApp(0);
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
            app.close();
        }
    }

    private static void run(String script) {
        try (PageUser user = PageUser.open(browser, app.port(), "/app/settings", 1440)) {
            assertEquals(
                    "[]",
                    user.tab
                            .eval(BEGIN + script + "\nreturn JSON.stringify(faults);\n})()")
                            .asText());
            assertEquals(List.of(), user.tab.lines());
        }
    }

    @Test
    void whatFailedInATabOutOfSightIsAskedForOnceItIsLookedAt() {
        run(
                """
                const { useRemote } = await load('base/remote.js');
                let asked = 0;
                let away = true;
                let trouble = true;
                Object.defineProperty(document, 'hidden', { get: () => away });
                answer((path) => (path.includes('/nowhere') ? (asked += 1, trouble ? json(503, { title: 'away' }, { 'Retry-After': '1' }) : json(200, { says: 'back' })) : null));
                const Part = () => { const { data, problem } = useRemote('/api/v1/nowhere'); return html`<p>${data?.says ?? problem?.title ?? '…'}</p>`; };
                draw(html`<${Part} />`);
                await soon(() => box.textContent === 'away', 'the first answer');
                await pause(1500);
                is(1, asked, 'calls while it is out of sight');
                trouble = false;
                away = false;
                document.dispatchEvent(new Event('visibilitychange'));
                await soon(() => box.textContent === 'back', 'the answer once it is looked at');
                is(2, asked, 'calls');
                """);
    }

    @Test
    void anAnalysisIsFollowedThoughALookFails() {
        run(
                """
                const { Analyse } = await load('views/symbol-acts.js');
                const posted = [];
                let looks = 0;
                let done = 0;
                answer((path, { method, body }) => {
                  if (method === 'POST' && path.endsWith('/analyses')) { posted.push(JSON.parse(body)); return json(202, { id: 'job_1', state: 'queued' }); }
                  if (!path.includes('/jobs/job_1')) return null;
                  looks += 1;
                  if (looks === 1) return json(429, { title: 'Too many', detail: 'Rate limit reached' });
                  return json(200, { id: 'job_1', state: looks === 2 ? 'processing' : 'completed', done: 0, total: 1, failed: 0 });
                });
                const part = (n) => draw(html`<${Analyse} ticker="X" timeframe="1wk" last=${null} session=${{ role: 'trader' }} done=${() => { done = n; }} />`);
                part(1);
                const field = box.querySelector('input');
                field.value = '5000';
                field.dispatchEvent(new Event('input', { bubbles: true }));
                await pause(50);
                box.querySelector('form').requestSubmit();
                await soon(() => looks >= 1, 'a look');
                await pause(200);
                is('Analysing', box.querySelector('button').textContent, 'the button while the job continues');
                is(null, box.querySelector('.fault')?.textContent ?? null, 'a fault');
                part(2); // drawn again meanwhile: what is done at the end is of now
                await soon(() => done > 0, 'the end');
                is(2, done, 'what is done at the end');
                is([{ tickers: ['X'], capital: 5000 }], posted, 'what was asked');
                """);
    }

    @Test
    void theBarsOfAChartKeepTheirPlacesWhenSomeComeOrGo() {
        run(
                """
                await load('draw/price-chart.js');
                const chart = document.createElement('price-chart');
                Object.assign(chart.style, { display: 'block', width: '800px', height: '400px' });
                box.append(chart);
                const bars = (from, to) => { const time = Array.from({ length: to - from }, (_, i) => (from + i) * 86_400); const price = time.map((at) => at / 86_400); return { time, open: price, high: price, low: price, close: price, volume: price }; };
                const data = (from, to) => ({ ticker: 'X', timeframe: '1d', zone: 'UTC', lines: [], marks: [], levels: [], has_more: false, bars: bars(from, to) });
                const fired = [];
                ['point', 'moved'].forEach((name) => chart.addEventListener(name, ({ detail }) => fired.push(name === 'point' ? ['point', detail.index, detail.bar.close] : ['moved', detail.from, detail.kept])));
                chart.key = 'x';
                chart.data = data(1000, 2000);
                chart.show(100, 200);
                chart.point(150);
                const day = () => [chart.from, chart.at].map((at) => Math.round(chart.data.bars.time[at] / 86_400));
                is([1100, 1150], day(), 'days at first');
                fired.length = 0;
                chart.data = data(1050, 2100); // the first are gone
                is([1100, 1150], day(), 'days without the first bars');
                is([['point', 100, 1150], ['moved', 50, true]], fired, 'said of it');
                fired.length = 0;
                chart.data = data(0, 2100); // older ones before them
                is([1100, 1150], day(), 'days behind older bars');
                is([['point', 1150, 1150], ['moved', 1100, true]], fired, 'said of that');
                fired.length = 0;
                chart.data = data(0, 2100);
                is([], fired, 'said of the same bars');
                chart.show(2000, 2099);
                chart.data = data(0, 2101); // the newest stays in sight
                is([2001, 2100], [chart.from, chart.to], 'the end in sight');
                """);
    }

    @Test
    void barsThatWerePannedToStayWhenTheNewestAreReadAgain() {
        run(
                """
                const { useBars } = await load('views/bars.js');
                const DAY = 86_400;
                let end = 12_000;
                const asked = [];
                answer((path) => {
                  if (!path.includes('/chart?')) return null;
                  const query = new URL(path, location.origin).searchParams;
                  asked.push(Number(query.get('last')));
                  const to = query.has('before') ? Date.parse(query.get('before')) / 1000 / DAY : end;
                  const from = Math.max(0, to - query.get('last'));
                  const time = Array.from({ length: to - from }, (_, i) => (from + i) * DAY);
                  return json(200, { ticker: 'X', timeframe: '1d', lines: [], marks: [], levels: [], has_more: from > 0, bars: { time, close: time } });
                });
                let now;
                const LINES = [];
                const Part = () => { now = useBars('X', '1d', LINES); return null; };
                draw(html`<${Part} />`);
                await soon(() => now.data && !now.busy, 'the newest');
                is(500, now.data.bars.time.length, 'bars at first');
                now.more();
                await soon(() => now.data.bars.time.length === 5500 && !now.busy, 'older ones');
                const first = now.data.bars.time[0];
                end += 1;
                asked.length = 0;
                dispatchEvent(new Event('online')); // as a live event does
                await soon(() => now.data.bars.time.at(-1) === (end - 1) * DAY && !now.busy, 'the newest again');
                is([5000, 500], asked, 'bars asked for again');
                is(5500, now.data.bars.time.length, 'bars');
                is(first + DAY, now.data.bars.time[0], 'the first of them');
                """);
    }

    @Test
    void theSelectedRowOfALongTableStaysThatRowInAnotherOrder() {
        run(
                """
                await load('draw/long-table.js');
                const table = document.createElement('long-table');
                Object.assign(table.style, { width: '600px', height: '300px' });
                box.append(table);
                const rows = (...tickers) => ({ n: tickers.length, value: (row, id) => (id === 'ticker' ? tickers[row] : row) });
                const picked = [];
                let of = rows('A', 'B', 'C');
                table.addEventListener('pick', ({ detail }) => picked.push(of.value(detail.row, 'ticker')));
                table.columns = [{ id: 'ticker', title: 'Ticker', type: 'text' }];
                table.rows = of;
                table.order = Int32Array.from([0, 1, 2]);
                table.selected = 1;
                const enter = () => table.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
                enter();
                table.order = Int32Array.from([2, 0, 1]); // another order
                enter();
                of = rows('0', 'A', 'B', 'C'); // an import
                table.rows = of;
                table.order = Int32Array.from([0, 1, 2, 3]);
                enter();
                is(['B', 'B', 'B'], picked, 'what Enter opens');
                table.order = Int32Array.from([0, 1]); // it is no longer among them
                is(1, table.selected, 'the place that is left');
                """);
    }

    @Test
    void todayFillsItsWidthHoweverLittleHasHappened() {
        run(
                """
                const today = await load('views/today.js');
                const ended = Array.from({ length: 14 }, (_, i) => ({ id: `job_${i}`, kind: 'analysis', state: 'completed', failed: 0, request: {}, finished_at: new Date().toISOString() }));
                const none = { as_of: new Date().toISOString(), items: [] };
                answer((path) => (path.includes('/overview') ? json(200, { since: new Date().toISOString(), parts: { verdicts: none, plans: none, jobs: { ...none, running: [], ended } } }) : null));
                const View = today.default.View;
                draw(html`<${View} route=${{ query: new URLSearchParams() }} go=${() => {}} />`);
                await soon(() => box.querySelectorAll('.flow > *').length === 2, 'two parts');
                const flow = box.querySelector('.flow');
                const left = () => flow.getBoundingClientRect().right - Math.max(...[...flow.children].map((one) => one.getBoundingClientRect().right));
                is(true, left() < 30, `empty at the right: ${left()}`);
                box.style.width = '500px';
                dispatchEvent(new Event('resize'));
                is(true, left() < 30, `empty at the right of less: ${left()}`);
                """);
    }

    @Test
    void aFieldWithAFaultHasItsColour() {
        run(
                """
                draw(html`<input aria-invalid="true" /><select aria-invalid="true"></select><i style=${{ color: 'var(--bad)' }}></i>`);
                const { color } = getComputedStyle(box.querySelector('i'));
                is([color, color], [...box.querySelectorAll('input, select')].map((one) => getComputedStyle(one).borderTopColor), 'colours');
                """);
    }

    @Test
    void fieldsOfConditionsThatDoNotComeAreSaid() {
        run(
                """
                const { RuleForm } = await load('views/rule-form.js');
                const { OwnRule } = await load('views/backtest-rule.js');
                answer((path) => (path.endsWith('/screen/fields') ? json(503, { title: 'No', detail: 'The database is away.' }) : null));
                draw(html`<${RuleForm} first=${{}} done=${() => {}} cancel=${() => {}} />`);
                await soon(() => box.textContent.includes('The database is away.'), 'why there is no field of a rule');
                draw(html`<${OwnRule} form=${{ faults: [], said: new Set() }} own=${{ enter: '', exit: '' }} setOwn=${() => {}} given=${{}} places=${[]} said=${null} />`);
                await soon(() => box.textContent.includes('Leaves') || box.textContent.includes('The database is away.'), 'why there is no condition');
                is(true, box.textContent.includes('The database is away.'), 'a reason');
                """);
    }
}
