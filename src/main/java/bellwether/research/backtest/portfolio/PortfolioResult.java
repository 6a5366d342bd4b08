package bellwether.research.backtest.portfolio;

import bellwether.research.backtest.ClosedTrade;
import bellwether.research.backtest.RunOrder;
import bellwether.research.backtest.metric.RunMetrics;
import bellwether.trading.execution.Fill;
import bellwether.trading.execution.Lot;
import bellwether.trading.execution.PositionKey;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// What came of a rule over many symbols with one cash.
public final class PortfolioResult {
    private final PortfolioCurve curve;
    private final PortfolioBook book;
    private final RunLog log;
    private final List<String> withoutBars;
    private final List<HeldPosition> held = new ArrayList<>();

    PortfolioResult(
            PortfolioCurve curve, PortfolioBook book, RunLog log, List<String> withoutBars) {
        this.curve = curve;
        this.book = book;
        this.log = log;
        this.withoutBars = withoutBars;
        Map<PositionKey, List<Lot>> lots = new HashMap<>();
        book.account()
                .state()
                .positions()
                .forEach(position -> lots.put(position.key(), position.lots()));
        for (ActiveSymbol symbol : book.active()) {
            if (symbol.isHeld()) {
                held.add(held(symbol, lots.getOrDefault(symbol.loaded.position, List.of())));
            }
        }
    }

    private static HeldPosition held(ActiveSymbol symbol, List<Lot> lots) {
        BigDecimal paid = BigDecimal.ZERO;
        for (Lot lot : lots) {
            paid = paid.add(lot.value());
        }
        BigDecimal units = symbol.quantity.abs().multiply(symbol.loaded.instrument.priceUnit());
        return new HeldPosition(
                symbol.ticker(),
                symbol.quantity,
                lots.getFirst().opened(),
                paid.divide(units, MathContext.DECIMAL64).doubleValue(),
                symbol.loaded.close(symbol.bar),
                symbol.loaded.history.date(symbol.bar),
                symbol.value());
    }

    /// Days of the epoch of all sessions on which any symbol has a bar, rising.
    public int[] days() {
        return curve.days;
    }

    /// Cash and positions at each session's close.
    public double[] equity() {
        return curve.equity;
    }

    /// Value of all positions at each session's close, long and short, both positive.
    public double[] gross() {
        return curve.gross;
    }

    /// How many positions are held at each session's close.
    public int[] positions() {
        return curve.positions;
    }

    /// The first session at whose close something could be decided; the number of sessions when
    /// there is none.
    public int firstDecision() {
        return curve.firstDecision;
    }

    /// In the order in which they ended; bars are those of their symbol.
    public List<ClosedTrade> trades() {
        return book.totals().closed();
    }

    /// In the order in which they happened.
    public List<Fill> fills() {
        return book.fills();
    }

    public RunMetrics.Trading trading() {
        return book.totals().trading();
    }

    /// All that were given, in that order; rejected ones say why.
    public List<PortfolioOrder> orders() {
        return log.orders();
    }

    /// The same with what was asked and each of their fills.
    public List<RunOrder> allOrders() {
        return book.totals().orders();
    }

    /// The first 1,000 entry signals that gave no order.
    public List<SkippedSignal> skipped() {
        return log.skips();
    }

    /// How many entry signals gave no order, by reason.
    public SortedMap<SkipReason, Integer> skipCounts() {
        return log.skipCounts();
    }

    /// What is held at the end, by ticker.
    public List<HeldPosition> held() {
        return held;
    }

    public StaleMarks stale() {
        return curve.stale();
    }

    /// Cash at the end.
    public BigDecimal cash() {
        return book.ledgerCash();
    }

    /// What moved cash, by the kind of entry: the sums add up to the cash at the end.
    public SortedMap<String, BigDecimal> ledger() {
        return log.ledger();
    }

    public int marginCalls() {
        return log.marginCalls();
    }

    /// The day on which equity was 0 or less, and all was closed; null: never.
    public @Nullable LocalDate ruined() {
        return log.ruined();
    }

    /// Symbols that have no bars.
    public List<String> withoutBars() {
        return withoutBars;
    }
}
