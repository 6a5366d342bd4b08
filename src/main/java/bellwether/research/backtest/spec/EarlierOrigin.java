package bellwether.research.backtest.spec;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where a rule that an earlier backtest ran came from.
///
/// @param backtest its id
/// @param run the place of the run that used it, of a comparison or a sweep; null where all did
public record EarlierOrigin(String backtest, @Nullable Integer run) {
    private static final Pattern TEXT = Pattern.compile("backtest (\\S+)(?: run (\\d+))?");

    /// The origin of a rule as it is stored; nothing of another kind.
    public static Optional<EarlierOrigin> of(String origin) {
        Matcher found = TEXT.matcher(origin);
        return found.matches()
                ? Optional.of(
                        new EarlierOrigin(
                                found.group(1),
                                found.group(2) == null ? null : Integer.valueOf(found.group(2))))
                : Optional.empty();
    }

    /// As it is stored.
    String text() {
        return run == null
                ? "backtest %s".formatted(backtest)
                : "backtest %s run %d".formatted(backtest, run);
    }

    /// In a sentence.
    public String words() {
        return run == null
                ? "Backtest %s".formatted(backtest)
                : "Run %d of backtest %s".formatted(run, backtest);
    }
}
