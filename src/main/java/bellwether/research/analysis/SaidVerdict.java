package bellwether.research.analysis;

import java.time.Instant;
import java.time.LocalDate;

/// What a stored analysis said.
///
/// @param asOf of the newest bar that it looked at
/// @param saidAt when it was made
public record SaidVerdict(
        String analysis,
        String verdict,
        double score,
        LocalDate asOf,
        String profile,
        Instant saidAt) {}
