package bellwether.market.bars.http;

import bellwether.market.bars.Adjustment;
import bellwether.market.bars.BarRemoval;
import bellwether.market.bars.BarView;
import bellwether.market.bars.Chart;
import bellwether.market.bars.history.BarDerivation;
import bellwether.market.bars.history.BarSpan;
import bellwether.market.bars.history.PageReader;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.symbols.Rejection;
import bellwether.market.symbols.Ticker;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Refusal;
import bellwether.platform.http.ConditionalResponse;
import bellwether.platform.http.Cursor;
import bellwether.platform.http.QueryParameters;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Which bars a request asks for.
final class BarRequest {
    static final String[] PARAMETERS = {
        "from",
        "to",
        "last",
        "order",
        "limit",
        "cursor",
        "timeframe",
        "adjust",
        "chart",
        "incomplete",
        "shape"
    };

    private static final LocalDate EARLIEST = LocalDate.of(1, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(9999, 12, 31);

    private BarRequest() {}

    /// @throws Refusal when a parameter breaks its rule
    static PageReader page(Context ctx, Ticker ticker, TradingCalendar calendar, PageOrder order) {
        BarSpan span = span(ctx);
        Timeframe timeframe = span.view().timeframe();
        ZoneId zone = BarDerivation.zone(timeframe, calendar);
        Optional<Long> reached = reached(ctx, ticker, timeframe, order);
        long first = span.first(zone);
        long last = span.last(zone);
        return new PageReader(
                span.view(),
                order.newest() ? first : reached.map(at -> Math.max(first, at + 1)).orElse(first),
                order.newest() ? reached.map(at -> Math.min(last, at - 1)).orElse(last) : last,
                order.most(),
                order.newest());
    }

    /// Stored bars that are to be deleted.
    ///
    /// @throws Refusal when a parameter breaks its rule
    static BarRemoval.Selection selection(Context ctx, Optional<String> source) {
        Optional<LocalDate> from = given(ctx, "from");
        Optional<LocalDate> to = given(ctx, "to");
        if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
            throw Refusal.invalid(
                    "?from",
                    "must not be after to, was %s and to %s".formatted(from.get(), to.get()));
        }
        return new BarRemoval.Selection(timeframe(ctx), from, to, source);
    }

    private static Optional<LocalDate> given(Context ctx, String name) {
        return ctx.queryParam(name) == null
                ? Optional.empty()
                : Optional.of(date(ctx, name, EARLIEST));
    }

    /// The bars of any symbol.
    ///
    /// @throws Refusal when a parameter breaks its rule
    static BarSpan span(Context ctx) {
        Timeframe timeframe = timeframe(ctx);
        LocalDate from = date(ctx, "from", EARLIEST);
        LocalDate to = date(ctx, "to", LATEST);
        if (from.isAfter(to)) {
            throw Refusal.invalid(
                    "?from", "must not be after to, was %s and to %s".formatted(from, to));
        }
        BarView view =
                new BarView(
                        timeframe,
                        QueryParameters.oneOf(ctx, "adjust", Adjustment.class)
                                .orElse(Adjustment.NONE),
                        chart(ctx),
                        QueryParameters.flag(ctx, "incomplete"));
        return new BarSpan(view, from, to);
    }

    /// How they are to lie in JSON.
    ///
    /// @throws Refusal when it is asked of another form
    static JsonLayout shape(Context ctx, ConditionalResponse reading) {
        Optional<JsonLayout> shape = QueryParameters.oneOf(ctx, "shape", JsonLayout.class);
        if (shape.isPresent() && (reading.isTable() || reading.isParquet())) {
            throw Refusal.invalid("?shape", "is for JSON only");
        }
        return shape.orElse(JsonLayout.ROWS);
    }

    /// The name of the list that its cursors belong to. One of the other order is another list.
    static String list(String ticker, PageOrder order) {
        return (order.descending() ? "bars from the newest on of " : "bars of ") + ticker;
    }

    /// The second of the last bar on the page before.
    private static Optional<Long> reached(
            Context ctx, Ticker ticker, Timeframe timeframe, PageOrder order) {
        return Cursor.from(ctx, list(ticker.name(), order), 1)
                .map(cursor ->
                        second(cursor.part(0), timeframe)
                                .orElseThrow(() -> Cursor.mangled(cursor.encode())));
    }

    private static Optional<Long> second(String text, Timeframe timeframe) {
        if (!timeframe.isIntraday()) {
            return date(text).map(day -> day.atStartOfDay().toEpochSecond(ZoneOffset.UTC));
        }
        try {
            return Optional.of(Instant.parse(text).getEpochSecond());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Timeframe timeframe(Context ctx) {
        String text = ctx.queryParam("timeframe");
        return text == null
                ? Timeframe.DAY
                : Timeframe.of(text)
                        .orElseThrow(() ->
                                Refusal.invalid(
                                        "?timeframe",
                                        Timeframe.unknown(
                                                text, Arrays.asList(Timeframe.values()))));
    }

    private static Chart chart(Context ctx) {
        String text = ctx.queryParam("chart");
        return text == null || text.equalsIgnoreCase("candles")
                ? Chart.CANDLES
                : Arrays.stream(Chart.values())
                        .filter(chart -> chart.code().equals(text.toLowerCase(Locale.ROOT)))
                        .findAny()
                        .orElseThrow(() ->
                                Refusal.invalid(
                                        "?chart",
                                        "must be one of candlesticks, heikin-ashi, was %s"
                                                .formatted(Rejection.shown(text))));
    }

    private static LocalDate date(Context ctx, String name, LocalDate absent) {
        String text = ctx.queryParam(name);
        if (text == null) {
            return absent;
        }
        return date(text)
                .orElseThrow(() ->
                        Refusal.invalid(
                                "?" + name,
                                "must be a date such as 2024-01-31, was %s"
                                        .formatted(Rejection.shown(text))));
    }

    /// Nothing when it is no date or lies out of bounds.
    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text))
                    .filter(date -> !date.isBefore(EARLIEST) && !date.isAfter(LATEST));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
