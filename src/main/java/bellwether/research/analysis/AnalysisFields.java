package bellwether.research.analysis;

import bellwether.research.analysis.context.Regime;
import bellwether.research.analysis.plan.Plan;
import bellwether.research.analysis.profile.BuiltInProfiles;
import bellwether.research.analysis.profile.Profile;
import bellwether.research.analysis.vote.Verdict;
import bellwether.trading.rules.RuleField;
import bellwether.trading.rules.RuleField.SuppliedWarmUp;
import bellwether.trading.rules.SuppliedColumns;
import bellwether.trading.rules.ValueType;
import bellwether.trading.rules.newest.SuppliedValues;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// What analyses say of each bar, as fields that rules over history may name: `verdict`, `score`
/// and the prices of the plan by the default profile, `verdict.trend` and so on by the others, and
/// `regime`.
public final class AnalysisFields {
    static final String VERDICT = "verdict";
    static final String SCORE = "score";
    static final String REGIME = "regime";
    static final String RELATIVE_VOLUME = "relative_volume";

    /// Bars over which the mean volume is taken.
    static final int VOLUME_BARS = 20;

    /// From the worst to the best: a value is the place of its word.
    static final List<String> VERDICTS = Arrays.stream(Verdict.values()).map(Enum::name).toList();

    private static final String ANALYSIS = "the analysis of the bars up to this one";

    /// The parabolic SAR, which votes, never forgets where a history began.
    private static final SuppliedWarmUp ALWAYS =
            new SuppliedWarmUp(Analyst.LEAST_BARS, Integer.MAX_VALUE, false);

    private static final SuppliedWarmUp NOW_AND_THEN =
            new SuppliedWarmUp(Analyst.LEAST_BARS, Integer.MAX_VALUE, true);

    /// ADX 14 needs 490 bars to forget, and the usual ATR is a mean of 252.
    private static final SuppliedWarmUp REGIMES =
            new SuppliedWarmUp(Analyst.LEAST_BARS, 491 + 252, false);

    private AnalysisFields() {}

    /// A price of the plan.
    enum PlanPrice {
        ENTRY("plan_entry", "Where the plan enters"),
        STOP("plan_stop", "The stop of the plan"),
        TARGET("plan_target", "The target of the plan");

        private final String field;
        private final String words;

        PlanPrice(String field, String words) {
            this.field = field;
            this.words = words;
        }

        String field() {
            return field;
        }

        /// The one whose field begins so.
        static PlanPrice of(String field) {
            return Arrays.stream(values())
                    .filter(each -> each.field.equals(field))
                    .findFirst()
                    .orElseThrow(
                            () -> new IllegalArgumentException("no column is called " + field));
        }

        double in(Plan.Trade trade) {
            BigDecimal price =
                    switch (this) {
                        case ENTRY -> trade.entry().price();
                        case STOP -> trade.stop();
                        case TARGET -> trade.target();
                    };
            return price.doubleValue();
        }
    }

    /// All that need no profile of a user.
    public static List<RuleField> all() {
        return all(List.of());
    }

    /// All of them, also by profiles that a user has made.
    public static List<RuleField> all(List<OwnProfile> own) {
        List<RuleField> all = new ArrayList<>(of(BuiltInProfiles.BALANCED, ""));
        own.forEach(profile -> all.addAll(of(profile.profile(), suffix(profile.name()))));
        BuiltInProfiles.ALL.forEach(profile -> all.addAll(of(profile, suffix(profile.name()))));
        all.add(
                RuleField.words(
                                REGIME,
                                Arrays.stream(Regime.Kind.values()).map(Regime.Kind::key).toList(),
                                false,
                                "The kind of market: a trend, wide swings without one, or neither.",
                                ANALYSIS)
                        .after(REGIMES));
        all.add(
                RuleField.number(
                                RELATIVE_VOLUME,
                                ValueType.NUMBER,
                                "ratio",
                                "The volume of the bar over the mean of the %d bars up to it."
                                        .formatted(VOLUME_BARS),
                                "the symbol's bars")
                        .after(new SuppliedWarmUp(VOLUME_BARS, VOLUME_BARS, false)));
        return List.copyOf(all);
    }

    private static List<RuleField> of(Profile profile, String suffix) {
        String by = "by the profile " + profile.name();
        List<RuleField> fields = new ArrayList<>();
        fields.add(
                RuleField.words(
                                VERDICT + suffix,
                                VERDICTS,
                                true,
                                "The verdict %s.".formatted(by),
                                ANALYSIS)
                        .after(ALWAYS));
        fields.add(
                RuleField.number(
                                SCORE + suffix,
                                ValueType.NUMBER,
                                "score",
                                "The score %s.".formatted(by),
                                ANALYSIS)
                        .in("-1 to 1")
                        .after(ALWAYS));
        for (PlanPrice price : PlanPrice.values()) {
            fields.add(
                    RuleField.number(
                                    price.field + suffix,
                                    ValueType.PRICE,
                                    "price",
                                    "%s %s; unknown where the verdict is HOLD."
                                            .formatted(price.words, by),
                                    ANALYSIS)
                            .after(NOW_AND_THEN));
        }
        return fields;
    }

    /// The names of the profiles whose verdicts rules may name.
    public static List<String> profiles() {
        return BuiltInProfiles.ALL.stream().map(Profile::name).toList();
    }

    /// What follows `verdict`, `score` and the others in the names of a profile's fields; names of
    /// fields have no hyphens.
    public static String suffix(String profile) {
        return "." + profile.replace('-', '_');
    }

    /// Whether a text, such as a rule's JSON, may name any of them.
    public static boolean areIn(String text) {
        return Stream.concat(
                        Stream.of(VERDICT, SCORE, REGIME),
                        Arrays.stream(PlanPrice.values()).map(PlanPrice::field))
                .anyMatch(text::contains);
    }

    /// Whether a field is by a profile.
    ///
    /// @param profile its name
    public static boolean isBy(String field, String profile) {
        return field.endsWith(suffix(profile)) && areIn(field);
    }

    /// Their values; for one thread.
    public static SuppliedColumns columns() {
        return columns(List.of());
    }

    /// The same, also by profiles that a user has made.
    public static SuppliedColumns columns(List<OwnProfile> own) {
        return new AnalysisColumns(own.stream().map(OwnProfile::profile).toList());
    }

    /// Those of the profiles that ship on the last two bars of a history, for who asks for no
    /// others; for one thread.
    public static SuppliedValues newest() {
        return new NewestAnalyses();
    }
}
