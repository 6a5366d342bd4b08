package bellwether.research.backtest.doubt;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Findings of a run as its proof and its bounds change them.
public final class TestedFindings {
    private final List<Finding> findings;

    private TestedFindings(List<Finding> findings) {
        this.findings = new ArrayList<>(findings);
    }

    /// The worst first.
    ///
    /// @param proof null where none was asked for
    /// @param bounds null where none were asked for
    public static List<Finding> of(
            List<Finding> known, @Nullable RunProof proof, @Nullable RunBounds bounds) {
        TestedFindings tested = new TestedFindings(known);
        if (proof != null) {
            tested.warmUp(proof);
        }
        if (bounds != null) {
            tested.undecided(bounds);
            tested.optimistic(bounds);
        }
        return tested.findings.stream().sorted(Findings.WORST_FIRST).toList();
    }

    /// What was measured replaces what was only to be feared.
    private void warmUp(RunProof proof) {
        Integer changes = proof.warmUp().changes();
        if (changes == null) {
            return;
        }
        int tooShort = proof.warmUp().longest().map(WarmUpProof.Step::tooShort).orElse(0);
        if (changes > 0 || tooShort == 0) {
            findings.removeIf(finding -> is(finding, FindingCode.WARM_UP));
        }
        if (changes > 0) {
            findings.add(
                    FindingCode.WARM_UP.with(
                            (double) changes,
                            0.0,
                            "A longer history changes %,d values or trades%s."
                                    .formatted(changes, since(proof))));
        }
    }

    private static String since(RunProof proof) {
        return proof.comparedFrom() == null
                ? ""
                : " (compared from %s on, with %,d bars before it and with more)"
                        .formatted(proof.comparedFrom(), proof.barsBefore());
    }

    /// Says how much rests on the path of prices; where it decides between gain and loss, it is a
    /// finding by itself.
    private void undecided(RunBounds bounds) {
        String range = range(bounds);
        for (int i = 0; i < findings.size(); i++) {
            if (is(findings.get(i), FindingCode.UNDECIDED)) {
                findings.set(i, saying(findings.get(i), range));
                return;
            }
        }
        double worst = bounds.worst().total();
        double best = bounds.best().total();
        if (Math.min(worst, best) < 0 && Math.max(worst, best) > 0) {
            findings.add(
                    withRemedy(
                            FindingCode.UNDECIDED.with(
                                    Math.abs(best - worst),
                                    0.0,
                                    "Whether it gains or loses rests on the path of prices inside"
                                            + " bars."
                                            + range)));
        }
    }

    private void optimistic(RunBounds bounds) {
        for (int i = 0; i < findings.size(); i++) {
            Finding finding = findings.get(i);
            if (is(finding, FindingCode.OPTIMISTIC_FILL)) {
                findings.set(
                        i,
                        new Finding(
                                finding.code(),
                                finding.severity(),
                                finding.number(),
                                finding.limit(),
                                finding.message() + range(bounds),
                                finding.remedy()));
            }
        }
    }

    private static Finding saying(Finding finding, String range) {
        return withRemedy(
                new Finding(
                        finding.code(),
                        finding.severity(),
                        finding.number(),
                        finding.limit(),
                        finding.message() + range,
                        finding.remedy()));
    }

    /// Bounds are known by then.
    private static Finding withRemedy(Finding finding) {
        return new Finding(
                finding.code(),
                finding.severity(),
                finding.number(),
                finding.limit(),
                finding.message(),
                "Rely on the worst of the bounds, or test the rule on finer bars.");
    }

    private static String range(RunBounds bounds) {
        return " Its total return is %s with every assumption at its worst, %s as run and %s at its best."
                .formatted(
                        Plain.percent(bounds.worst().total()),
                        Plain.percent(bounds.usual().total()),
                        Plain.percent(bounds.best().total()));
    }

    private static boolean is(Finding finding, FindingCode code) {
        return finding.code().equals(code.key());
    }
}
