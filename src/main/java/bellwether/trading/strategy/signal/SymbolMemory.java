package bellwether.trading.strategy.signal;

import bellwether.trading.rules.RuleAccount.TradeRecord;
import bellwether.trading.rules.RuleState;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// What a rule remembers of a symbol between two bars.
///
/// @param heldSign of the position at the last decision
/// @param realised profit of the position's key when it was last flat, or turned over
/// @param trades closed so far
/// @param won by those that won
/// @param lost by those that lost, positive
/// @param losingExit whether a position was closed at a loss since the last decision
record SymbolMemory(
        RuleState state,
        int heldSign,
        BigDecimal realised,
        int trades,
        int wins,
        double won,
        double lost,
        boolean losingExit) {
    static final SymbolMemory NEW =
            new SymbolMemory(RuleState.NEW, 0, BigDecimal.ZERO, 0, 0, 0, 0, false);

    /// The same at the next close, with the trades that were closed since.
    SymbolMemory at(int sign, BigDecimal nowRealised, BarClosings closings) {
        BigDecimal base = nowRealised.subtract(closings.ofOpen());
        BigDecimal net = base.subtract(realised);
        List<BigDecimal> ended =
                closings.ended().isEmpty() && endedUnseen(sign, net)
                        ? List.of(net)
                        : closings.trades(net);
        SymbolMemory now =
                new SymbolMemory(
                        state,
                        sign,
                        ended.isEmpty() ? realised : base,
                        trades,
                        wins,
                        won,
                        lost,
                        false);
        for (BigDecimal trade : ended) {
            now = now.closed(trade);
        }
        return now;
    }

    /// Whether a trade ended on a bar that nothing was decided on, as one that came late.
    private boolean endedUnseen(int sign, BigDecimal net) {
        boolean leftSide = heldSign != 0 && sign != heldSign;
        boolean betweenBars = heldSign == 0 && sign == 0 && net.signum() != 0;
        return leftSide || betweenBars;
    }

    private SymbolMemory closed(BigDecimal net) {
        double amount = net.doubleValue();
        return new SymbolMemory(
                state,
                heldSign,
                realised,
                trades + 1,
                wins + (net.signum() > 0 ? 1 : 0),
                won + Math.max(0, amount),
                lost - Math.min(0, amount),
                losingExit || net.signum() < 0);
    }

    SymbolMemory with(RuleState next) {
        return new SymbolMemory(next, heldSign, realised, trades, wins, won, lost, losingExit);
    }

    /// Its closed trades, for sizes by Kelly's formula.
    Optional<TradeRecord> record() {
        if (trades == 0) {
            return Optional.empty();
        }
        int losses = trades - wins;
        double payoff = wins == 0 || losses == 0 || lost == 0 ? 0 : won / wins / (lost / losses);
        return Optional.of(new TradeRecord(trades, (double) wins / trades, payoff));
    }
}
