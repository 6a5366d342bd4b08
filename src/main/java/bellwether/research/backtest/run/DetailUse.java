package bellwether.research.backtest.run;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// How far finer bars were the tape of a run.
///
/// @param timeframe of the finer bars
/// @param bars on which orders were open
/// @param missing those of them whose finer bars are missing, so that they were used themselves
/// @param first the first of those; null without any
public record DetailUse(String timeframe, int bars, int missing, @Nullable LocalDate first) {
    /// One bar more.
    ///
    /// @param day of the bar
    DetailUse and(boolean isMissing, LocalDate day) {
        return new DetailUse(
                timeframe,
                bars + 1,
                missing + (isMissing ? 1 : 0),
                first == null && isMissing ? day : first);
    }
}
