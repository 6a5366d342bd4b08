package bellwether.research.learning.gate;

import java.util.List;

/// How a model fared at the gate.
///
/// @param checks each rule that applied, in their order
public record GateReport(List<GateCheck> checks) {
    public GateReport {
        checks = List.copyOf(checks);
    }

    /// Whether it was judged and every rule was met.
    public boolean passed() {
        return !checks.isEmpty() && checks.stream().allMatch(GateCheck::passed);
    }

    /// Those that were not.
    public List<GateCheck> failed() {
        return checks.stream().filter(check -> !check.passed()).toList();
    }
}
