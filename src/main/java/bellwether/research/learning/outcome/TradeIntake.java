package bellwether.research.learning.outcome;

import bellwether.research.learning.Outcome;
import bellwether.research.learning.OutcomeKey;
import bellwether.research.learning.OutcomeOrigin;
import bellwether.research.learning.OutcomePolicy;
import bellwether.research.learning.OutcomePrices;
import bellwether.research.learning.OutcomeResult;
import bellwether.research.learning.OutcomeState;
import bellwether.research.learning.OutcomeSubject;
import bellwether.research.learning.PaperTrade;
import bellwether.research.learning.PaperTradeSource;
import bellwether.research.learning.store.LabelDao;
import bellwether.research.learning.store.OutcomeWriter;
import bellwether.trading.execution.OrderSide;
import bellwether.trading.execution.Prices;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// Takes in the closed trades of portfolios, each once. They are decided when they come.
public final class TradeIntake {
    private static final int PERCENT = 100;

    /// What a split left of a share, paid in cash: that is no trade.
    private static final String FRACTION = "split_fraction";

    private final Jdbi jdbi;
    private final PaperTradeSource source;
    private final InstantSource clock;
    private final LabelDao dao = new LabelDao();
    private final OutcomeWriter writer = new OutcomeWriter();

    public TradeIntake(Jdbi jdbi, PaperTradeSource source, InstantSource clock) {
        this.jdbi = jdbi;
        this.source = source;
        this.clock = clock;
    }

    /// Of all portfolios. A portfolio numbers its trades one after the other, so that none is
    /// passed over.
    void take() {
        for (PaperTradeSource.Last portfolio : source.last()) {
            long seen = jdbi.withHandle(h -> dao.seen(h, portfolio.portfolio()));
            if (portfolio.n() > seen) {
                take(portfolio, seen);
            }
        }
    }

    private void take(PaperTradeSource.Last portfolio, long seen) {
        List<PaperTrade> trades = source.after(portfolio, seen);
        Instant now = clock.instant();
        List<Outcome> outcomes =
                trades.stream()
                        .filter(trade -> !trade.why().equals(FRACTION))
                        .map(trade -> outcome(portfolio, trade, now))
                        .toList();
        long last = trades.isEmpty() ? seen : trades.getLast().n();
        jdbi.useTransaction(h -> {
            writer.insert(h, outcomes);
            dao.saw(h, portfolio.portfolio(), last);
        });
    }

    private static Outcome outcome(PaperTradeSource.Last portfolio, PaperTrade trade, Instant now) {
        OrderSide side = trade.isLong() ? OrderSide.BUY : OrderSide.SELL;
        OutcomeKey key =
                new OutcomeKey(
                        portfolio.owner(),
                        OutcomeOrigin.PAPER,
                        "pf_%d:%d".formatted(portfolio.portfolio(), trade.n()),
                        OutcomePolicy.TRADED);
        OutcomeSubject subject =
                new OutcomeSubject(
                        null,
                        trade.ticker(),
                        trade.timeframe(),
                        trade.name(),
                        side,
                        begin(trade.opened()));
        return Outcome.undecided(key, subject, OutcomeState.PENDING, "", now)
                .decided(
                        OutcomeState.FINAL,
                        trade.why(),
                        prices(trade),
                        result(trade),
                        trade.stop() == null ? List.of(Outcome.NO_STOP) : List.of(),
                        now);
    }

    private static Instant begin(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static OutcomePrices prices(PaperTrade trade) {
        return new OutcomePrices(
                price(trade, trade.amounts().entryValue()),
                trade.stop(),
                null,
                price(trade, trade.amounts().exitValue()),
                trade.amounts().quantity(),
                begin(trade.opened()),
                begin(trade.closed()));
    }

    /// Of a share, in the unit of the symbol's prices.
    private static BigDecimal price(PaperTrade trade, BigDecimal value) {
        BigDecimal shares = trade.amounts().quantity().multiply(trade.amounts().priceUnit());
        return Prices.plain(Prices.scaled(value.divide(shares, MathContext.DECIMAL64)));
    }

    private static OutcomeResult result(PaperTrade trade) {
        PaperTrade.Amounts amounts = trade.amounts();
        BigDecimal stop = trade.stop();
        Double r = null;
        if (stop != null) {
            BigDecimal risk =
                    price(trade, amounts.entryValue())
                            .subtract(stop)
                            .abs()
                            .multiply(amounts.quantity())
                            .multiply(amounts.priceUnit());
            r = risk.signum() == 0 ? null : ratio(amounts.profit(), risk);
        }
        return new OutcomeResult(
                percent(amounts.costs(), amounts),
                percent(amounts.profit(), amounts),
                r,
                percent(trade.path().adverse(), amounts),
                percent(trade.path().favourable(), amounts),
                amounts.profit(),
                null);
    }

    private static @Nullable Double percent(
            @Nullable BigDecimal amount, PaperTrade.Amounts amounts) {
        return amount == null || amounts.entryValue().signum() == 0
                ? null
                : Double.valueOf(PERCENT * ratio(amount, amounts.entryValue()));
    }

    private static double ratio(BigDecimal one, BigDecimal other) {
        return one.divide(other, MathContext.DECIMAL64).doubleValue();
    }
}
