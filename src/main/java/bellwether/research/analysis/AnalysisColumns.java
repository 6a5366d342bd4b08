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
    private final int newest;
    private @Nullable RuleHistory read;

    /// @param own profiles beside those that ship
    /// @param newest on how many of the newest bars plans are wanted
    AnalysisColumns(List<Profile> own, int newest) {
        this.own = List.copyOf(own);
        this.newest = newest;
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
        Profile profile = profile(dot < 0 ? "" : name.substring(dot));
        return switch (kind) {
            case AnalysisFields.VERDICT -> verdicts(scores(profile));
            case AnalysisFields.SCORE -> scores(profile).values();
            default -> plan(kind, profile, history);
        };
    }

    private void take(RuleHistory history) {
        if (read != history) {
            Series forward = history.series();
            Bars bars =
                    new Bars(
                            history.size(),
                            history.raw().time(),
                            forward.open(),
                            forward.high(),
                            forward.low(),
                            forward.close(),
                            forward.volume());
            scores.clear();
            plans.clear();
            votes.read(bars, List.of());
            read = history;
        }
    }

    private Profile profile(String suffix) {
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
            places[bar] -= Verdict.STRONG_SELL.rank();
        }
        return places;
    }

    private double[] unknown() {
        double[] column = new double[votes.bars().size()];
        Arrays.fill(column, Double.NaN);
        return column;
    }

    @SuppressWarnings("EnumOrdinal") // a field of words has their places
    private double[] regimes() {
        double[] column = unknown();
        for (int bar = votes.firstBar(); bar < votes.endBar(); bar++) {
            column[bar] = votes.regime(bar).ordinal();
        }
        return column;
    }

    private double[] plan(String field, Profile profile, RuleHistory history) {
        PlanPrice price =
                Arrays.stream(PlanPrice.values())
                        .filter(each -> each.field().equals(field))
                        .findFirst()
                        .orElseThrow(
                                () -> new IllegalArgumentException("no column is called " + field));
        Map<PlanPrice, double[]> columns =
                plans.computeIfAbsent(profile.name(), _ -> plans(scores(profile), history));
        return Objects.requireNonNull(columns.get(price));
    }

    private Map<PlanPrice, double[]> plans(ScoreColumn column, RuleHistory history) {
        double[] entries = unknown();
        double[] stops = unknown();
        double[] targets = unknown();
        int first = Math.max(votes.firstBar(), history.size() - newest);
        for (int bar = first; bar < votes.endBar(); bar++) {
            if (column.verdict(bar).orElseThrow().side() != 0
                    && votes.plan(column, bar, history.raw(), history.shares(bar), ANY_CAPITAL)
                            instanceof Plan.Trade trade) {
                entries[bar] = trade.entry().price().doubleValue();
                stops[bar] = trade.stop().doubleValue();
                targets[bar] = trade.target().doubleValue();
            }
        }
        Map<PlanPrice, double[]> columns = new EnumMap<>(PlanPrice.class);
        columns.put(PlanPrice.ENTRY, entries);
        columns.put(PlanPrice.STOP, stops);
        columns.put(PlanPrice.TARGET, targets);
        return columns;
    }

    private static double[] relativeVolume(Series series) {
        double[] column = new double[series.size()];
        Arrays.fill(column, Double.NaN);
        for (int bar = AnalysisFields.VOLUME_BARS - 1; bar < column.length; bar++) {
            double sum = 0;
            for (int i = bar - AnalysisFields.VOLUME_BARS + 1; i <= bar; i++) {
                sum += series.volume()[i];
            }
            double ratio = series.volume()[bar] / (sum / AnalysisFields.VOLUME_BARS);
            column[bar] = Double.isFinite(ratio) ? ratio : Double.NaN;
        }
        return column;
    }
}
