package bellwether.research.backtest.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/// The conventions of backtesting.py are understood: from its own trades follow its statistics.
final class ReferenceStatisticsTest {
    @Test
    void followFromTheReferencesTrades() {
        Assumptions.assumeTrue(
                GoldenRuns.areThere(), "no shared data: reference statistics not compared");
        GoldenRuns golden = GoldenRuns.read();
        assertEquals(20, golden.runs().size());
        golden.runs()
                .values()
                .forEach(run ->
                        compare(
                                run,
                                ReferenceStatistics.of(
                                        golden.dates(),
                                        golden.bars().close(),
                                        equity(golden, run),
                                        trades(run),
                                        firstTrading(run))));
    }

    /// The bar before the first that decides; where no indicator is declared through the engine,
    /// the bar after the first.
    static int firstTrading(GoldenRuns.Run run) {
        Map<String, Double> params = run.params();
        return switch (run.strategy()) {
            case "Rev", "LongOnly" -> params.getOrDefault("n2", 0.0).intValue() - 1;
            case "Rsi" -> 14;
            case "Macd" -> 33;
            case "Bb" -> 19;
            case "Don" -> 20;
            default -> 0;
        };
    }

    static void compare(GoldenRuns.Run run, Map<String, Double> figures) {
        run.statistics()
                .forEach((name, text) -> {
                    if (name.equals("Start") || name.equals("End")) {
                        return;
                    }
                    String what = run.id() + " " + run.strategy() + ", " + name;
                    double found = figures.getOrDefault(name, Double.NaN);
                    if (text.equals("nan")) {
                        assertEquals(Double.NaN, found, what);
                        return;
                    }
                    double expected = Double.parseDouble(text);
                    assertEquals(expected, found, 1e-9 * Math.max(1, Math.abs(expected)), what);
                });
    }

    private static List<ReferenceStatistics.Trade> trades(GoldenRuns.Run run) {
        return run.trades().stream()
                .map(row ->
                        new ReferenceStatistics.Trade(
                                row.entryBar(),
                                row.exitBar(),
                                row.pnl(),
                                row.pnl() / (Math.abs(row.size()) * row.entryPrice()),
                                row.commission()))
                .toList();
    }

    /// Cash and position at each close, from the reference's trades alone. What fills at a close is
    /// booked on the bar behind it.
    private static double[] equity(GoldenRuns golden, GoldenRuns.Run run) {
        double[] close = golden.bars().close();
        double[] equity = new double[close.length];
        java.util.Arrays.fill(equity, 100_000);
        for (GoldenRuns.Row trade : run.trades()) {
            double half = run.commission() * Math.abs(trade.size());
            int late = run.sameClose() ? 1 : 0;
            int exit = Math.min(trade.exitBar() + late, equity.length - 1);
            for (int i = trade.entryBar() + late; i < equity.length; i++) {
                equity[i] +=
                        i < exit
                                ? trade.size() * (close[i] - trade.entryPrice())
                                        - half * trade.entryPrice()
                                : trade.pnl();
            }
        }
        return equity;
    }
}
