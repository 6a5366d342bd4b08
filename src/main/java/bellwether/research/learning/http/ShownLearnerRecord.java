package bellwether.research.learning.http;

import bellwether.research.learning.gate.GateCheck;
import bellwether.research.learning.gate.PromotionGate;
import bellwether.research.learning.model.ModelDay;
import bellwether.research.learning.online.Learner;
import bellwether.research.learning.online.LearnerRecord;
import bellwether.research.learning.online.LearnerVersion;
import bellwether.research.learning.store.LearnerStore;
import bellwether.technical.statistics.Estimate;
import bellwether.technical.statistics.UndefinedFigure;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A learner with the record of its version.
///
/// @param names of the features
/// @param gate the checks when they were last judged; none before that
/// @param versions the newest first
record ShownLearnerRecord(
        @JsonUnwrapped ShownLearner learner,
        List<String> names,
        List<Check> gate,
        Looks looks,
        Scores record,
        List<Version> versions) {
    private static final int MOST_DAYS = 400;

    /// When the gate is asked.
    ///
    /// @param made those that could have let it speak, of all versions
    /// @param nextDays days of record at which the next one is due at the earliest: enough of them
    ///   must have labels of both classes too
    record Looks(int made, int nextDays) {
        static Looks of(Learner learner, LearnerRecord record) {
            LearnerRecord counted = record.judged(learner.looks());
            int fewest = PromotionGate.fewestDates(counted.horizon());
            int next = learner.looks().next(learner.speaks(), fewest);
            boolean isHeldBack = !learner.speaks() && !counted.isRanked();
            return new Looks(
                    learner.looks().spent(),
                    record.days().size()
                            - counted.days().size()
                            + (isHeldBack ? Math.max(next, counted.days().size() + 1) : next));
        }
    }

    /// A rule of the gate.
    record Check(String rule, boolean passed, @Nullable Double have, double need, String message) {
        static Check of(GateCheck check) {
            return new Check(
                    check.rule().code(),
                    check.passed(),
                    check.have().orElse(null),
                    check.need(),
                    check.words());
        }
    }

    /// A figure over days, with its interval of 90 %.
    ///
    /// @param why there is no value, or no interval; null where there are both
    record Figure(
            @Nullable Double value,
            @Nullable Double low,
            @Nullable Double high,
            int n,
            @Nullable Double effectiveN,
            String unit,
            @Nullable String why) {
        static Figure of(Estimate estimate) {
            return new Figure(
                    estimate.estimate().orElse(null),
                    estimate.interval().map(bounds -> bounds.low()).orElse(null),
                    estimate.interval().map(bounds -> bounds.high()).orElse(null),
                    estimate.n(),
                    estimate.effectiveN().orElse(null),
                    estimate.unit(),
                    estimate.undefined().map(UndefinedFigure::detail).orElse(null));
        }
    }

    /// Of one day's scores.
    record Day(
            LocalDate date,
            int n,
            int positives,
            double logLoss,
            double baseLogLoss,
            @Nullable Double auc) {
        static Day of(ModelDay day) {
            return new Day(
                    LocalDate.ofEpochDay(day.date()),
                    day.positives() + day.negatives(),
                    day.positives(),
                    day.loss(),
                    day.baseLoss(),
                    day.auc().orElse(null));
        }
    }

    /// How scores of the version have fared that were stored before their labels.
    ///
    /// @param horizon days that a label takes
    /// @param days the newest first
    record Scores(
            int n,
            int horizon,
            Figure logLoss,
            Figure baseLogLoss,
            Figure skill,
            Figure auc,
            List<Day> days) {
        static Scores of(LearnerRecord record) {
            return new Scores(
                    record.rows(),
                    record.horizon(),
                    Figure.of(record.logLoss()),
                    Figure.of(record.baseLogLoss()),
                    Figure.of(record.skill()),
                    Figure.of(record.auc()),
                    record.days().reversed().stream().limit(MOST_DAYS).map(Day::of).toList());
        }
    }

    /// When and why a version began.
    record Version(
            int version,
            Instant beganAt,
            String why,
            @Nullable Instant endedAt,
            @Nullable Long updates) {
        static Version of(LearnerVersion version) {
            return new Version(
                    version.version(),
                    version.beganAt(),
                    version.why(),
                    version.endedAt().orElse(null),
                    version.updates().orElse(null));
        }
    }

    static ShownLearnerRecord of(LearnerStore.Account account) {
        return new ShownLearnerRecord(
                ShownLearner.of(account.learner()),
                account.learner().state().features(),
                account.learner().gate().checks().stream().map(Check::of).toList(),
                Looks.of(account.learner(), account.record()),
                Scores.of(account.record()),
                account.versions().stream().map(Version::of).toList());
    }
}
