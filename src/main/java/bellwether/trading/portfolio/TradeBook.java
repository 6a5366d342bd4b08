package bellwether.trading.portfolio;

import bellwether.trading.execution.AccountEvent;
import bellwether.trading.execution.LotMethod;
import bellwether.trading.portfolio.performance.ClosedLot;
import bellwether.trading.portfolio.performance.PortfolioPerformance;
import bellwether.trading.portfolio.performance.RoundTrip;
import bellwether.trading.portfolio.performance.TradeFilter;
import java.util.List;
import java.util.Optional;

/// The finished trades of portfolios.
public final class TradeBook {
    private final PortfolioPerformance performance;

    TradeBook(PortfolioPerformance performance) {
        this.performance = performance;
    }

    /// Those of a portfolio before one, the newest first.
    ///
    /// @param before its number; the greatest for the newest
    public List<FinishedTrade> finished(Portfolio portfolio, long before, int limit) {
        LotMethod method = portfolio.terms().lotMethod();
        return performance
                .trades(
                        portfolio.id(),
                        new TradeFilter(Optional.empty(), Optional.empty(), before),
                        limit)
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
