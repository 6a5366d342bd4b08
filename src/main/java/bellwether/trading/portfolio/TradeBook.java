package bellwether.trading.portfolio;

import bellwether.trading.execution.AccountEvent;
import bellwether.trading.execution.LotMethod;
import bellwether.trading.portfolio.performance.ClosedLot;
import bellwether.trading.portfolio.performance.FirstStop;
import bellwether.trading.portfolio.performance.LastTrade;
import bellwether.trading.portfolio.performance.PortfolioPerformance;
import bellwether.trading.portfolio.performance.RoundTrip;
import bellwether.trading.portfolio.performance.TracedTrade;
import bellwether.trading.portfolio.performance.TradeExcursion;
import bellwether.trading.portfolio.performance.TradeExcursions;
import bellwether.trading.portfolio.performance.TradeFilter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The finished trades of portfolios.
public final class TradeBook {
    private static final int PAGE = 1_000;

    private final PortfolioPerformance performance;
    private final TradeExcursions excursions;

    TradeBook(PortfolioPerformance performance, TradeExcursions excursions) {
        this.performance = performance;
        this.excursions = excursions;
    }

    /// What portfolios came to day by day.
    public PortfolioPerformance performance() {
        return performance;
    }

    /// All of a portfolio, the newest first, with how far the price went meanwhile.
    public void forEach(Portfolio portfolio, Consumer<FinishedTrade> reader) {
        long before = Long.MAX_VALUE;
        List<FinishedTrade> page;
        do {
            List<RoundTrip> found = trips(portfolio, before, List.of());
            page = finished(portfolio, found, excursions.of(portfolio, found));
            page.forEach(reader);
            before = page.isEmpty() ? before : page.getLast().n();
        } while (page.size() == PAGE);
    }

    /// All that these orders opened, the newest first.
    ///
    /// @param orders of the portfolio
    public List<FinishedTrade> of(Portfolio portfolio, Collection<OrderId> orders) {
        List<FinishedTrade> all = new ArrayList<>();
        List<String> entries = orders.stream().map(OrderId::account).toList();
        long before = Long.MAX_VALUE;
        while (!entries.isEmpty()) {
            List<FinishedTrade> page =
                    finished(portfolio, trips(portfolio, before, entries), Map.of());
            all.addAll(page);
            if (page.size() < PAGE) {
                break;
            }
            before = page.getLast().n();
        }
        return all;
    }

    /// The newest closed trade of each portfolio that has one.
    public List<LastTrade> last() {
        return performance.last();
    }

    /// All of a portfolio with larger numbers, in their order, with how far the price went and what
    /// their orders asked for.
    public List<TracedTrade> after(Portfolio portfolio, long n) {
        List<TracedTrade> all = new ArrayList<>();
        long before = Long.MAX_VALUE;
        List<RoundTrip> page;
        do {
            page = trips(portfolio, before, List.of());
            List<RoundTrip> wanted = page.stream().filter(trip -> trip.lot().n() > n).toList();
            all.addAll(traced(portfolio, wanted));
            before = page.isEmpty() ? before : page.getLast().lot().n();
        } while (page.size() == PAGE && before > n + 1);
        return all.reversed();
    }

    private List<TracedTrade> traced(Portfolio portfolio, List<RoundTrip> trips) {
        Map<Long, FirstStop> stops =
                performance.firstStops(
                        portfolio.id(), trips.stream().map(trip -> trip.lot().n()).toList());
        List<FinishedTrade> finished = finished(portfolio, trips, excursions.of(portfolio, trips));
        List<TracedTrade> traced = new ArrayList<>();
        for (int i = 0; i < trips.size(); i++) {
            RoundTrip trip = trips.get(i);
            FirstStop stop = stops.get(trip.lot().n());
            traced.add(
                    new TracedTrade(
                            finished.get(i),
                            trip.origin().pattern(),
                            stop == null ? null : stop.price()));
        }
        return traced;
    }

    private List<RoundTrip> trips(Portfolio portfolio, long before, List<String> entries) {
        return performance.trades(
                portfolio.id(),
                new TradeFilter(Optional.empty(), Optional.empty(), before, entries),
                PAGE);
    }

    private static List<FinishedTrade> finished(
            Portfolio portfolio, List<RoundTrip> trips, Map<Long, TradeExcursion> excursions) {
        LotMethod method = portfolio.terms().lotMethod();
        return trips.stream()
                .map(trip -> finished(portfolio.id(), trip, method, excursions.get(trip.lot().n())))
                .toList();
    }

    private static FinishedTrade finished(
            PortfolioId id, RoundTrip trade, LotMethod method, @Nullable TradeExcursion excursion) {
        ClosedLot lot = trade.lot();
        AccountEvent.LotClosed closing = lot.closing();
        return new FinishedTrade(
                id,
                lot.n(),
                closing.key().strategy(),
                closing.key().symbol(),
                lot.sign() > 0,
                closing.lot().quantity().abs(),
                new FinishedTrade.Span(
                        new OrderId(id, closing.lot().orderId()).toString(),
                        closing.lot().opened(),
                        closing.date(),
                        trade.exitReason(),
                        excursion == null ? null : amount(excursion.adverse()),
                        excursion == null ? null : amount(excursion.favourable())),
                lot.currency(),
                lot.entryValue(method),
                closing.value(),
                lot.costs(method),
                lot.net(method));
    }

    private static @Nullable BigDecimal amount(TradeExcursion.@Nullable Distance distance) {
        return distance == null ? null : distance.amount();
    }
}
