package bellwether.market.imports.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.Bars;
import bellwether.market.bars.CorporateAction;
import bellwether.market.symbols.Timeframe;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PendingRowsTest {
    private static final List<String> TICKERS = List.of("MSFT", "AAPL", "ZM", "IBM");

    private static PendingRows days(int[]... symbolsAndDays) {
        PendingRows rows = new PendingRows(Timeframe.DAY);
        for (int i = 0; i < symbolsAndDays.length; i++) {
            add(rows, symbolsAndDays[i][0], symbolsAndDays[i][1], i + 2);
        }
        return rows;
    }

    private static void add(PendingRows rows, int symbol, int day, int line) {
        rows.add(symbol, day, false, line);
        rows.prices(line, line + 1, line - 1, line, 100);
    }

    @Test
    void rowsAreOrderedByTickerThenTimeThenPlaceInTheFile() {
        PendingRows rows =
                days(new int[] {0, 5}, new int[] {1, 9}, new int[] {0, -3}, new int[] {1, 9});
        assertArrayEquals(new int[] {1, 3, 2, 0}, rows.order(TICKERS));
    }

    @Test
    void theOrderIsThatOfAPlainSort() {
        Random random = new Random(9);
        for (int round = 0; round < 30; round++) {
            PendingRows rows = new PendingRows(Timeframe.DAY);
            int size = 1 + random.nextInt(2_000);
            for (int i = 0; i < size; i++) {
                add(rows, random.nextInt(TICKERS.size()), random.nextInt(-60_000, 40_000), i);
            }
            int[] plain =
                    IntStream.range(0, size)
                            .boxed()
                            .sorted(
                                    Comparator.comparing(
                                                    (Integer row) -> TICKERS.get(rows.symbol(row)))
                                            .thenComparingInt(rows::unit)
                                            .thenComparing(Comparator.naturalOrder()))
                            .mapToInt(Integer::intValue)
                            .toArray();
            assertArrayEquals(plain, rows.order(TICKERS));
        }
    }

    /// From 1800 to far ahead of today, in minutes.
    @Test
    void minutesOfTwoCenturiesAreOrdered() {
        PendingRows rows = new PendingRows(Timeframe.MINUTE);
        int first = (int) (Instant.parse("1800-01-01T00:00:00Z").getEpochSecond() / 60);
        int last = (int) (Instant.parse("2200-01-01T00:00:00Z").getEpochSecond() / 60);
        add(rows, 0, last, 1);
        add(rows, 0, 0, 2);
        add(rows, 0, first, 3);
        add(rows, 0, -1, 4);
        assertArrayEquals(new int[] {2, 3, 1, 0}, rows.order(TICKERS));
        assertEquals(LocalDate.of(1800, 1, 1), rows.date(2));
        assertEquals(LocalDate.of(1969, 12, 31), rows.date(3));
    }

    @Test
    void theyAreFullAtTheirCapacityAndGrowUpToIt() {
        PendingRows rows = new PendingRows(Timeframe.DAY);
        for (int i = 0; i < PendingRows.CAPACITY; i++) {
            assertFalse(rows.isFull());
            add(rows, 0, PendingRows.CAPACITY - i, i);
        }
        assertTrue(rows.isFull());
        int[] order = rows.order(TICKERS);
        assertEquals(PendingRows.CAPACITY - 1, order[0]);
        assertEquals(0, order[PendingRows.CAPACITY - 1]);
        rows.clear();
        assertEquals(0, rows.size());
        assertFalse(rows.isFull());
    }

    @Test
    void theLastSymbolMovesWholeSoThatSymbolsAreStoredTogether() {
        PendingRows rows =
                days(new int[] {0, 1}, new int[] {0, 2}, new int[] {1, 1}, new int[] {1, 2});
        PendingRows next = new PendingRows(Timeframe.DAY);
        rows.moveLastSymbol(next);
        assertEquals(2, rows.size());
        assertEquals(2, next.size());
        assertEquals(1, next.symbol(0));
        assertEquals(4, next.line(0));
        Bars moved = next.bars(new int[] {0, 1});
        assertArrayEquals(new double[] {4, 5}, moved.open());
        assertArrayEquals(new double[] {5, 6}, moved.high());
        assertArrayEquals(new double[] {3, 4}, moved.low());
        assertArrayEquals(new long[] {86_400, 2 * 86_400}, moved.time());
    }

    @Test
    void aSymbolThatFillsHalfOfTheRoomAloneStays() {
        PendingRows rows = new PendingRows(Timeframe.DAY);
        for (int i = 0; i < PendingRows.CAPACITY; i++) {
            add(rows, i < PendingRows.CAPACITY / 2 ? 0 : 1, i, i);
        }
        PendingRows next = new PendingRows(Timeframe.DAY);
        rows.moveLastSymbol(next);
        assertEquals(PendingRows.CAPACITY / 2, next.size());
        PendingRows larger = new PendingRows(Timeframe.DAY);
        for (int i = 0; i <= PendingRows.CAPACITY / 2; i++) {
            add(larger, 1, i, i);
        }
        PendingRows none = new PendingRows(Timeframe.DAY);
        larger.moveLastSymbol(none);
        assertEquals(0, none.size());
    }

    @Test
    void actionsGoWithTheirSymbolUnlessEarlierRowsOfItStay() {
        CorporateAction split =
                CorporateAction.split(LocalDate.of(2024, 1, 2), BigDecimal.TWO, BigDecimal.ONE);
        PendingRows rows = days(new int[] {0, 1}, new int[] {1, 1});
        rows.add(split);
        PendingRows next = new PendingRows(Timeframe.DAY);
        rows.moveLastSymbol(next);
        assertEquals(List.of(), rows.actions(1));
        assertEquals(List.of(split), next.actions(1));

        PendingRows parted = days(new int[] {1, 1}, new int[] {0, 1}, new int[] {1, 2});
        parted.add(split);
        PendingRows after = new PendingRows(Timeframe.DAY);
        parted.moveLastSymbol(after);
        assertEquals(List.of(split), parted.actions(1), "its first row stays");
        assertEquals(List.of(), after.actions(1));
        parted.clear();
        assertEquals(List.of(), parted.actions(1));
    }

    @Test
    void samePricesAreTheSameToTheBitAndUnknownVolumesAreEqual() {
        PendingRows rows = new PendingRows(Timeframe.DAY);
        double[][] given = {
            {1, 2, 1, 2, Double.NaN},
            {1, 2, 1, 2, Double.NaN},
            {1, 2, 1, 2, 0},
            {1, 2, 1, Math.nextUp(2.0), Double.NaN},
            {1, 2, 1, 2, -0.0}
        };
        for (double[] p : given) {
            rows.add(0, 1, false, 1);
            rows.prices(p[0], p[1], p[2], p[3], p[4]);
        }
        assertTrue(rows.samePrices(0, 1));
        assertFalse(rows.samePrices(0, 2));
        assertFalse(rows.samePrices(0, 3));
        assertFalse(rows.samePrices(2, 4));
    }

    @Test
    void aRowIsShownAsItWasRead() {
        PendingRows rows = new PendingRows(Timeframe.MINUTE);
        int minute = (int) (Instant.parse("2024-01-02T14:30:00Z").getEpochSecond() / 60);
        rows.add(2, minute, true, 7);
        rows.prices(1, 2, 0.5, 1.5, Double.NaN);
        ReadRow row = rows.read(0, TICKERS);
        assertEquals(7, row.line());
        assertEquals("ZM", row.ticker());
        assertEquals(LocalDate.of(2024, 1, 2), row.date());
        assertEquals(Instant.parse("2024-01-02T14:30:00Z"), row.time());
        assertNull(row.volume());
        PendingRows days = days(new int[] {0, 1});
        assertNull(days.read(0, TICKERS).time(), "a daily bar has no time");
        assertEquals(100, days.read(0, TICKERS).volume());
    }
}
