package bellwether.research.evidence;

import java.time.LocalDate;
import java.util.Optional;

/// Which plans a scoreboard is of, as callers that are not requests over HTTP ask for it.
///
/// @param house the service's own plans of months' ends in place of the owner's
/// @param by what plans are grouped by; by verdict where it is left out
public record BoardRequest(
        String owner,
        boolean house,
        Optional<String> by,
        Optional<String> verdict,
        Optional<String> profile,
        Optional<String> sector,
        Optional<LocalDate> from,
        Optional<LocalDate> to) {}
