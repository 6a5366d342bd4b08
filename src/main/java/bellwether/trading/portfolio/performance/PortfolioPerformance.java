package bellwether.trading.portfolio.performance;

import bellwether.platform.base.Refusal;
import bellwether.platform.db.Snapshots;
import bellwether.trading.execution.PositionKey;
import bellwether.trading.portfolio.Portfolio;
import bellwether.trading.portfolio.PortfolioId;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// Reads what portfolios came to.
public final class PortfolioPerformance {
    /// So many days may be taken apart at once.
    private static final long MOST_DAYS = 1_830;

    /// So many rows may be: each takes some 300 bytes.
    private static final long MOST_ROWS = 150_000;

    private final Jdbi jdbi;
    private final long mostRows;
    private final Function<Collection<String>, Map<String, String>> sectors;

    /// @param sectors of symbols, by their tickers; those that are not known are absent
    public PortfolioPerformance(
            Jdbi jdbi, Function<Collection<String>, Map<String, String>> sectors) {
        this(jdbi, sectors, MOST_ROWS);
    }

    /// @param mostRows that are taken apart at once
    PortfolioPerformance(
            Jdbi jdbi, Function<Collection<String>, Map<String, String>> sectors, long mostRows) {
        this.jdbi = jdbi;
        this.sectors = sectors;
        this.mostRows = mostRows;
    }

    public PerformanceReport report(PortfolioId id, ReportPeriod period) {
        return Snapshots.read(
                jdbi,
                h -> {
                    Optional<Valuation> opening = ValuationDao.lastBefore(h, id, period.from());
                    List<Valuation> days = ValuationDao.between(h, id, period.from(), period.to());
                    return PerformanceReport.of(
                            opening.orElse(null),
                            days,
                            BookedDao.flows(h, id, begin(opening).ledger(), end(days).ledger()));
                });
    }

    private static Valuation.BookedTo begin(Optional<Valuation> opening) {
        return opening.map(Valuation::booked).orElse(Valuation.BookedTo.NOTHING);
    }

    private static Valuation.BookedTo end(List<Valuation> days) {
        return days.isEmpty() ? Valuation.BookedTo.NOTHING : days.getLast().booked();
    }

    /// Where the profit of a period came from.
    public Attribution attribution(Portfolio portfolio, ReportPeriod period, AttributionBy by) {
        List<ProfitSpan> spans = spans(portfolio.id(), period);
        AttributionKeys keys =
                switch (by) {
                    case ORIGIN, PATTERN, CONFIDENCE ->
                            new AttributionKeys(origins(portfolio.id(), spans), Map.of());
                    case SECTOR -> new AttributionKeys(Map.of(), sectors.apply(symbols(spans)));
                    case SYMBOL, STRATEGY, CURRENCY -> new AttributionKeys(Map.of(), Map.of());
                };
        return Attribution.of(
                spans,
                by,
                keys,
                portfolio.terms().currency(),
                portfolio.terms().settings().digits());
    }

    private List<ProfitSpan> spans(PortfolioId id, ReportPeriod period) {
        return Snapshots.read(
                jdbi,
                h -> {
                    Optional<Valuation> opening = ValuationDao.lastBefore(h, id, period.from());
                    List<Valuation> days = ValuationDao.between(h, id, period.from(), period.to());
                    requireFew(days);
                    return days.isEmpty() ? List.of() : spans(h, id, opening.orElse(null), days);
                });
    }

    private static void requireFew(List<Valuation> days) {
        if (!days.isEmpty()) {
            LocalDate first = days.getFirst().day();
            LocalDate last = days.getLast().day();
            if (ChronoUnit.DAYS.between(first, last) > MOST_DAYS) {
                throw Refusal.invalid(
                        "?from",
                        "must be at most %d days before %s, the last valuation, was %s"
                                .formatted(MOST_DAYS, last, first));
            }
        }
    }

    private void requireFew(long rows) {
        if (rows > mostRows) {
            throw Refusal.invalid(
                    "?from",
                    "must leave at most %,d entries, closed lots and lots of valued days to take apart, was the begin of %,d; send a later one, or an earlier to"
                            .formatted(mostRows, rows));
        }
    }

    private List<ProfitSpan> spans(
            Handle h, PortfolioId id, @Nullable Valuation opening, List<Valuation> days) {
        Valuation.BookedTo from = opening == null ? Valuation.BookedTo.NOTHING : opening.booked();
        Valuation.BookedTo to = days.getLast().booked();
        LocalDate first = opening == null ? days.getFirst().day() : opening.day();
        requireFew(BookedDao.rows(h, id, from, to, first, days.getLast().day()));
        Map<LocalDate, List<ValuedLot>> lots = new HashMap<>();
        ValuationDao.lots(h, id, first, days.getLast().day())
                .forEach(one ->
                        lots.computeIfAbsent(one.day(), _ -> new ArrayList<>()).add(one.lot()));
        return ProfitSpan.between(
                opening == null ? null : valued(opening, lots),
                days.stream().map(day -> valued(day, lots)).toList(),
                BookedDao.flows(h, id, from.ledger(), to.ledger()),
                BookedDao.entries(h, id, from.ledger(), to.ledger()),
                BookedDao.closings(h, id, from.closings(), to.closings()));
    }

    private static ValuedDay valued(Valuation day, Map<LocalDate, List<ValuedLot>> lots) {
        return new ValuedDay(day, lots.getOrDefault(day.day(), List.of()));
    }

    private Map<String, OrderOrigin> origins(PortfolioId id, List<ProfitSpan> spans) {
        Set<String> orders = new HashSet<>();
        for (ProfitSpan span : spans) {
            span.allLots().forEach(lot -> orders.add(lot.order()));
            span.closings().forEach(one -> orders.add(one.closing().lot().orderId()));
        }
        return jdbi.withHandle(h -> BookedDao.origins(h, id, orders));
    }

    private static Set<String> symbols(List<ProfitSpan> spans) {
        Set<String> symbols = new HashSet<>();
        for (ProfitSpan span : spans) {
            span.allLots().forEach(lot -> symbols.add(lot.key().symbol()));
            span.closings().forEach(one -> symbols.add(one.closing().key().symbol()));
            span.entries()
                    .forEach(entry -> {
                        PositionKey key = entry.position();
                        if (key != null) {
                            symbols.add(key.symbol());
                        }
                    });
        }
        return symbols;
    }

    /// Closed trades, the newest first.
    public List<RoundTrip> trades(PortfolioId id, TradeFilter filter, int limit) {
        return jdbi.withHandle(h -> RoundTripDao.list(h, id, filter, limit));
    }

    /// The newest closed trade of each portfolio that has one.
    public List<LastTrade> last() {
        return jdbi.withHandle(TradeTraceDao::last);
    }

    /// The first fixed stops of the entries of closed trades, by the numbers of these.
    public Map<Long, FirstStop> firstStops(PortfolioId id, Collection<Long> trades) {
        return jdbi.withHandle(h -> TradeTraceDao.firstStops(h, id, trades));
    }
}
