package bellwether.research.screen.http;

import bellwether.market.symbols.Universe;
import bellwether.research.screen.ScreenQuery;
import bellwether.research.screen.work.ScreenReader.Understood;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The addresses of further pages of a screen that was posted.
final class ScreenLink {
    private ScreenLink() {}

    /// Where the page of the same screen is that begins at a place.
    static String of(Understood understood, ScreenView view, ScreenPlace place) {
        ScreenQuery query = understood.query();
        StringBuilder link =
                new StringBuilder(ScreenRoutes.ALL)
                        .append("?cursor=")
                        .append(place.cursor().encode())
                        .append("&limit=")
                        .append(view.limit());
        add(link, "q", query.text());
        if (query.universe() instanceof Universe.Named(List<String> tickers)) {
            add(link, "tickers", String.join(",", known(understood, tickers)));
        } else {
            add(link, "universe", query.universe().toString());
        }
        add(link, "timeframe", query.timeframe().code());
        add(link, "fields", String.join(",", query.fields()));
        add(link, "sort", String.join(",", query.sort()));
        if (view.columns()) {
            add(link, "shape", "columns");
        }
        return link.toString();
    }

    /// What is gone from a saved universe is refused where it is sent anew.
    private static List<String> known(Understood understood, List<String> tickers) {
        return tickers.stream()
                .filter(ticker -> !understood.withoutBars().contains(ticker))
                .toList();
    }

    private static void add(StringBuilder link, String name, String value) {
        if (!value.isEmpty()) {
            link.append('&')
                    .append(name)
                    .append('=')
                    .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }
}
