package bellwether.technical.statistics.golden;

import bellwether.technical.statistics.AdjustedP;
import bellwether.technical.statistics.MultipleTests;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `multiple_tests.csv`, family by family.
final class MultipleTestsGolden implements GoldenCheck {
    private static final double TOLERANCE = 1e-12;
    private static final Map<String, MultipleTests> COLUMNS =
            Map.of(
                    "bonferroni", MultipleTests.BONFERRONI,
                    "holm", MultipleTests.HOLM,
                    "bh", MultipleTests.BENJAMINI_HOCHBERG,
                    "by", MultipleTests.BENJAMINI_YEKUTIELI);

    @Override
    public void compare(GoldenFolder folder, GoldenParts parts) {
        GoldenTable table = folder.table("multiple_tests.csv");
        GoldenComparison all = parts.all(TOLERANCE);
        for (String family : new LinkedHashSet<>(table.texts("family"))) {
            GoldenTable rows = table.where("family", family);
            COLUMNS.forEach((column, method) -> compare(all, rows, column, method));
        }
    }

    private static void compare(
            GoldenComparison all, GoldenTable rows, String column, MultipleTests method) {
        List<AdjustedP> ours = method.adjust(rows.column("p"));
        for (int i = 0; i < rows.size(); i++) {
            all.number(
                    "%s %d %s".formatted(rows.text(i, "family"), i, column),
                    Optional.of(ours.get(i).adjusted()),
                    rows.number(i, column));
        }
    }
}
