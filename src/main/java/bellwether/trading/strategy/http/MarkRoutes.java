package bellwether.trading.strategy.http;

import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.Role;
import bellwether.platform.http.Callers;
import bellwether.platform.http.ConditionalResponse;
import bellwether.platform.http.Cursor;
import bellwether.platform.http.EntityTag;
import bellwether.platform.http.Page;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Routes;
import bellwether.trading.strategy.Strategy;
import bellwether.trading.strategy.basket.StrategyBook;
import bellwether.trading.strategy.mark.MarkCandle;
import bellwether.trading.strategy.mark.MarkLog;
import bellwether.trading.strategy.mark.MarkSpan;
import bellwether.trading.strategy.mark.StrategyMark;
import bellwether.trading.strategy.signal.SignalDao.Signal;
import bellwether.trading.strategy.signal.SignalLog;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What strategies are and were worth, and what their rules have signalled.
public final class MarkRoutes implements Routes {
    private static final int MOST_MARKS = 5_000;
    private static final int USUAL_MARKS = 1_000;

    /// How far back it goes where a request does not say.
    private static final Map<Timeframe, Duration> SPANS =
            Map.of(
                    Timeframe.MINUTE, Duration.ofDays(1),
                    Timeframe.FIVE_MINUTES, Duration.ofDays(5),
                    Timeframe.HOUR, Duration.ofDays(60),
                    Timeframe.DAY, Duration.ofDays(731));

    private static final List<Timeframe> TIMEFRAMES =
            List.of(Timeframe.MINUTE, Timeframe.FIVE_MINUTES, Timeframe.HOUR, Timeframe.DAY);

    private final StrategyBook book;
    private final MarkLog marks;
    private final SignalLog signals;
    private final InstantSource clock;

    public MarkRoutes(StrategyBook book, MarkLog marks, SignalLog signals, InstantSource clock) {
        this.book = book;
        this.marks = marks;
        this.signals = signals;
        this.clock = clock;
    }

    /// A minute.
    private record Point(
            Instant minute,
            boolean complete,
            @Nullable BigDecimal profit,
            @Nullable BigDecimal realised,
            @Nullable BigDecimal value,
            int legs,
            int priced,
            @Nullable Instant oldestMark,
            List<MissingPrice> missing) {
        static Point of(StrategyMark mark) {
            return new Point(
                    mark.minute(),
                    mark.isComplete(),
                    mark.profit(),
                    mark.realised(),
                    mark.value(),
                    mark.legs(),
                    mark.priced(),
                    mark.oldest(),
                    mark.missing().stream()
                            .map(leg -> new MissingPrice(leg.symbol(), leg.reason().key()))
                            .toList());
        }
    }

    private record MissingPrice(String symbol, String reason) {}

    private record MarkPage(
            String strategy, Timeframe timeframe, String currency, @JsonUnwrapped Page<?> page) {}

    private record ShownSignal(
            String symbol,
            Instant barTime,
            String signal,
            @Nullable String order,
            String reason,
            Instant decidedAt) {
        static ShownSignal of(Signal signal) {
            return new ShownSignal(
                    signal.symbol(),
                    signal.barTime(),
                    signal.signal(),
                    signal.orderId(),
                    signal.reason(),
                    signal.decidedAt());
        }
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(StrategyRoutes.ONE + "/marks", this::marks, Role.READER);
        routes.get(StrategyRoutes.ONE + "/signals", this::signals, Role.READER);
    }

    private void marks(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx, "from", "to", "timeframe", "limit", "cursor");
        Timeframe timeframe = timeframe(ctx);
        int limit = QueryParameters.integer(ctx, "limit", 1, MOST_MARKS, USUAL_MARKS);
        Strategy strategy = strategy(ctx);
        String list = "marks of %s by %s".formatted(strategy.id(), timeframe.code());
        MarkSpan span = span(ctx, timeframe, list, limit + 1);
        Page<?> page =
                timeframe == Timeframe.MINUTE
                        ? page(
                                ctx,
                                limit,
                                list,
                                marks.points(strategy.id(), span).stream().map(Point::of).toList(),
                                Point::minute)
                        : page(
                                ctx,
                                limit,
                                list,
                                marks.candles(strategy.id(), span, timeframe),
                                MarkCandle::start);
        reading.answer(
                EntityTag.ofBytes(),
                new MarkPage(strategy.id().toString(), timeframe, marks.currency(strategy), page));
    }

    private static <T> Page<T> page(
            Context ctx, int limit, String list, List<T> found, Function<T, Instant> begin) {
        return Page.of(
                ctx, limit, found, last -> Cursor.of(list, begin.apply(last).getEpochSecond()));
    }

    private static Timeframe timeframe(Context ctx) {
        String typed = ctx.queryParam("timeframe");
        if (typed == null) {
            return Timeframe.MINUTE;
        }
        return Timeframe.of(typed)
                .filter(TIMEFRAMES::contains)
                .orElseThrow(
                        () -> Refusal.invalid("?timeframe", Timeframe.unknown(typed, TIMEFRAMES)));
    }

    private MarkSpan span(Context ctx, Timeframe timeframe, String list, int limit) {
        Instant until = QueryParameters.time(ctx, "to").orElseGet(() -> clock.instant());
        Instant from =
                QueryParameters.time(ctx, "from")
                        .orElseGet(() -> until.minus(SPANS.getOrDefault(timeframe, Duration.ZERO)));
        if (!from.isBefore(until)) {
            throw Refusal.invalid("?from", "must be before to, %s, was %s".formatted(until, from));
        }
        Optional<Instant> last =
                Optional.of(Cursor.number(ctx, list, Long.MIN_VALUE))
                        .filter(second -> second != Long.MIN_VALUE)
                        .map(Instant::ofEpochSecond);
        int seconds = timeframe.seconds();
        return new MarkSpan(
                last.map(at -> at.plusSeconds(seconds)).orElse(begin(from, seconds)),
                begin(until.plusSeconds(seconds).minusNanos(1), seconds),
                limit);
    }

    /// Candles are whole, whatever is asked for.
    private static Instant begin(Instant at, int seconds) {
        return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), seconds) * seconds);
    }

    private void signals(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx, "limit", "cursor");
        int limit = QueryParameters.limit(ctx);
        Strategy strategy = strategy(ctx);
        String list = "signals of " + strategy.id();
        long before = Cursor.number(ctx, list, Long.MAX_VALUE);
        Page<Signal> page =
                Page.of(
                        ctx,
                        limit,
                        signals.list(strategy, before, limit + 1),
                        last -> Cursor.of(list, last.number()));
        reading.answer(EntityTag.ofBytes(), page.map(ShownSignal::of));
    }

    private Strategy strategy(Context ctx) {
        return book.known(Callers.of(ctx).owner(), StrategyRoutes.id(ctx));
    }
}
