package bellwether.desk.overview.today;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A part of the overview: what was found, or why nothing could be.
///
/// @param asOf when it was read; absent where it could not be
/// @param problem absent where it was read
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OverviewPart<T>(
        @Nullable Instant asOf, @JsonUnwrapped @Nullable T found, @Nullable Problem problem) {
    /// Why a part could not be read.
    ///
    /// @param code `part_slow`, `part_failed`, or the code of what refused it
    public record Problem(String code, String message) {}

    static <T> OverviewPart<T> problem(String code, String message) {
        return new OverviewPart<>(null, null, new Problem(code, message));
    }

    /// The same without the time.
    OverviewPart<T> timeless() {
        return new OverviewPart<>(null, found, problem);
    }
}
