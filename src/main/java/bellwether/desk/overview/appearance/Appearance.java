package bellwether.desk.overview.appearance;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Where a symbol appeared once.
///
/// @param at when it was: of detections and screens, when the bar begins
/// @param id of the analysis, detection, alert, screen or job
/// @param on the day of the newest bar that was looked at; null where that is not known
/// @param name the profile, pattern, title of the alert, or screen; null for jobs
/// @param said the verdict, bullish or bearish, the state of a job, or whether it has left a screen
/// @param score of analyses
/// @param jobId of analyses and jobs
/// @param place among the symbols of the job, in the order in which they were asked for
/// @param of how many symbols the job has
/// @param row tells it from others of its kind
public record Appearance(
        Instant at,
        AppearanceKind kind,
        String id,
        @Nullable String timeframe,
        @Nullable LocalDate on,
        @Nullable String name,
        @Nullable String said,
        @Nullable Double score,
        @Nullable String jobId,
        @Nullable Integer place,
        @Nullable Integer of,
        @JsonIgnore String row) {}
