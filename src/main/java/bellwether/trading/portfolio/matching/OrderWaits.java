package bellwether.trading.portfolio.matching;

import bellwether.market.bars.Market;
import bellwether.market.calendar.Session;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.symbols.Timeframe;
import bellwether.trading.execution.OrderStatus;
import bellwether.trading.execution.SymbolMark;
import bellwether.trading.portfolio.FirstBar;
import bellwether.trading.portfolio.OrderRecord;
import bellwether.trading.portfolio.PortfolioAccounts;
import bellwether.trading.portfolio.PortfolioTape;
import bellwether.trading.portfolio.matching.OrderWait.Reason;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// Says what open orders wait for.
public final class OrderWaits {
    private final WalkableReader reader;
    private final Market market;

    public OrderWaits(Jdbi jdbi, PortfolioAccounts accounts, Market market, InstantSource clock) {
        this.reader = new WalkableReader(jdbi, accounts, new TapeLibrary(market), clock);
        this.market = market;
    }

    /// What an order waits for; empty where it has ended.
    public Optional<OrderWait> of(OrderRecord order) {
        return order.status().state().isOpen()
                ? reader.open(order.id().portfolio()).map(open -> of(order.status(), open))
                : Optional.empty();
    }

    private OrderWait of(OrderStatus order, MatchDao.Open open) {
        Optional<Timeframe> timeframe =
                PortfolioTape.parse(open.tape()).flatMap(PortfolioTape::timeframe);
        Walkable walkable =
                timeframe
                        .map(bars -> reader.newest(open, bars))
                        .orElseGet(() -> reader.quoted(open));
        MatchInput input = reader.input(walkable);
        Place place = new Place(order, input, market.calendar(symbol(order)));
        if (input.holds().stream()
                .anyMatch(hold -> hold.isOpen() && hold.symbol().equals(symbol(order)))) {
            return place.wait(
                    Reason.SPLIT_SUSPECTED,
                    "The price jumped like a split that is not on record: record it (POST"
                            + " /api/v1/stocks/{ticker}/actions) or dismiss it (POST"
                            + " /api/v1/portfolios/{id}/holds/{ticker}/dismiss). It continues with the"
                            + " first bar that begins afterwards.",
                    Optional.empty());
        }
        return timeframe.map(bars -> byBars(place, bars)).orElseGet(() -> byQuotes(place));
    }

    private static String symbol(OrderStatus order) {
        return order.order().position().symbol();
    }

    private static OrderWait byBars(Place place, Timeframe timeframe) {
        Instant next = place.next(timeframe);
        PlannedStep planned = MatchPlan.next(place.input);
        if (planned instanceof PlannedStep.Walk) {
            return place.wait(
                    Reason.MATCHING,
                    "Bars that are stored are matched within seconds; GET /api/v1/trading/workers"
                            + " shows who matches.",
                    Optional.of(next));
        }
        if (place.isStored(next) && planned instanceof PlannedStep.Wait(Optional<Instant> until)) {
            return place.wait(
                    Reason.OTHER_SYMBOLS,
                    "Its bar of %s is stored; those of %s that began with it are waited for until %s."
                            .formatted(
                                    place.name(next, timeframe),
                                    String.join(", ", MatchPlan.missing(place.input)),
                                    until.map(Instant::toString).orElse("they are stored")),
                    Optional.of(next));
        }
        return unstored(place, timeframe, next);
    }

    private static OrderWait unstored(Place place, Timeframe timeframe, Instant next) {
        Instant end = place.end(next, timeframe);
        String name = place.name(next, timeframe);
        if (place.input.now().isBefore(next)) {
            return place.wait(
                    Reason.NEXT_BAR,
                    "The next bar begins at %s.".formatted(next),
                    Optional.of(next));
        }
        if (place.input.now().isBefore(end)) {
            return place.wait(
                    Reason.BAR_UNDER_WAY,
                    "The bar of %s is under way: it is matched when it is over, at %s, and stored."
                            .formatted(name, end),
                    Optional.of(next));
        }
        return place.wait(
                Reason.BAR_MISSING,
                "The %s bar of %s was over at %s and is not stored, nor is a later one: import it, or refresh %s."
                        .formatted(timeframe.code(), name, end, symbol(place.order)),
                Optional.of(next));
    }

    private static OrderWait byQuotes(Place place) {
        Instant next = FirstBar.from(place.calendar, PortfolioTape.QUOTE, place.input.now());
        return place.wait(
                Reason.QUOTE,
                place.input.now().isBefore(next)
                        ? "The exchange is closed: quotes are asked for from %s on.".formatted(next)
                        : "The exchange is open: providers are asked for quotes once a minute,"
                                + " first for the symbols that were quoted longest ago; those beyond"
                                + " a provider's call limit wait for a later minute. A quote that is"
                                + " not newer than the order, or older than 15 minutes, does not"
                                + " count.",
                Optional.of(next));
    }

    /// Where an order stands.
    private record Place(OrderStatus order, MatchInput input, TradingCalendar calendar) {
        OrderWait wait(Reason reason, String detail, Optional<Instant> next) {
            Optional<String> before = lastBar().flatMap(bar -> bar.why(order));
            return new OrderWait(
                    reason,
                    before.map(why -> why + " " + detail).orElse(detail),
                    next,
                    met().map(SymbolMark::time).map(Instant::ofEpochSecond));
        }

        private @Nullable SymbolTape tape() {
            return input.tapes().get(symbol(order));
        }

        private Optional<SymbolMark> mark() {
            return Optional.ofNullable(input.state().marks().get(symbol(order)));
        }

        /// The newest bar's, if the order has met it.
        private Optional<SymbolMark> met() {
            return mark().filter(_ -> order.progress().session() != null)
                    .filter(mark -> mark.time() >= order.acceptedAt());
        }

        private Optional<LastBar> lastBar() {
            SymbolTape tape = tape();
            return tape == null
                    ? Optional.empty()
                    : met().map(mark -> tape.at(mark.time()))
                            .filter(bar -> bar >= 0)
                            .map(bar -> LastBar.of(tape, bar, volumeShare()));
        }

        private @Nullable BigDecimal volumeShare() {
            return input.portfolio().terms().settings().matching().volumeShare();
        }

        private long from() {
            return Math.max(order.acceptedAt(), mark().map(mark -> mark.time() + 1).orElse(0L));
        }

        /// When the next bar begins: that of the next one that is stored, else by the calendar.
        Instant next(Timeframe timeframe) {
            SymbolTape tape = tape();
            int bar = tape == null ? 0 : tape.first(from());
            return tape != null && bar < tape.size()
                    ? Instant.ofEpochSecond(tape.begin(bar))
                    : FirstBar.from(calendar, timeframe, Instant.ofEpochSecond(from()));
        }

        boolean isStored(Instant begin) {
            SymbolTape tape = tape();
            return tape != null && tape.at(begin.getEpochSecond()) >= 0;
        }

        Instant end(Instant begin, Timeframe timeframe) {
            return timeframe.isIntraday()
                    ? begin.plusSeconds(timeframe.seconds())
                    : calendar.session(calendar.day(begin)).map(Session::complete).orElse(begin);
        }

        String name(Instant begin, Timeframe timeframe) {
            return timeframe.isIntraday() ? begin.toString() : calendar.day(begin).toString();
        }
    }
}
