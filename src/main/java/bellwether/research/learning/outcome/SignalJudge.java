package bellwether.research.learning.outcome;

import bellwether.platform.base.Refusal;
import bellwether.research.learning.Outcome;
import bellwether.research.learning.OutcomePolicy;
import bellwether.research.learning.OutcomePrices;
import bellwether.research.learning.OutcomeResult;
import bellwether.research.learning.OutcomeState;
import bellwether.research.learning.label.BarrierExit;
import bellwether.research.learning.label.LabelEnd;
import bellwether.research.learning.label.LabelEntry;
import bellwether.research.learning.label.LabelTape;
import bellwether.research.learning.label.LabelTerms;
import bellwether.research.learning.label.LabelTrade;
import bellwether.research.learning.label.LabelWalk;
import bellwether.trading.execution.Distance;
import bellwether.trading.execution.FillPhase;
import bellwether.trading.execution.InstrumentTerms;
import bellwether.trading.execution.OrderSide;
import bellwether.trading.execution.Prices;
import bellwether.trading.rules.HeldPath;
import bellwether.trading.rules.RuleHistory;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Decides what came of a symbol's signals, by its bars. Nothing of it is I/O.
final class SignalJudge {
    /// So many sessions of the exchange may have no bar.
    static final int MOST_MISSING = 5;

    /// What each trade is worth, in money of the symbol's currency: charges with a minimum need a
    /// size.
    private static final BigDecimal SIZE = BigDecimal.valueOf(100_000);

    private static final Distance STOP_PERCENT = new Distance.Percent(BigDecimal.valueOf(2));
    private static final Distance TARGET_PERCENT = new Distance.Percent(BigDecimal.valueOf(3));
    private static final int STOP_RANGES = 2;
    private static final int TARGET_RANGES = 3;
    private static final int PERCENT = 100;

    private final LabelBars symbol;
    private final LabelEntry entry;
    private final Instant now;

    SignalJudge(LabelBars symbol, LabelEntry entry, Instant now) {
        this.symbol = symbol;
        this.entry = entry;
        this.now = now;
    }

    /// What came of a signal on the bar that began at a time.
    Judgement judge(OutcomePolicy policy, OrderSide side, long time) {
        OptionalInt signal = symbol.at(time);
        if (signal.isEmpty()) {
            return symbol.isBehind(time) && !symbol.isDelisted()
                    ? waiting(0)
                    : Judgement.unresolvable(Judgement.NO_BAR);
        }
        int bar = signal.getAsInt();
        if (policy == OutcomePolicy.BARRIER && !(symbol.range(bar) > 0)) {
            return Judgement.unresolvable(Judgement.NO_RANGE);
        }
        try {
            return judge(policy, side, bar);
        } catch (Refusal badBar) {
            return Judgement.unresolvable(Judgement.BAD_BAR);
        }
    }

    private Judgement judge(OutcomePolicy policy, OrderSide side, int signal) {
        LabelTape tape = symbol.tape(signal);
        LabelTerms terms = terms(policy, side, signal, tape);
        LabelEnd end = new LabelWalk(tape, signal, terms).end();
        if (symbol.isSplitSuspected(signal, end.end())) {
            return Judgement.unresolvable(Judgement.SUSPECTED_SPLIT);
        }
        int missing = symbol.missing(signal, end.end());
        if (end instanceof LabelEnd.Waiting) {
            return symbol.isDelisted()
                    ? Judgement.unresolvable(BarrierExit.DELISTED.key())
                    : waiting(missing);
        }
        if (missing > MOST_MISSING) {
            return Judgement.unresolvable(Judgement.BARS_MISSING);
        }
        return end instanceof LabelTrade trade
                ? decided(trade, side, terms, tape)
                : Judgement.unresolvable(Judgement.NOT_FILLED);
    }

    private Judgement waiting(int missing) {
        return missing + symbol.missingBehind(now) > MOST_MISSING
                ? Judgement.unresolvable(Judgement.BARS_MISSING)
                : Judgement.pending();
    }

    /// Whether entering on a bar has earned more than its costs; empty where that is not known.
    Optional<Boolean> won(OutcomePolicy policy, OrderSide side, int signal) {
        if (policy == OutcomePolicy.BARRIER && !(symbol.range(signal) > 0)) {
            return Optional.empty();
        }
        LabelTape tape = symbol.tape(signal);
        try {
            return new LabelWalk(tape, signal, terms(policy, side, signal, tape)).end()
                                    instanceof LabelTrade trade
                            && isSound(signal, trade.end())
                    ? Optional.of(net(trade, side) > 0)
                    : Optional.empty();
        } catch (Refusal badBar) {
            return Optional.empty();
        }
    }

    private boolean isSound(int signal, int end) {
        return !symbol.isSplitSuspected(signal, end) && symbol.missing(signal, end) <= MOST_MISSING;
    }

    private LabelTerms terms(OutcomePolicy policy, OrderSide side, int signal, LabelTape tape) {
        double range = symbol.range(signal);
        LabelTerms plain =
                switch (policy) {
                    case SLTP ->
                            LabelTerms.plain(side, STOP_PERCENT, TARGET_PERCENT, policy.bars());
                    case HORIZON -> LabelTerms.plain(side, null, null, policy.bars());
                    case BARRIER ->
                            LabelTerms.plain(
                                    side,
                                    ranges(STOP_RANGES, range),
                                    ranges(TARGET_RANGES, range),
                                    policy.bars());
                    case TRADED ->
                            throw new IllegalArgumentException("what was traded is not labelled");
                };
        return plain.entering(entry)
                .sized(shares(tape.instrument(), tape.history().raw().close()[signal]));
    }

    private static Distance ranges(int times, double range) {
        return new Distance.Amount(Prices.exact(times * range));
    }

    private static BigDecimal shares(InstrumentTerms terms, double price) {
        int digits = terms.quantityDigits();
        return terms.inPrices(SIZE)
                .divide(Prices.exact(price), digits, RoundingMode.DOWN)
                .max(BigDecimal.ONE.movePointLeft(digits));
    }

    private static double net(LabelTrade trade, OrderSide side) {
        double in = trade.entry().price().doubleValue();
        double out = trade.exit().price().doubleValue();
        return side.sign() * (out / in - 1) - trade.costShare().doubleValue();
    }

    private Judgement decided(LabelTrade trade, OrderSide side, LabelTerms terms, LabelTape tape) {
        BigDecimal in = trade.entry().price();
        BigDecimal stop = level(in, terms.stop(), -side.sign());
        double net = net(trade, side);
        Double risk =
                stop == null ? null : in.subtract(stop).abs().doubleValue() / in.doubleValue();
        HeldPath path = path(trade, side, tape.history());
        long[] time = tape.history().raw().time();
        double price = in.doubleValue();
        return new Judgement(
                OutcomeState.FINAL,
                trade.why().key(),
                new OutcomePrices(
                        in,
                        stop,
                        level(in, terms.target(), side.sign()),
                        trade.exit().price(),
                        null,
                        Instant.ofEpochSecond(time[trade.begin()]),
                        Instant.ofEpochSecond(time[trade.end()])),
                new OutcomeResult(
                        PERCENT * trade.costShare().doubleValue(),
                        PERCENT * net,
                        risk == null ? null : net / risk,
                        PERCENT * path.adverse() / price,
                        PERCENT * path.favourable() / price,
                        null,
                        null),
                entry == LabelEntry.CLOSE ? List.of(Outcome.OPTIMISTIC) : List.of());
    }

    private static @Nullable BigDecimal level(
            BigDecimal price, @Nullable Distance distance, int sign) {
        BigDecimal away =
                switch (distance) {
                    case null -> null;
                    case Distance.Amount(BigDecimal amount) -> amount;
                    case Distance.Percent(BigDecimal percent) ->
                            price.multiply(percent).movePointLeft(2);
                    case Distance.AtrMultiple _ ->
                            throw new IllegalStateException("labels know their ranges");
                };
        return away == null
                ? null
                : Prices.plain(Prices.scaled(price.add(away.multiply(BigDecimal.valueOf(sign)))));
    }

    private static HeldPath path(LabelTrade trade, OrderSide side, RuleHistory history) {
        FillPhase out =
                trade.why() == BarrierExit.DELISTED ? FillPhase.CLOSE : trade.exit().phase();
        return new HeldPath(
                history,
                side == OrderSide.BUY,
                new HeldPath.End(
                        trade.begin(), trade.entry().phase(), trade.entry().price().doubleValue()),
                new HeldPath.End(trade.end(), out, trade.exit().price().doubleValue()),
                trade.why() == BarrierExit.STOP);
    }
}
