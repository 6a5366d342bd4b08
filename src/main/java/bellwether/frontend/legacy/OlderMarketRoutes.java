package bellwether.frontend.legacy;

import bellwether.desk.scan.PatternCatalog;
import bellwether.market.bars.Bars;
import bellwether.market.bars.History;
import bellwether.market.bars.Market;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.symbols.Ticker;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.ExactNumber;
import bellwether.platform.base.Fault;
import bellwether.platform.base.MemoryBudget;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.Role;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Candles, and what there is, as the first system answered it.
final class OlderMarketRoutes implements Routes {
    private static final int USUAL = 100;
    private static final int MOST = 5_000;

    /// How many sessions the periods have.
    private static final Map<String, Integer> PERIODS =
            Map.of(
                    "1d", 1, "5d", 5, "1mo", 22, "3mo", 65, "6mo", 130, "1y", 260, "2y", 520, "5y",
                    1_300);

    private final Market market;
    private final BodyParser bodies;

    OlderMarketRoutes(Market market, BodyParser bodies) {
        this.market = market;
        this.bodies = bodies;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/candles", this::candles, Role.READER);
        routes.post("/api/candles", this::asked, Role.READER);
        routes.get("/api/coverage", this::coverage, Role.READER);
        routes.get("/api/data-coverage/symbols", this::assets, Role.READER);
        routes.get("/api/data-coverage/timeframes", this::timeframes, Role.READER);
        routes.get("/api/data-coverage/patterns", this::patterns, Role.READER);
        routes.get("/api/assets", this::assets, Role.READER);
        routes.get("/api/assets/list", this::assets, Role.READER);
    }

    /// The body of `POST /api/candles`.
    record Wanted(
            @Nullable String symbol,
            @Nullable String timeframe,
            @Nullable @Min(value = 1, message = RULE) @Max(value = MOST, message = RULE)
                    Integer limit) {
        private static final String RULE = "must be 1 to 5000";
    }

    private void asked(Context ctx) {
        QueryParameters.allowOnly(ctx);
        Wanted wanted = bodies.read(ctx, Wanted.class);
        answer(
                ctx,
                OlderSymbolParameter.ticker("/symbol", wanted.symbol()),
                OlderSymbolParameter.timeframe("/timeframe", wanted.timeframe()),
                Objects.requireNonNullElse(wanted.limit(), USUAL),
                Integer.MAX_VALUE);
    }

    /// A period is the newest so many sessions that have bars, whatever the interval; the newest
    /// 5,000 bars at most.
    private void candles(Context ctx) {
        QueryParameters.allowOnly(ctx, "symbol", "period", "interval");
        Ticker ticker = OlderSymbolParameter.ticker("?symbol", ctx.queryParam("symbol"));
        Timeframe timeframe =
                OlderSymbolParameter.timeframe("?interval", ctx.queryParam("interval"));
        String period = ctx.queryParam("period");
        Integer days = period == null ? Integer.valueOf(USUAL) : PERIODS.get(period);
        if (days == null) {
            throw Refusal.invalid(
                    List.of(
                            new Fault(
                                    "?period",
                                    "must be one of %s"
                                            .formatted(
                                                    String.join(
                                                            ", ",
                                                            PERIODS.keySet().stream()
                                                                    .sorted()
                                                                    .toList())))));
        }
        int perDay =
                timeframe.isIntraday() ? (int) Timeframe.SECONDS_PER_DAY / timeframe.seconds() : 1;
        answer(ctx, ticker, timeframe, (int) Math.min(MOST, (long) days * perDay), days);
    }

    private record Candle(
            Instant timestamp,
            @JsonSerialize(using = ExactNumber.class) double open,
            @JsonSerialize(using = ExactNumber.class) double high,
            @JsonSerialize(using = ExactNumber.class) double low,
            @JsonSerialize(using = ExactNumber.class) double close,
            @Nullable Double volume) {}

    private record Candles(
            String symbol, String timeframe, boolean synthetic, List<Candle> candles, int count) {}

    /// @param newest how many bars at most
    /// @param sessions of how many sessions at most
    private void answer(Context ctx, Ticker ticker, Timeframe timeframe, int newest, int sessions) {
        List<String> one = List.of(ticker.name());
        try (MemoryBudget.Room _ = market.room(one, timeframe, MemoryBudget.REQUEST)) {
            if (market.symbols().find(ticker).isEmpty()) {
                throw market.symbols().unknown(ticker);
            }
            List<History> found = market.loadLast(one, timeframe, newest);
            List<Candle> candles =
                    found.isEmpty()
                            ? List.of()
                            : candles(
                                    ofSessions(
                                            found.getFirst().bars(),
                                            market.calendar(ticker.name()),
                                            sessions));
            Responses.json(
                    ctx,
                    OlderEnvelope.of(
                            new Candles(
                                    ticker.name(),
                                    timeframe.code(),
                                    !found.isEmpty() && found.getFirst().synthetic(),
                                    candles,
                                    candles.size())));
        }
    }

    /// The bars of the newest sessions that have some; a bar of a day is a session's.
    private static Bars ofSessions(Bars bars, TradingCalendar calendar, int sessions) {
        LocalDate day = LocalDate.MAX;
        int left = sessions;
        for (int i = bars.size() - 1; i >= 0; i--) {
            LocalDate its = calendar.dateOfBar(Instant.ofEpochSecond(bars.time()[i]));
            if (its.isBefore(day)) {
                if (left == 0) {
                    return bars.from(i + 1);
                }
                day = its;
                left--;
            }
        }
        return bars;
    }

    private static List<Candle> candles(Bars bars) {
        return IntStream.range(0, bars.size())
                .mapToObj(i ->
                        new Candle(
                                Instant.ofEpochSecond(bars.time()[i]),
                                bars.open()[i],
                                bars.high()[i],
                                bars.low()[i],
                                bars.close()[i],
                                Double.isFinite(bars.volume()[i]) ? bars.volume()[i] : null))
                .toList();
    }

    private record Coverage(int symbols, List<String> timeframes, int patterns) {}

    private void coverage(Context ctx) {
        QueryParameters.allowOnly(ctx);
        Responses.json(
                ctx,
                OlderEnvelope.of(
                        new Coverage(
                                market.symbols().tickers().size(),
                                Arrays.stream(Timeframe.values()).map(Timeframe::code).toList(),
                                PatternCatalog.names().size())));
    }

    private record Timeframes(List<String> timeframes, int count) {}

    /// Those of which bars are stored.
    private void timeframes(Context ctx) {
        QueryParameters.allowOnly(ctx);
        List<String> stored =
                Arrays.stream(Timeframe.values())
                        .filter(Timeframe::isStored)
                        .map(Timeframe::code)
                        .toList();
        Responses.json(ctx, OlderEnvelope.of(new Timeframes(stored, stored.size())));
    }

    private record Patterns(List<String> patterns, int count) {}

    private void patterns(Context ctx) {
        QueryParameters.allowOnly(ctx);
        List<String> all = PatternCatalog.names();
        Responses.json(ctx, OlderEnvelope.of(new Patterns(all, all.size())));
    }

    private record Assets(List<String> symbols, int count) {}

    private void assets(Context ctx) {
        QueryParameters.allowOnly(ctx);
        List<String> all = market.symbols().tickers();
        Responses.json(ctx, OlderEnvelope.of(new Assets(all, all.size())));
    }
}
