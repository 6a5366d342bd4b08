package bellwether.technical.statistics.golden;

import bellwether.technical.statistics.AdjustedP;
import bellwether.technical.statistics.correlation.LeadLag;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;

/// `lead_lag.csv`: the pairs of those tickers that it names, in their order in `config.json`.
final class LeadLagGolden implements GoldenCheck {
    private static final double TOLERANCE = 1e-10;

    @Override
    public void compare(GoldenFolder folder, GoldenParts parts) {
        GoldenTable table = folder.table("lead_lag.csv");
        CorrelationInput input = CorrelationInput.of(folder);
        LinkedHashSet<String> named = new LinkedHashSet<>(table.texts("first"));
        named.addAll(table.texts("second"));
        List<String> tickers = input.tickers().stream().filter(named::contains).toList();
        double[][] series =
                tickers.stream()
                        .map(ticker -> input.returns().get(input.tickers().indexOf(ticker)))
                        .toArray(double[][]::new);
        int largest =
                Stream.iterate(0, i -> i < table.size(), i -> i + 1)
                        .mapToInt(i -> table.whole(i, "lag"))
                        .max()
                        .orElse(0);
        List<LeadLag> ours = LeadLag.of(series, largest);
        GoldenComparison all = parts.all(TOLERANCE);
        all.same("rows", ours.size(), table.size());
        for (int i = 0; i < Math.min(ours.size(), table.size()); i++) {
            compare(all, table, i, tickers, ours.get(i));
        }
    }

    private static void compare(
            GoldenComparison all, GoldenTable table, int i, List<String> tickers, LeadLag ours) {
        String row = "row %d ".formatted(i + 1);
        all.same(row + "first", tickers.get(ours.first()), table.text(i, "first"));
        all.same(row + "second", tickers.get(ours.second()), table.text(i, "second"));
        all.same(row + "lag", ours.lag(), table.whole(i, "lag"));
        all.same(row + "n", ours.n(), table.whole(i, "n"));
        all.number(row + "correlation", ours.correlation(), table.number(i, "correlation"));
        all.number(row + "p", ours.p(), table.number(i, "p"));
        all.number(row + "p_by", ours.adjusted().map(AdjustedP::adjusted), table.number(i, "p_by"));
    }
}
