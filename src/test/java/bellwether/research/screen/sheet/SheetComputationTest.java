package bellwether.research.screen.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.research.analysis.AnalysisFields;
import bellwether.research.screen.sheet.InventedHistories.Kind;
import bellwether.technical.ta.NewestPatterns;
import bellwether.trading.rules.Operand;
import bellwether.trading.rules.RuleColumns;
import bellwether.trading.rules.RuleHistory;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A sheet, which computes no more than it must, says what columns over the whole history say.
final class SheetComputationTest {
    private static final int EACH = 24;

    /// One for all, as in a sweep: nothing of one symbol may show in the next.
    private final SheetComputation sheets = new SheetComputation();

    private final NewestPatterns patterns = new NewestPatterns();

    @Test
    void sheetsOfAllKindsOfSymbolsEqualTheColumnsOverTheirWholeHistory() {
        int symbols = 0;
        List<String> wrong = new ArrayList<>();
        for (int seed = 0; seed < EACH; seed++) {
            for (Kind kind : Kind.values()) {
                RuleHistory history = InventedHistories.of(kind, seed);
                compare(kind + " " + seed, history, wrong);
                symbols++;
            }
        }
        assertTrue(symbols >= 300);
        assertEquals(List.of(), wrong.stream().limit(20).toList(), wrong.size() + " values differ");
    }

    private void compare(String what, RuleHistory history, List<String> wrong) {
        double[] plain = plain(history);
        compare(what, history, sheets.of(1, 7, history), plain, wrong);
        patterns.read(history.series(), Math.max(0, history.size() - 7));
        compare(
                what + " searched before",
                history,
                sheets.of(1, 7, history, patterns),
                plain,
                wrong);
    }

    private static void compare(
            String what, RuleHistory history, Sheet sheet, double[] plain, List<String> wrong) {
        double[] packed = new double[Sheet.room()];
        ByteBuffer.wrap(sheet.packed()).asDoubleBuffer().get(packed);
        for (int i = 0; i < packed.length; i++) {
            if (Double.doubleToLongBits(packed[i]) != Double.doubleToLongBits(plain[i])) {
                String name =
                        i / 2 < SheetLayout.size()
                                ? SheetLayout.all().get(i / 2).name()
                                : "ratio of shares";
                wrong.add(
                        "%s, %d bars: %s, %d back, is %s, not %s"
                                .formatted(what, history.size(), name, i % 2, packed[i], plain[i]));
            }
        }
    }

    /// Every field as a column of its own over all bars.
    private static double[] plain(RuleHistory history) {
        double[] values = new double[Sheet.room()];
        int size = history.size();
        RuleColumns columns =
                new RuleColumns(history, SheetLayout.FIELDS, AnalysisFields.columns());
        for (int field = 0; field < SheetLayout.size(); field++) {
            String name = SheetLayout.all().get(field).name();
            double[] column =
                    size == 0 ? new double[0] : columns.field(Operand.FieldValue.of(name));
            values[2 * field] = size < 1 ? Double.NaN : column[size - 1];
            values[2 * field + 1] = size < 2 ? Double.NaN : column[size - 2];
        }
        values[values.length - 1] =
                size < 2 ? 1 : history.shares(size - 1) / history.shares(size - 2);
        return values;
    }

    /// Of the kinds of values that a sheet has some are known of a plain symbol: an empty sheet
    /// would equal nothing.
    @Test
    void aPlainSymbolHasAllButAFewOfItsValues() {
        RuleHistory history = InventedHistories.of(Kind.PLAIN, 4);
        double[] packed = new double[Sheet.room()];
        ByteBuffer.wrap(sheets.of(1, 7, history).packed()).asDoubleBuffer().get(packed);
        int unknown = 0;
        for (double value : packed) {
            unknown += Double.isNaN(value) ? 1 : 0;
        }
        assertTrue(history.size() > 260, "has a year");
        assertTrue(unknown < packed.length / 10, unknown + " unknown");
    }

    /// 256 columns of a thousand bars are two megabytes.
    @Test
    void aSheetKeepsNoColumns() {
        RuleHistory history = InventedHistories.of(Kind.PLAIN, 4);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        sheets.of(1, 7, history);
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 10; i++) {
            sheets.of(1, 7, history);
        }
        long bytes = (threads.getCurrentThreadAllocatedBytes() - before) / 10;
        assertTrue(bytes < 200_000, bytes + " bytes a sheet");
    }
}
