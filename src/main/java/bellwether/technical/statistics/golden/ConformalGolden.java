package bellwether.technical.statistics.golden;

import bellwether.technical.statistics.volatility.AdaptiveLevel;
import bellwether.technical.statistics.volatility.ConformalWindow;
import bellwether.technical.statistics.volatility.EwmaVariance;
import bellwether.technical.statistics.volatility.IntervalRecord;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.NormalDistribution;

/// `conformal.csv`: intervals of h-day returns, each made with what was known at its close.
final class ConformalGolden implements GoldenCheck {
    private static final double TOLERANCE = 1e-9;
    private static final int WINDOW = 500;
    private static final double STEP = 0.01;

    @Override
    public void compare(GoldenFolder folder, GoldenParts parts) {
        GoldenTable table = folder.table("conformal.csv");
        GoldenComparison exact = parts.part("coverage", GoldenComparison.EXACT);
        GoldenComparison rest = parts.part("widths", TOLERANCE);
        for (int i = 0; i < table.size(); i++) {
            IntervalRecord ours =
                    new Walk(
                                    folder.series(table.text(i, "series")).returns(),
                                    table.whole(i, "horizon"),
                                    table.real(i, "level"),
                                    table.text(i, "kind"))
                            .record();
            String row = "row %d ".formatted(i + 1);
            List<Optional<Double>> thirds = ours.coverageByThirds();
            exact.same(row + "n", ours.size(), table.whole(i, "n"));
            exact.number(row + "coverage", ours.coverage(), table.number(i, "coverage"));
            exact.number(row + "calm", thirds.get(0), table.number(i, "coverage_calm"));
            exact.number(row + "middle", thirds.get(1), table.number(i, "coverage_middle"));
            exact.number(row + "wild", thirds.get(2), table.number(i, "coverage_wild"));
            rest.number(row + "mean_width", ours.meanWidth(), table.number(i, "mean_width"));
            rest.number(row + "winkler", ours.winkler(), table.number(i, "winkler"));
        }
    }

    /// Through one series, forecast by forecast.
    private static final class Walk {
        private final double[] returns;
        private final EwmaVariance variance;
        private final int horizon;
        private final double level;
        private final boolean scaled;
        private final boolean gauss;
        private final boolean adaptive;

        Walk(double[] returns, int horizon, double level, String kind) {
            this.returns = returns;
            this.variance = EwmaVariance.of(returns);
            this.horizon = horizon;
            this.level = level;
            this.scaled = !kind.equals("absolute");
            this.gauss = kind.equals("gauss_ewma");
            this.adaptive = kind.equals("scaled_adaptive");
            if (!List.of("gauss_ewma", "absolute", "scaled", "scaled_adaptive").contains(kind)) {
                throw new UnreadableGolden("conformal.csv has intervals of kind " + kind);
            }
        }

        IntervalRecord record() {
            double[] outcomes = GoldenPrices.sums(returns, horizon);
            IntervalRecord record = new IntervalRecord(level);
            ConformalWindow window = new ConformalWindow(WINDOW);
            AdaptiveLevel moving = new AdaptiveLevel(level, STEP);
            Deque<Double> pending = new ArrayDeque<>();
            double z = NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - level) / 2);
            for (int t = EwmaVariance.START; t < outcomes.length; t++) {
                double scale = Math.sqrt(variance.after(t).orElseThrow() * horizon);
                double unit = scaled ? scale : 1;
                pending.add(Math.abs(outcomes[t]) / unit);
                if (pending.size() > horizon) {
                    window.add(pending.remove());
                }
                double used = adaptive ? moving.now(WINDOW) : level;
                Optional<Double> distance = window.distance(used);
                if (distance.isPresent()) {
                    record.add(outcomes[t], gauss ? z * scale : distance.get() * unit, scale);
                    if (record.size() >= horizon) {
                        moving.learn(record.isHit(record.size() - horizon));
                    }
                }
            }
            return record;
        }
    }
}
