package bellwether.research.analysis;

import java.util.List;

/// Some turns of verdicts, and how many there are.
///
/// @param newest the newest first
public record VerdictTurns(List<VerdictStep> newest, int count) {
    public VerdictTurns {
        newest = List.copyOf(newest);
    }
}
