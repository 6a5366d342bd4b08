package bellwether.research.learning.online;

import bellwether.research.learning.gate.GateCheck;
import bellwether.research.learning.gate.GateEvidence;
import bellwether.research.learning.gate.GateReport;
import bellwether.research.learning.gate.GateRule;
import bellwether.research.learning.gate.PromotionGate;
import bellwether.research.learning.gate.SuspensionRule;
import bellwether.research.learning.model.ModelDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Judges a learner after a day with labels: one that is silent by the gate, by the rules of every
/// model but that of momentum, when a look is due; one that speaks by whether it has lost its skill
/// since. One that has lost it is judged by what came afterwards alone.
///
/// @param record of all days of the version
public record LearnerTrial(PromotionGate gate, LearnerRecord record) {
    /// Whether a look is due that could let the learner speak.
    public boolean isLook(Learner learner) {
        LearnerRecord counted = record.judged(learner.looks());
        return !learner.speaks()
                && canPass(counted)
                && counted.days().size() >= learner.looks().next(false, fewest(counted));
    }

    /// The learner as it was judged.
    ///
    /// @param calibrationError of the days that count, where a look is due; empty without a row
    public Learner of(Learner learner, Optional<Double> calibrationError) {
        GateLooks looks = learner.looks().tried();
        LearnerRecord counted = record.judged(looks);
        int days = counted.days().size();
        if (learner.speaks()) {
            return days < looks.next(true, 0)
                    ? learner.judged(learner.gate(), looks)
                    : checked(learner, looks.checked(days));
        }
        if (!canPass(counted) && looks.silenced() == null) {
            // no look: without enough days, or an AUC of enough of them, it cannot pass
            return learner.judged(report(counted, calibrationError, looks.parts()), looks);
        }
        if (!isLook(learner)) {
            return learner.judged(learner.gate(), looks);
        }
        GateReport report = report(counted, calibrationError, looks.parts());
        return learner.judged(report, looks.spent(days, report.passed()));
    }

    /// Whether there are enough days, and enough of them have labels of both classes: those alone
    /// have an AUC, which a learner of one row a day never has.
    private static boolean canPass(LearnerRecord counted) {
        return counted.days().size() >= fewest(counted) && counted.isRanked();
    }

    /// Days of record without which the gate lets no one speak.
    private static int fewest(LearnerRecord counted) {
        return PromotionGate.fewestDates(counted.horizon());
    }

    private GateReport report(LearnerRecord counted, Optional<Double> calibrationError, int parts) {
        GateEvidence evidence =
                new GateEvidence(
                        counted.horizon(),
                        counted.width(),
                        counted.days(),
                        calibrationError,
                        Optional.empty(),
                        counted.leaks(),
                        List.of(),
                        1);
        return new GateReport(
                gate.ofDays().judge(evidence, parts).checks().stream()
                        .filter(check -> check.rule() != GateRule.MOMENTUM_LOSS)
                        .toList());
    }

    private Learner checked(Learner learner, GateLooks looks) {
        List<ModelDay> live =
                record.days().stream().filter(day -> day.date() >= looks.since()).toList();
        SuspensionRule rule = SuspensionRule.byDays(live, record.width(), record.horizon());
        GateCheck check =
                new GateCheck(
                        GateRule.LIVE_SKILL, !rule.suspended(), rule.upper(), 0, rule.words());
        List<GateCheck> checks = new ArrayList<>(passed(learner.gate()));
        checks.add(check);
        return learner.judged(
                new GateReport(checks), rule.suspended() ? looks.fallenSilent() : looks);
    }

    /// As they were when it began to speak.
    private static List<GateCheck> passed(GateReport report) {
        Stream<GateCheck> checks = report.checks().stream();
        return checks.filter(check -> check.rule() != GateRule.LIVE_SKILL).toList();
    }
}
