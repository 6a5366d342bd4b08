package bellwether.research.learning.leak;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What was found, and what could not be searched for.
public record LeakReport(List<LeakFinding> findings, List<LeakDoubt> doubts) {
    public static final LeakReport CLEAN = new LeakReport(List.of(), List.of());

    public LeakReport {
        findings = List.copyOf(findings);
        doubts = List.copyOf(doubts);
    }

    /// Whether the model must not be used.
    public boolean isDecided() {
        return findings.stream().anyMatch(finding -> finding.code().decides());
    }

    /// Both together.
    public LeakReport plus(LeakReport other) {
        return new LeakReport(
                Stream.concat(findings.stream(), other.findings.stream()).toList(),
                Stream.concat(doubts.stream(), other.doubts.stream()).toList());
    }

    /// The same without doubts about features that no row has.
    public LeakReport withoutDoubtsOf(Predicate<String> absent) {
        return new LeakReport(
                findings,
                doubts.stream()
                        .filter(doubt -> doubt.subject() == null || !absent.test(doubt.subject()))
                        .toList());
    }

    static LeakReport of(LeakFinding finding) {
        return new LeakReport(List.of(finding), List.of());
    }

    static LeakReport of(LeakDoubt doubt) {
        return new LeakReport(List.of(), List.of(doubt));
    }
}
