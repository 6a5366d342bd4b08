package bellwether.research.backtest.portfolio;

import bellwether.research.backtest.run.RunTotals;
import bellwether.research.backtest.run.TradeRecorder;
import bellwether.trading.rules.RuleDecision.RuleOrder;
import bellwether.trading.rules.RuleState;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// A symbol that is held or ordered, at its newest bar.
final class ActiveSymbol {
    final LoadedSymbol loaded;
    final TradeRecorder recorder;
    RuleState state;
    int bar;

    /// Whether its newest bar is of the time that is walked.
    boolean isPresent = true;

    BigDecimal quantity = BigDecimal.ZERO;
    double shares;

    /// Whether it has a bar in the session that is walked.
    boolean seen = true;

    /// How many sessions ago its newest bar was.
    int age;

    /// The entry that the rule wants at this close.
    @Nullable RuleOrder wanted;

    ActiveSymbol(LoadedSymbol loaded, int bar, RunTotals totals) {
        this.loaded = loaded;
        this.bar = bar;
        recorder = new TradeRecorder(loaded.history, loaded.instrument, totals);
        state = loaded.scanned.before(bar);
    }

    String ticker() {
        return loaded.scanned.ticker;
    }

    /// Goes on to the bar of a time, if there is one.
    void moveTo(long time) {
        isPresent = hasNext() && loaded.time(bar + 1) == time;
        bar += isPresent ? 1 : 0;
        seen |= isPresent;
    }

    boolean hasNext() {
        return bar + 1 < loaded.scanned.end;
    }

    boolean isHeld() {
        return quantity.signum() != 0;
    }

    /// Whether an exit waits for the next open, which the symbol is likely to have.
    boolean isLeaving() {
        return isPresent && hasNext() && state.exitId() != null;
    }

    /// Whether it takes a slot at the next open.
    boolean takesSlot() {
        return (isHeld() && !isLeaving()) || recorder.isOpen(state.entryId());
    }

    /// Whether its bars are not needed any more.
    boolean isOver() {
        boolean remembered = state.heldSign() == 0 && !recorder.hasLosingExit();
        return !isHeld() && !recorder.hasOpenOrders() && (remembered || !hasNext());
    }

    /// Value of what is held at its last close.
    double value() {
        return shares * loaded.close(bar) * loaded.unit;
    }
}
