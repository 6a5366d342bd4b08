package bellwether.research.analysis;

import bellwether.market.bars.Bars;
import bellwether.research.analysis.AnalysisFields.PlanPrice;
import bellwether.research.analysis.plan.AnalysisOptions;
import bellwether.research.analysis.plan.Plan;
import bellwether.research.analysis.profile.BuiltInProfiles;
import bellwether.research.analysis.profile.Profile;
import bellwether.research.analysis.vote.Verdict;
import bellwether.technical.ta.Series;
import bellwether.trading.rules.RuleHistory;
import bellwether.trading.rules.SuppliedColumns;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The values of [AnalysisFields]. Votes are cast once for a history, whatever fields and profiles
/// are asked for. They are cast over prices in the shares of the first bar, so that none knows a
/// later split; prices of plans are in the shares of their own bar, rounded to the digits that the
/// closes up to it show.
///
/// Holds scratch space, so each thread needs its own.
final class AnalysisColumns implements SuppliedColumns {
    /// Entry, stop and target are the same for any capital.
    private static final AnalysisOptions ANY_CAPITAL = AnalysisOptions.capital("100000");

    private final ScoreHistory votes = new ScoreHistory();
    private final Map<String, ScoreColumn> scores = new HashMap<>();
    private final Map<String, Map<PlanPrice, double[]>> plans = new HashMap<>();
    private final List<Profile> own;
    private @Nullable RuleHistory read;

    /// @param own profiles beside those that ship
    AnalysisColumns(List<Profile> own) {
        this.own = List.copyOf(own);
    }

    @Override
    public double[] column(String name, RuleHistory history) {
        if (name.equals(AnalysisFields.RELATIVE_VOLUME)) {
            return relativeVolume(history.series());
        }
        take(history);
        if (name.equals(AnalysisFields.REGIME)) {
            return regimes();
        }
        int dot = name.indexOf('.');
        String kind = dot < 0 ? name : name.substring(0, dot);
        Profile profile = profile(dot < 0 ? "" : name.substring(dot), own);
        return switch (kind) {
            case AnalysisFields.VERDICT -> verdicts(scores(profile));
            case AnalysisFields.SCORE -> scores(profile).values();
            default -> plan(kind, profile, history);
        };
    }

    private void take(RuleHistory history) {
        if (read != history) {
            scores.clear();
            plans.clear();
            votes.read(forward(history), List.of());
            read = history;
        }
    }

    /// Bars in the shares of the first one.
    static Bars forward(RuleHistory history) {
        Series forward = history.series();
        return new Bars(
                history.size(),
                history.raw().time(),
                forward.open(),
                forward.high(),
                forward.low(),
                forward.close(),
                forward.volume());
    }

    /// The profile whose fields end so.
    ///
    /// @param suffix none for the default profile
    static Profile profile(String suffix, List<Profile> own) {
        return suffix.isEmpty()
                ? BuiltInProfiles.BALANCED
                : Stream.concat(BuiltInProfiles.ALL.stream(), own.stream())
                        .filter(profile -> AnalysisFields.suffix(profile.name()).equals(suffix))
                        .findFirst()
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "no profile has the suffix " + suffix));
    }

    private ScoreColumn scores(Profile profile) {
        return scores.computeIfAbsent(profile.name(), _ -> votes.scores(profile));
    }

    private static double[] verdicts(ScoreColumn scores) {
        double[] places = scores.ranks();
        for (int bar = 0; bar < places.length; bar++) {
            places[bar] = place(places[bar]);
        }
        return places;
    }

    /// The place of the word of a verdict's rank.
    static double place(double rank) {
        return rank - Verdict.STRONG_SELL.rank();
    }

    private double[] unknown() {
        double[] column = new double[votes.bars().size()];
        Arrays.fill(column, Double.NaN);
        return column;
    }

    private double[] regimes() {
        double[] column = unknown();
        for (int bar = votes.firstBar(); bar < votes.endBar(); bar++) {
            column[bar] = regime(votes, bar);
        }
        return column;
    }

    @SuppressWarnings("EnumOrdinal") // a field of words has their places
    static double regime(ScoreHistory votes, int bar) {
        return votes.regime(bar).ordinal();
    }

    private double[] plan(String field, Profile profile, RuleHistory history) {
        PlanPrice price = PlanPrice.of(field);
        Map<PlanPrice, double[]> columns =
                plans.computeIfAbsent(profile.name(), _ -> plans(scores(profile), history));
        return Objects.requireNonNull(columns.get(price));
    }

    private Map<PlanPrice, double[]> plans(ScoreColumn column, RuleHistory history) {
        double[] entries = unknown();
        double[] stops = unknown();
        double[] targets = unknown();
        for (int bar = votes.firstBar(); bar < votes.endBar(); bar++) {
            if (plan(votes, column, bar, history) instanceof Plan.Trade trade) {
                entries[bar] = PlanPrice.ENTRY.in(trade);
                stops[bar] = PlanPrice.STOP.in(trade);
                targets[bar] = PlanPrice.TARGET.in(trade);
            }
        }
        Map<PlanPrice, double[]> columns = new EnumMap<>(PlanPrice.class);
        columns.put(PlanPrice.ENTRY, entries);
        columns.put(PlanPrice.STOP, stops);
        columns.put(PlanPrice.TARGET, targets);
        return columns;
    }

    /// The plan of a bar that has a score; null where the verdict is HOLD.
    static @Nullable Plan plan(
            ScoreHistory votes, ScoreColumn column, int bar, RuleHistory history) {
        return plan(votes, column, bar, history, ANY_CAPITAL);
    }

    static @Nullable Plan plan(
            ScoreHistory votes,
            ScoreColumn column,
            int bar,
            RuleHistory history,
            AnalysisOptions terms) {
        return column.verdict(bar).orElseThrow().side() == 0
                ? null
                : votes.plan(column, bar, history.raw(), history.shares(bar), terms);
    }

    private static double[] relativeVolume(Series series) {
        double[] column = new double[series.size()];
        for (int bar = 0; bar < column.length; bar++) {
            column[bar] = relativeVolume(series, bar);
        }
        return column;
    }

    /// NaN where it is unknown.
    static double relativeVolume(Series series, int bar) {
        if (bar < AnalysisFields.VOLUME_BARS - 1) {
            return Double.NaN;
        }
        double sum = 0;
        for (int i = bar - AnalysisFields.VOLUME_BARS + 1; i <= bar; i++) {
            sum += series.volume()[i];
        }
        double ratio = series.volume()[bar] / (sum / AnalysisFields.VOLUME_BARS);
        return Double.isFinite(ratio) ? ratio : Double.NaN;
    }
}
