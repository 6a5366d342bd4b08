package bellwether.research.analysis.store;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/// The days of a job's request, read from its text once for all symbols of a batch.
///
/// @param requested the day of the request, in UTC
/// @param past the day that it is to be recomputed for
record AnalysisDays(LocalDate requested, Optional<LocalDate> past) {
    static AnalysisDays of(AnalysisParams params) {
        return new AnalysisDays(params.date(), params.past());
    }

    /// The day that is looked at.
    LocalDate viewed() {
        return past.orElse(requested);
    }

    /// A job that waited over midnight still looks at the day of its request.
    Instant moment(Instant now) {
        Instant end = requested.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        return now.isBefore(end) ? now : end;
    }
}
