package bellwether.trading.portfolio.history;

import bellwether.market.symbols.Timeframe;
import bellwether.trading.execution.AccountEvent;
import bellwether.trading.execution.LotMethod;
import bellwether.trading.portfolio.OrderId;
import bellwether.trading.portfolio.Portfolio;
import bellwether.trading.portfolio.PortfolioAccounts;
import bellwether.trading.portfolio.performance.ClosedLot;
import bellwether.trading.portfolio.performance.FillSpan;
import bellwether.trading.portfolio.performance.FirstStop;
import bellwether.trading.portfolio.performance.PortfolioPerformance;
import bellwether.trading.portfolio.performance.RoundTrip;
import bellwether.trading.portfolio.performance.TradeExcursion;
import bellwether.trading.portfolio.performance.TradeExcursions;
import bellwether.trading.portfolio.performance.TradeFilter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// Reads the closed trades of owners.
public final class TradeHistory {
    private static final int PAGE = 1_000;

    private final Jdbi jdbi;
    private final PortfolioAccounts accounts;
    private final PortfolioPerformance performance;
    private final TradeExcursions excursions;

    public TradeHistory(
            Jdbi jdbi,
            PortfolioAccounts accounts,
            PortfolioPerformance performance,
            TradeExcursions excursions) {
        this.jdbi = jdbi;
        this.accounts = accounts;
        this.performance = performance;
        this.excursions = excursions;
    }

    /// What owners did and hold.
    public OwnerActivity activity() {
        return new OwnerActivity(jdbi);
    }

    /// All of an owner, by their close, the oldest first.
    public List<PastTrade> of(String owner) {
        List<PastTrade> all = new ArrayList<>();
        for (Portfolio portfolio : accounts.records().all(owner)) {
            Map<Long, TradeHistoryDao.Extra> extras =
                    jdbi.withHandle(h -> TradeHistoryDao.extras(h, portfolio.id()));
            Map<Long, FirstStop> stops =
                    performance.firstStops(portfolio.id(), List.copyOf(extras.keySet()));
            for (RoundTrip trip : trips(portfolio)) {
                // what was closed between the statements is there the next time
                Optional.ofNullable(extras.get(trip.lot().n()))
                        .map(extra -> trade(portfolio, trip, extra, planned(stops, trip, extra)))
                        .ifPresent(all::add);
            }
        }
        all.sort(PastTrade.BY_CLOSE);
        return List.copyOf(all);
    }

    /// How far the price went while each was held; what is not known is null in it.
    ///
    /// @param wanted only these
    public Map<TradeKey, TradeWay> ways(String owner, Predicate<TradeKey> wanted) {
        Map<TradeKey, TradeWay> ways = new HashMap<>();
        for (Portfolio portfolio : accounts.records().all(owner)) {
            List<RoundTrip> trips =
                    trips(portfolio).stream()
                            .filter(trip ->
                                    wanted.test(new TradeKey(portfolio.id(), trip.lot().n())))
                            .toList();
            excursions
                    .of(portfolio, trips)
                    .forEach((n, way) -> ways.put(new TradeKey(portfolio.id(), n), way(way)));
        }
        return ways;
    }

    private static TradeWay way(TradeExcursion excursion) {
        return new TradeWay(
                amount(excursion.adverse()), amount(excursion.favourable()), excursion.reason());
    }

    /// The ticker of a closed trade; empty where the owner has none of this key.
    public Optional<String> ticker(String owner, TradeKey key) {
        return jdbi.withHandle(h -> Optional.ofNullable(TradeHistoryDao.ticker(h, owner, key)));
    }

    private static @Nullable BigDecimal amount(TradeExcursion.@Nullable Distance distance) {
        return distance == null ? null : distance.amount();
    }

    private static @Nullable PlannedStop planned(
            Map<Long, FirstStop> stops, RoundTrip trip, TradeHistoryDao.Extra extra) {
        FirstStop first = stops.get(trip.lot().n());
        return first == null
                ? null
                : new PlannedStop(first.price(), extra.perUnit(), first.withdrawn());
    }

    /// All but what a split left of a share, which was paid in cash: that is no trade.
    private List<RoundTrip> trips(Portfolio portfolio) {
        List<RoundTrip> all = new ArrayList<>();
        long before = Long.MAX_VALUE;
        List<RoundTrip> page;
        do {
            page =
                    performance.trades(
                            portfolio.id(),
                            new TradeFilter(Optional.empty(), Optional.empty(), before),
                            PAGE);
            page.stream().filter(trip -> !trip.isFraction()).forEach(all::add);
            before = page.isEmpty() ? before : page.getLast().lot().n();
        } while (page.size() == PAGE);
        return all;
    }

    private static PastTrade trade(
            Portfolio portfolio,
            RoundTrip trip,
            TradeHistoryDao.Extra extra,
            @Nullable PlannedStop stop) {
        ClosedLot lot = trip.lot();
        LotMethod method = portfolio.terms().lotMethod();
        AccountEvent.LotClosed closing = lot.closing();
        boolean timed =
                portfolio
                        .terms()
                        .tape()
                        .timeframe()
                        .map(bars -> bars.seconds() <= Timeframe.HALF_HOUR.seconds())
                        .orElse(true);
        return new PastTrade(
                new TradeKey(portfolio.id(), lot.n()),
                closing.lot().isStated()
                        ? null
                        : new OrderId(portfolio.id(), closing.lot().orderId()).toString(),
                closing.key().symbol(),
                lot.sign() > 0,
                closing.lot().quantity().abs(),
                lot.currency(),
                new TradeTimes(
                        closing.lot().opened(),
                        closing.date(),
                        timed ? moment(trip.opening()) : null,
                        timed ? moment(trip.closing()) : null,
                        extra.bookedAt()),
                trip.exitReason(),
                Objects.requireNonNullElse(trip.origin().pattern(), ""),
                lot.entryValue(method),
                lot.net(method),
                stop);
    }

    private static @Nullable Instant moment(FillSpan fills) {
        return fills.time() == 0 ? null : Instant.ofEpochSecond(fills.time());
    }
}
