package bellwether.desk.scan.sweep;

import bellwether.market.symbols.Timeframe;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the scanner is.
///
/// @param running sweeps that have not ended
/// @param swept what was swept of each timeframe
/// @param lastEnded when the newest sweep ended that has; null where none has
/// @param faults symbols that could not be walked and are left unswept, the newest first
public record SweepFigures(
        List<Running> running,
        List<SweptFrame> swept,
        @Nullable Instant lastEnded,
        List<Fault> faults) {
    public SweepFigures {
        faults = List.copyOf(faults);
        running = List.copyOf(running);
        swept = List.copyOf(swept);
    }

    /// A sweep that has not ended.
    ///
    /// @param symbols whose new bars it walks
    public record Running(Timeframe timeframe, int symbols, Instant madeAt) {}

    /// A symbol that could not be walked.
    ///
    /// @param since when that began
    /// @param triedAt the newest try
    public record Fault(
            String ticker, Timeframe timeframe, String reason, Instant since, Instant triedAt) {}

    /// A timeframe.
    ///
    /// @param newestBar of all its symbols; null where none was finished
    public record SweptFrame(Timeframe timeframe, int symbols, @Nullable Instant newestBar) {}
}
