package bellwether.trading.portfolio.matching;

import bellwether.market.bars.Bars;
import bellwether.trading.execution.SymbolMark;
import bellwether.trading.execution.TapeAction;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Decides how a split is booked whose day may have been walked without it. Where that day is still
/// ahead, the next bar shows whether the price jumps. Afterwards the stored bars do: a later jump
/// that happens to be as large is none of it.
final class LateSplit {
    private LateSplit() {}

    /// Empty where the day was walked and the stored prices show no such jump.
    ///
    /// @param mark the last close that was walked
    static Optional<TapeAction.Split> of(
            SymbolTape tape, @Nullable SymbolMark mark, TapeAction.Split split) {
        if (mark == null || mark.date().isBefore(split.exDate())) {
            return Optional.of(split);
        }
        Bars raw = tape.raw();
        int marked = tape.firstOn(mark.date().plusDays(1)) - 1;
        if (marked >= 0 && fits(mark.price().doubleValue() / raw.close()[marked], split)) {
            // the stored prices were adjusted since: the mark is in old shares, as all that is
            // ordered
            return Optional.of(split.ordersBefore(Instant.MAX));
        }
        int bar = tape.firstOn(split.exDate());
        boolean jumped =
                bar > 0 && bar < tape.size() && fits(raw.close()[bar - 1] / raw.open()[bar], split);
        return jumped ? Optional.of(split.late()) : Optional.empty();
    }

    /// Whether a price fell rather by the ratio than not at all.
    private static boolean fits(double fall, TapeAction.Split split) {
        double ratio = Math.log(split.after().doubleValue() / split.before().doubleValue());
        return Math.abs(Math.log(fall) - ratio) < Math.abs(Math.log(fall));
    }
}
