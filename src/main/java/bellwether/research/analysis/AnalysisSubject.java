package bellwether.research.analysis;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Which bars an analysis is of.
///
/// @param askedAs the former name that it was asked for by; null when that was the present one
/// @param asOf the date of the last bar used
/// @param asOfRequested the past day that it was recomputed for; null for one of its own day
/// @param sources where the bars come from
/// @param synthetic whether they are invented
public record AnalysisSubject(
        String ticker,
        Optional<String> askedAs,
        String timeframe,
        LocalDate asOf,
        Optional<LocalDate> asOfRequested,
        List<String> sources,
        boolean synthetic) {

    /// Whether it was made later, of what was known on a past day, and so is no verdict of today.
    @JsonProperty
    public boolean recomputed() {
        return asOfRequested.isPresent();
    }
}
