package bellwether.trading.portfolio;

import bellwether.trading.execution.AccountEvent;
import bellwether.trading.execution.LotMethod;
import bellwether.trading.portfolio.performance.ClosedLot;
import bellwether.trading.portfolio.performance.PortfolioPerformance;
import bellwether.trading.portfolio.performance.RoundTrip;
import bellwether.trading.portfolio.performance.TradeFilter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The finished trades of portfolios.
public final class TradeBook {
    private static final int PAGE = 1_000;

    private final PortfolioPerformance performance;

    TradeBook(PortfolioPerformance performance) {
        this.performance = performance;
    }

    /// All of a portfolio, the newest first.
    public void forEach(Portfolio portfolio, Consumer<FinishedTrade> reader) {
        long before = Long.MAX_VALUE;
        List<FinishedTrade> page;
        do {
            page = page(portfolio, before, List.of());
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
            List<FinishedTrade> page = page(portfolio, before, entries);
            all.addAll(page);
            if (page.size() < PAGE) {
                break;
            }
            before = page.getLast().n();
        }
        return all;
    }

    private List<FinishedTrade> page(Portfolio portfolio, long before, List<String> entries) {
        LotMethod method = portfolio.terms().lotMethod();
        return performance
                .trades(
                        portfolio.id(),
                        new TradeFilter(Optional.empty(), Optional.empty(), before, entries),
                        PAGE)
                .stream()
                .map(trade -> finished(portfolio.id(), trade, method))
                .toList();
    }

    private static FinishedTrade finished(PortfolioId id, RoundTrip trade, LotMethod method) {
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
                        trade.exitReason()),
                lot.currency(),
                lot.entryValue(method),
                closing.value(),
                lot.costs(method),
                lot.net(method));
    }
}
