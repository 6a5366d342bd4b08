package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;

/// Looks at views in a browser and says what is wrong with them.
final class PageLook {
    private static final Path PICTURES = Path.of("target", "screens");
    private static final String SETTLED =
            "document.querySelector('dialog[open]') || (document.querySelector('main h1')"
                    + " && !document.querySelector('[aria-busy=true]'))";

    /// Elements and texts of the page itself: the browser's own count is of all tabs of one
    /// process, and of what has not been collected yet. An option has three more within the
    /// browser.
    static final String NODES =
            """
            (() => {
              let n = 3 * document.querySelectorAll('option').length;
              for (const walk = document.createTreeWalker(document); walk.nextNode();) n++;
              return n;
            })()
            """;

    static final int MOST_NODES = 2_500;

    /// On a wide screen or a phone, light or dark.
    record Way(int width, int height, String look) {
        static final List<Way> ALL =
                List.of(
                        new Way(1440, 900, "light"),
                        new Way(1440, 900, "dark"),
                        new Way(390, 844, "light"),
                        new Way(390, 844, "dark"));
        static final List<Way> SOME = List.of(ALL.getFirst(), ALL.getLast());
    }

    private final Chromium browser;
    private final List<String> views;
    private final String axe;
    private final String checks;

    PageLook(Chromium browser, List<String> views) {
        this.browser = browser;
        this.views = views;
        axe = ChromiumTab.resource("/axe.min.js");
        checks = ChromiumTab.resource("/bellwether/page-checks.js");
    }

    private static final String OBJECTIONS =
            """
            axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations']})
              .then((found) => found.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.html.slice(0, 160)} ${node.any.map((one) => one.message).join('; ').slice(0, 200)}`)))
            """;

    /// Looks at a view in these ways.
    private List<String> faults(ChromiumTab tab, String origin, String where, List<Way> ways) {
        List<String> faults = new ArrayList<>();
        tab.call("Page.bringToFront", Map.of());
        if (!tab.becomes(SETTLED)) {
            faults.add("did not settle");
        }
        tab.eval(axe + ";0");
        faults.addAll(measured(tab, where));
        for (Way way : ways) {
            tab.size(way.width(), way.height());
            tab.look(way.look());
            String words = way.width() + " " + way.look();
            tab.eval(checks).forEach(one -> faults.add(words + ": " + one.asText()));
            tab.eval(OBJECTIONS).forEach(one -> faults.add(words + ": " + one.asText()));
            tab.picture(PICTURES.resolve(file(where + " " + words)));
        }
        faults.addAll(tab.lines());
        tab.strangers(origin).forEach(url -> faults.add("asked " + url));
        return faults.stream().map(fault -> where + " " + fault).toList();
    }

    /// The budget of the page for every view. First paint is left out: these tabs wait behind one
    /// another.
    private static List<String> measured(ChromiumTab tab, String where) {
        int nodes = tab.eval(NODES).asInt();
        System.out.printf(
                Locale.ROOT,
                "page %s: %.1f MB of heap, %d nodes%n",
                where,
                tab.metric("JSHeapUsedSize") / 1e6,
                nodes);
        return nodes <= MOST_NODES ? List.of() : List.of(nodes + " nodes");
    }

    private static String file(String where) {
        return where.replace("/ ", "today ")
                        .replace("/app/", "")
                        .replaceAll("[/?&= ]", "-")
                        .toLowerCase(Locale.ROOT)
                + ".png";
    }

    /// All views at once, each in a tab of its own.
    void look(String origin, String state, List<Way> ways) {
        look(origin, state, ways, List.of());
    }

    /// @param rounds what else is wrong with a view; each is over before the next begins
    void look(
            String origin,
            String state,
            List<Way> ways,
            List<BiFunction<String, ChromiumTab, List<String>>> rounds) {
        List<ChromiumTab> tabs = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        try {
            for (String view : views) {
                ChromiumTab tab = browser.open();
                tabs.add(tab);
                tab.size(1440, 900);
                tab.look("light");
                tab.go(origin + view);
            }
            for (BiFunction<String, ChromiumTab, List<String>> round : rounds) {
                for (int i = 0; i < views.size(); i++) {
                    tabs.get(i).call("Page.bringToFront", Map.of());
                    faults.addAll(round.apply(views.get(i), tabs.get(i)));
                }
            }
            for (int i = 0; i < views.size(); i++) {
                faults.addAll(faults(tabs.get(i), origin, state + " " + views.get(i), ways));
            }
        } finally {
            tabs.forEach(ChromiumTab::close);
        }
        assertEquals(List.of(), faults, String.join("\n", faults));
    }
}
