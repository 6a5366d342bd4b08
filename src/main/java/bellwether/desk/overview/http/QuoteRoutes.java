package bellwether.desk.overview.http;

import bellwether.desk.overview.quote.LiveQuotes;
import bellwether.desk.overview.quote.MissingTicker;
import bellwether.desk.overview.quote.QuoteVersions;
import bellwether.desk.overview.quote.Sparkline;
import bellwether.desk.overview.quote.Sparklines;
import bellwether.desk.overview.quote.StoredQuote;
import bellwether.desk.overview.quote.StoredQuotes;
import bellwether.platform.base.Json;
import bellwether.platform.base.Role;
import bellwether.platform.http.ConditionalResponse;
import bellwether.platform.http.CsvOutput;
import bellwether.platform.http.EntityTag;
import bellwether.platform.http.Page;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Routes;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// Closes of many symbols at once.
public final class QuoteRoutes implements Routes {
    private static final int MOST_LIVE = 10;
    private static final int FEWEST_BARS = 10;
    private static final int MOST_BARS = 260;
    private static final int USUAL_BARS = 60;

    private static final CsvOutput<StoredQuote> QUOTES =
            CsvOutput.<StoredQuote>of("quotes")
                    .with("ticker", StoredQuote::ticker)
                    .with("name", StoredQuote::name)
                    .exact("close", quote -> quote.close().close())
                    .with("previous_close", quote -> quote.close().previousClose())
                    .with("change", quote -> quote.close().change())
                    .with("change_percent", quote -> quote.close().changePercent())
                    .with("on", quote -> quote.age().on())
                    .with("age_sessions", quote -> quote.age().ageSessions())
                    .with("stale", quote -> quote.age().stale())
                    .with("partial", quote -> quote.age().partial())
                    .with("currency", StoredQuote::currency)
                    .with("source", StoredQuote::source)
                    .with("synthetic", StoredQuote::synthetic);

    private static final CsvOutput<Sparkline> LINES =
            CsvOutput.<Sparkline>of("sparklines")
                    .with("ticker", Sparkline::ticker)
                    .exact("low", Sparkline::low)
                    .exact("high", Sparkline::high)
                    .with("first_on", Sparkline::firstOn)
                    .with("last_on", Sparkline::lastOn)
                    .with("n", Sparkline::n)
                    .with("values", Sparkline::values);

    private final QuoteVersions versions;
    private final StoredQuotes stored;
    private final LiveQuotes live;
    private final Sparklines lines;
    private final InstantSource clock;

    public QuoteRoutes(
            QuoteVersions versions,
            StoredQuotes stored,
            LiveQuotes live,
            Sparklines lines,
            InstantSource clock) {
        this.versions = versions;
        this.stored = stored;
        this.live = live;
        this.lines = lines;
        this.clock = clock;
    }

    private record ShownQuotes(
            Instant asOf, @JsonUnwrapped Page<StoredQuote> page, List<MissingTicker> missing) {}

    private record ShownLines(@JsonUnwrapped Page<Sparkline> page, List<MissingTicker> missing) {}

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/quotes", this::quotes, Role.READER);
        routes.get("/api/v1/sparklines", this::sparklines, Role.READER);
    }

    /// The time of reading is no part of the tag: the same quotes are the same answer.
    private void quotes(Context ctx) throws InterruptedException {
        ConditionalResponse reading = ConditionalResponse.table(ctx);
        QueryParameters.allowOnly(ctx, "tickers", "live");
        boolean isLive = QueryParameters.flag(ctx, "live");
        List<String> tickers = TickerWords.of(ctx, isLive ? MOST_LIVE : TickerWords.MOST);
        EntityTag.Known tag = tag(ctx, tickers);
        if (!isLive && reading.isHeld(tag)) {
            return;
        }
        StoredQuotes.Found found = stored.of(tickers);
        StoredQuotes.Found all = isLive ? live.asked(found) : found;
        reading.answer(
                isLive ? EntityTag.of(Json.answer(all)) : tag,
                new ShownQuotes(clock.instant(), Page.whole(all.items()), all.missing()),
                QUOTES,
                all::items);
    }

    private EntityTag.Known tag(Context ctx, List<String> tickers) {
        return EntityTag.of(ctx.path(), ctx.queryString(), versions.of(tickers));
    }

    private void sparklines(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.table(ctx);
        QueryParameters.allowOnly(ctx, "tickers", "bars");
        int bars = QueryParameters.integer(ctx, "bars", FEWEST_BARS, MOST_BARS, USUAL_BARS);
        List<String> tickers = TickerWords.of(ctx, TickerWords.MOST);
        EntityTag.Known tag = tag(ctx, tickers);
        if (reading.isHeld(tag)) {
            return;
        }
        Sparklines.Found found = lines.of(tickers, bars);
        reading.answer(
                tag,
                new ShownLines(Page.whole(found.items()), found.missing()),
                LINES,
                found::items);
    }
}
