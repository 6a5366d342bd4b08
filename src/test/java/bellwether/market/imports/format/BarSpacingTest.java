package bellwether.market.imports.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.market.imports.date.DateFormats;
import bellwether.market.symbols.Timeframe;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class BarSpacingTest {
    private static final DateFormats FORMS = new DateFormats(2026);

    private record Row(String symbol, String cell) {}

    private static Optional<Timeframe> timeframe(List<Row> rows) {
        BarSpacing spacing = new BarSpacing();
        rows.forEach(row -> spacing.look(row.symbol, FORMS.of(row.cell).orElseThrow()));
        return spacing.timeframe();
    }

    private static List<Row> rows(String symbol, String day, int minutes, int count) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int minute = 9 * 60 + i * minutes;
            rows.add(new Row(symbol, "%s %02d:%02d".formatted(day, minute / 60, minute % 60)));
        }
        return rows;
    }

    @Test
    void theOrderOfTheRowsDoesNotMatter() {
        List<Row> rows = rows("A", "2024-01-02", 5, 50);
        rows.addAll(rows("A", "2024-01-03", 5, 50));
        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(rows, new Random(seed));
            assertEquals(Optional.of(Timeframe.FIVE_MINUTES), timeframe(rows));
        }
    }

    @Test
    void symbolsSideBySideAreLookedAtEachAlone() {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            rows.add(new Row("A", "2024-01-02 %02d:%02d".formatted(9 + i / 12, i % 12 * 5)));
            rows.add(new Row("B", "2024-01-02 %02d:%02d".formatted(9 + i / 12, i % 12 * 5 + 1)));
        }
        assertEquals(Optional.of(Timeframe.FIVE_MINUTES), timeframe(rows));
    }

    @Test
    void repeatedTimesAreNoGap() {
        List<Row> rows = rows("A", "2024-01-02", 1, 3);
        rows.addAll(rows("A", "2024-01-02", 1, 3));
        assertEquals(Optional.of(Timeframe.MINUTE), timeframe(rows));
    }

    @Test
    void theCommonestGapCountsAndOfEquallyCommonOnesTheShorter() {
        List<Row> thin = rows("A", "2024-01-02", 15, 3);
        thin.addAll(rows("A", "2024-01-03", 1, 3));
        assertEquals(Optional.of(Timeframe.MINUTE), timeframe(thin));
        thin.addAll(rows("A", "2024-01-04", 15, 2));
        assertEquals(Optional.of(Timeframe.QUARTER_HOUR), timeframe(thin));
    }

    @Test
    void theNightBetweenTwoDaysIsNoGap() {
        List<Row> rows = new ArrayList<>();
        for (int day = 1; day <= 28; day++) {
            rows.add(new Row("A", "2024-01-%02d 09:00".formatted(day)));
        }
        assertEquals(Optional.empty(), timeframe(rows));
        rows.addAll(rows("A", "2024-02-01", 1, 2));
        assertEquals(Optional.of(Timeframe.MINUTE), timeframe(rows));
    }

    @Test
    void datesInDoubtAreTheSameDayWhenTheyAreWrittenTheSame() {
        List<Row> rows = rows("A", "1/2/2024", 5, 4);
        rows.addAll(rows("A", "2/1/2024", 5, 4));
        assertEquals(Optional.of(Timeframe.FIVE_MINUTES), timeframe(rows));
    }

    @Test
    void plainDatesSayNothing() {
        assertEquals(
                Optional.empty(),
                timeframe(List.of(new Row("A", "2024-01-02"), new Row("A", "2024-01-03"))));
    }
}
