package bellwether.research.structure;

import bellwether.technical.statistics.AdjustedP;
import bellwether.technical.statistics.ConfidenceInterval;
import bellwether.technical.statistics.Estimate;
import bellwether.technical.statistics.correlation.AverageLinkage;
import bellwether.technical.statistics.correlation.LeadLag;
import bellwether.technical.statistics.correlation.PearsonCorrelation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// How symbols move together, and whether one knows another's next days.
///
/// @param groups of symbols that are correlated by more than 0.5 on average
/// @param leads adjusted p at most 0.05, the smallest first
/// @param tested pairs and lags
public record CorrelationTable(
        CommonReturns returns,
        List<Pair> pairs,
        List<List<String>> groups,
        List<Lead> leads,
        int tested) {
    /// Intervals.
    public static final double LEVEL = 0.90;

    /// Fewer common returns say too little.
    public static final int FEWEST = 30;

    private static final int LAGS = 5;
    private static final double CERTAIN = 0.05;

    /// A correlation of 0.5.
    private static final double NEAR = AverageLinkage.distance(0.5);

    public CorrelationTable {
        pairs = List.copyOf(pairs);
        groups = groups.stream().map(List::copyOf).toList();
        leads = List.copyOf(leads);
    }

    /// Two symbols.
    ///
    /// @param correlation empty where one of them does not move
    public record Pair(
            String first,
            String second,
            Optional<Double> correlation,
            Optional<ConfidenceInterval> interval) {}

    /// One that knows another's next sessions.
    ///
    /// @param sessions by which the leader is ahead
    public record Lead(
            String leader,
            String follower,
            int sessions,
            int n,
            double correlation,
            double p,
            double adjusted) {}

    /// All pairs, and all lags up to 5.
    ///
    /// @param returns of at least two symbols and 30 sessions
    public static CorrelationTable of(CommonReturns returns) {
        int size = returns.tickers().size();
        double[][] rows = new double[size][];
        for (int i = 0; i < size; i++) {
            rows[i] = returns.row(i);
        }
        List<Pair> pairs = new ArrayList<>();
        double[][] distances = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = i + 1; j < size; j++) {
                Estimate found = PearsonCorrelation.estimate(rows[i], rows[j], LEVEL);
                pairs.add(
                        new Pair(
                                returns.tickers().get(i),
                                returns.tickers().get(j),
                                found.estimate(),
                                found.interval()));
                // one that does not move is as far as one that has nothing to do with it
                distances[i][j] = AverageLinkage.distance(found.estimate().orElse(0.0));
                distances[j][i] = distances[i][j];
            }
        }
        List<LeadLag> lags = LeadLag.of(rows, LAGS);
        return new CorrelationTable(
                returns,
                pairs,
                groups(returns.tickers(), AverageLinkage.of(distances).groups(NEAR)),
                lags.stream()
                        .flatMap(one -> lead(returns.tickers(), one).stream())
                        .sorted(Comparator.comparingDouble(Lead::adjusted))
                        .toList(),
                (int) lags.stream().filter(one -> one.adjusted().isPresent()).count());
    }

    private static List<List<String>> groups(List<String> tickers, List<Integer> numbers) {
        List<List<String>> groups = new ArrayList<>();
        for (int i = 0; i < tickers.size(); i++) {
            while (groups.size() <= numbers.get(i)) {
                groups.add(new ArrayList<>());
            }
            groups.get(numbers.get(i)).add(tickers.get(i));
        }
        return groups;
    }

    private static Optional<Lead> lead(List<String> tickers, LeadLag one) {
        Optional<AdjustedP> found = one.adjusted().filter(p -> p.adjusted() <= CERTAIN);
        return found.map(p ->
                new Lead(
                        tickers.get(one.lag() > 0 ? one.first() : one.second()),
                        tickers.get(one.lag() > 0 ? one.second() : one.first()),
                        Math.abs(one.lag()),
                        one.n(),
                        one.correlation().orElse(0.0),
                        p.p(),
                        p.adjusted()));
    }
}
