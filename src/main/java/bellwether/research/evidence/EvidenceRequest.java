package bellwether.research.evidence;

import java.util.Optional;

/// Which cards of evidence are wanted, in a caller's words.
///
/// @param owner whose screens count too
/// @param scope with a ticker all, without one all but `symbol`, where it is left out
public record EvidenceRequest(
        String owner,
        Optional<String> ticker,
        Optional<String> signal,
        Optional<String> scope,
        Optional<String> sector,
        Optional<String> horizon,
        Optional<String> state) {}
