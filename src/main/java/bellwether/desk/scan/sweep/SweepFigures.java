package bellwether.desk.scan.sweep;

import bellwether.market.symbols.Timeframe;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How the scanner is.
///
/// @param running sweeps that have not ended
/// @param swept what was swept of each timeframe
/// @param lastEnded when the newest sweep ended that has; null where none has
public record SweepFigures(
        List<Running> running, List<SweptFrame> swept, @Nullable Instant lastEnded) {
    public SweepFigures {
        running = List.copyOf(running);
        swept = List.copyOf(swept);
    }

    /// A sweep that has not ended.
    ///
    /// @param symbols whose new bars it walks
    public record Running(UUID job, Timeframe timeframe, int symbols, Instant madeAt) {}

    /// A timeframe.
    ///
    /// @param newestBar of all its symbols; null where none was finished
    public record SweptFrame(Timeframe timeframe, int symbols, @Nullable Instant newestBar) {}
}
