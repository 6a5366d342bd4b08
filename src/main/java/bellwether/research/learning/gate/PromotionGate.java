package bellwether.research.learning.gate;

import bellwether.research.learning.model.ModelDay;
import bellwether.technical.statistics.ConfidenceInterval;
import bellwether.technical.statistics.DatedFigures;
import bellwether.technical.statistics.Estimate;
import bellwether.technical.statistics.HypothesisTest;
import bellwether.technical.statistics.UndefinedFigure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/// Decides whether a model may be shown. Every rule is checked and said, also after one has failed.
///
/// @param leastAuc what the daily AUC's lower bound must be above; at least 0.5
/// @param byDays whether dates are days of the calendar, not sessions
public record PromotionGate(double leastAuc, boolean byDays) {
    /// Dates that must have been judged, at least.
    public static final int FEWEST_DATES = 250;

    /// Horizons that do not overlap, at least.
    public static final int FEWEST_HORIZONS = 30;

    /// Probabilities may be off by this, on average.
    public static final double MOST_CALIBRATION_ERROR = 0.03;

    /// How often chance may look as good.
    public static final double MOST_P = 0.05;

    /// How often the daily AUC's bound may be above it by chance.
    private static final double BOUND_P = 0.01;

    /// Of leaks that could not be searched for, in one message.
    private static final int MOST_NAMED = 5;

    public PromotionGate {
        if (!(leastAuc >= 0.5 && leastAuc < 1)) {
            throw new IllegalArgumentException(
                    "the least AUC must be 0.5 or more and under 1, was " + leastAuc);
        }
    }

    /// Of models, whose dates are sessions.
    public PromotionGate(double leastAuc) {
        this(leastAuc, false);
    }

    /// The same of records whose dates are days of the calendar.
    public PromotionGate ofDays() {
        return new PromotionGate(leastAuc, true);
    }

    /// Checks every rule that applies; that of the active model applies where there is one.
    public GateReport judge(GateEvidence evidence) {
        return judge(evidence, 1);
    }

    /// The same where the record is looked at more than once.
    ///
    /// @param parts this look may err by 1 ÷ so many of what a single one might
    public GateReport judge(GateEvidence evidence, int parts) {
        List<GateCheck> checks = new ArrayList<>();
        checks.add(dates(evidence));
        checks.add(auc(evidence, parts));
        checks.add(
                loss(evidence, parts, GateRule.BASE_LOSS, "the base rate's", ModelDay::baseLoss));
        checks.add(
                loss(
                        evidence,
                        parts,
                        GateRule.MOMENTUM_LOSS,
                        "the momentum rule's",
                        ModelDay::momentumLoss));
        checks.add(calibration(evidence));
        evidence.incumbent().ifPresent(active -> checks.add(incumbent(evidence, active)));
        checks.add(leaks(evidence));
        return new GateReport(checks);
    }

    /// Dates that must have been judged of a horizon.
    public static int fewestDates(int horizon) {
        return Math.max(FEWEST_DATES, FEWEST_HORIZONS * horizon);
    }

    private static GateCheck dates(GateEvidence evidence) {
        int have = evidence.days().size();
        int need = fewestDates(evidence.horizon());
        return new GateCheck(
                GateRule.DATES,
                have >= need,
                Optional.of((double) have),
                need,
                "judged dates must be at least %d (250, and 30 horizons of %d), are %d"
                        .formatted(need, evidence.horizon(), have));
    }

    private GateCheck auc(GateEvidence evidence, int parts) {
        double most = BOUND_P / parts;
        List<ModelDay> ranked =
                evidence.days().stream().filter(day -> day.auc().isPresent()).toList();
        Estimate mean =
                figures(ranked, day -> day.auc().orElseThrow())
                        .mean(Math.max(1, evidence.symbols()), evidence.horizon(), 1 - 2 * most);
        Optional<Double> low = mean.interval().map(ConfidenceInterval::low);
        return new GateCheck(
                GateRule.DAILY_AUC,
                low.filter(bound -> bound > leastAuc).isPresent(),
                low,
                leastAuc,
                "the lower %s %% bound of the daily AUC must be above %s, is %s; mean %s over %d %s"
                        .formatted(
                                percent(1 - most),
                                number(leastAuc),
                                low.map(PromotionGate::number)
                                        .orElse("unknown" + why(mean.undefined())),
                                mean.estimate().map(PromotionGate::number).orElse("unknown"),
                                mean.n(),
                                mean.unit()));
    }

    private GateCheck loss(
            GateEvidence evidence,
            int parts,
            GateRule rule,
            String whose,
            ToDoubleFunction<ModelDay> other) {
        DatedFigures less = figures(evidence.days(), day -> day.loss() - other.applyAsDouble(day));
        int tries = evidence.tries();
        return smaller(evidence, rule, whose, less, MOST_P / tries / parts, shares(tries, parts));
    }

    /// Of what the error of 5 % is shared by.
    private static String shares(int tries, int parts) {
        if (tries == 1 && parts == 1) {
            return "";
        }
        return " (0.05%s%s)"
                .formatted(
                        tries == 1 ? "" : " ÷ %d attempts".formatted(tries),
                        parts == 1 ? "" : " ÷ %d at this look".formatted(parts));
    }

    private static GateCheck incumbent(GateEvidence evidence, IncumbentRecord active) {
        if (active.days().isEmpty()) {
            return new GateCheck(
                    GateRule.INCUMBENT_LOSS,
                    false,
                    Optional.empty(),
                    MOST_P / active.attempts(),
                    "not measurable: the active model %s has no days after %s that both were judged on; retire it and train again, or send force"
                            .formatted(active.active().name(), active.active().until()));
        }
        DatedFigures less =
                DatedFigures.of(
                        active.days().stream().mapToInt(IncumbentDay::date).toArray(),
                        active.days().stream()
                                .mapToDouble(day -> day.candidate() - day.incumbent())
                                .toArray());
        return smaller(
                evidence,
                GateRule.INCUMBENT_LOSS,
                "the active model's",
                less,
                MOST_P / active.attempts(),
                " (0.05 ÷ %d attempts)".formatted(active.attempts()));
    }

    private static GateCheck smaller(
            GateEvidence evidence,
            GateRule rule,
            String whose,
            DatedFigures differences,
            double most,
            String reason) {
        HypothesisTest test =
                differences.isLess(Math.max(1, evidence.symbols()), evidence.horizon());
        return new GateCheck(
                rule,
                test.p().filter(p -> p <= most).isPresent(),
                test.p(),
                most,
                "log loss must be below %s by date with p at most %s%s, p is %s; mean difference %s over %d %s"
                        .formatted(
                                whose,
                                number(most),
                                reason,
                                test.p()
                                        .map(PromotionGate::number)
                                        .orElse("unknown" + why(test.undefined())),
                                signed(differences),
                                test.n(),
                                test.unit()));
    }

    private static String signed(DatedFigures differences) {
        double sum = 0;
        for (double value : differences.values()) {
            sum += value;
        }
        return differences.size() == 0
                ? "unknown"
                : String.format(Locale.ROOT, "%+.5f", sum / differences.size());
    }

    private static GateCheck calibration(GateEvidence evidence) {
        Optional<Double> error = evidence.calibrationError();
        return new GateCheck(
                GateRule.CALIBRATION_ERROR,
                error.filter(value -> value <= MOST_CALIBRATION_ERROR).isPresent(),
                error,
                MOST_CALIBRATION_ERROR,
                "expected calibration error must be at most 0.03, is %s"
                        .formatted(error.map(PromotionGate::number).orElse("unknown")));
    }

    /// What could not be searched for may be there.
    private static GateCheck leaks(GateEvidence evidence) {
        List<String> found = evidence.leaks();
        List<String> open = evidence.unsearched();
        String words =
                found.isEmpty()
                        ? "no leak may be found, none was"
                        : "no leak may be found, %d: %s"
                                .formatted(found.size(), String.join("; ", found));
        return new GateCheck(
                GateRule.LEAKS,
                found.isEmpty() && open.isEmpty(),
                found.isEmpty() && !open.isEmpty()
                        ? Optional.empty()
                        : Optional.of((double) found.size()),
                0,
                open.isEmpty() ? words : words + unsearched(open));
    }

    private static String unsearched(List<String> open) {
        List<String> named = open.subList(0, Math.min(MOST_NAMED, open.size()));
        return "; each must be searched for, %d could not be: %s%s"
                .formatted(
                        open.size(),
                        String.join("; ", named),
                        open.size() > named.size()
                                ? " and %d more".formatted(open.size() - named.size())
                                : "");
    }

    private DatedFigures figures(List<ModelDay> days, ToDoubleFunction<ModelDay> figure) {
        DatedFigures dated =
                DatedFigures.of(
                        days.stream().mapToInt(ModelDay::date).toArray(),
                        days.stream().mapToDouble(figure).toArray());
        return byDays ? dated.byDays() : dated;
    }

    private static String why(Optional<UndefinedFigure> reason) {
        return reason.map(found -> " (" + found.detail() + ")").orElse("");
    }

    private static String percent(double part) {
        return BigDecimal.valueOf(100 * part)
                .setScale(4, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String number(double value) {
        return value != 0 && Math.abs(value) < 1e-4
                ? "under 0.0001"
                : String.format(Locale.ROOT, "%.4f", value);
    }
}
