package bellwether.research.backtest.store;

import org.jspecify.annotations.Nullable;

/// One rule with its numbers and settings over some bars, tried once.
///
/// @param family of the rule without its numbers
/// @param spec hash of the rule with its numbers, and of the settings
/// @param data hash of what was read
/// @param sharpe per session; null where it is undefined or not known
public record Trial(
        String family, String spec, String data, @Nullable Double sharpe, int sessions) {
    /// Of a run.
    public static Trial of(RunHashes hashes, RunFigures figures) {
        return new Trial(
                hashes.family(),
                hashes.spec(),
                hashes.data(),
                figures.sharpe(),
                figures.sessions());
    }
}
