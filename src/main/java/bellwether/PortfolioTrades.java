package bellwether;

import bellwether.market.money.PriceUnit;
import bellwether.market.symbols.Stock;
import bellwether.market.symbols.SymbolDirectory;
import bellwether.market.symbols.Ticker;
import bellwether.research.learning.PaperTrade;
import bellwether.research.learning.PaperTradeSource;
import bellwether.trading.portfolio.FinishedTrade;
import bellwether.trading.portfolio.Portfolio;
import bellwether.trading.portfolio.PortfolioId;
import bellwether.trading.portfolio.Portfolios;
import bellwether.trading.portfolio.performance.TracedTrade;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// Gives the closed trades of portfolios to those who count outcomes.
record PortfolioTrades(Portfolios portfolios, SymbolDirectory symbols) implements PaperTradeSource {
    private static final BigDecimal HUNDREDTH = new BigDecimal("0.01");

    @Override
    public List<Last> last() {
        return portfolios.trades().last().stream()
                .map(last -> new Last(last.portfolio().number(), last.owner(), last.n()))
                .toList();
    }

    @Override
    public List<PaperTrade> after(Last last, long seen) {
        Optional<Portfolio> portfolio =
                portfolios
                        .accounts()
                        .records()
                        .find(last.owner(), new PortfolioId(last.portfolio()));
        return portfolio.stream()
                .flatMap(known ->
                        portfolios.trades().after(known, seen).stream()
                                .map(trade -> closed(known, trade)))
                .toList();
    }

    private PaperTrade closed(Portfolio portfolio, TracedTrade traced) {
        FinishedTrade trade = traced.trade();
        return new PaperTrade(
                trade.n(),
                trade.ticker(),
                portfolio.terms().tape().code(),
                traced.pattern(),
                trade.isLong(),
                new PaperTrade.Amounts(
                        trade.quantity(),
                        trade.entryValue(),
                        trade.exitValue(),
                        trade.costs(),
                        trade.profit(),
                        priceUnit(trade.ticker())),
                traced.firstStop(),
                trade.span().opened(),
                trade.span().closed(),
                trade.span().reason(),
                new PaperTrade.Path(trade.span().adverse(), trade.span().favourable()));
    }

    private BigDecimal priceUnit(String ticker) {
        return Ticker.of(ticker)
                .flatMap(symbols::find)
                .map(Stock::currency)
                .flatMap(PriceUnit::of)
                .filter(PriceUnit::isHundredth)
                .map(_ -> HUNDREDTH)
                .orElse(BigDecimal.ONE);
    }
}
