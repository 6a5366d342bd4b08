package bellwether.market.bars.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import bellwether.market.bars.Bars;
import bellwether.market.imports.MarketTestCase;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/// What psql shows is what is stored.
final class BarsViewTest extends MarketTestCase {
    private record Row(
            long time, double open, double high, double low, double close, Double volume) {}

    @Test
    void showsEveryNumberToTheBit() {
        Bars bars = strange();
        byte[] packed = PackedBars.pack(bars, new int[bars.size()]);
        List<Row> rows = unpackInSql(packed);
        assertEquals(bars.size(), rows.size());
        for (int i = 0; i < rows.size(); i++) {
            assertEquals(bars.time()[i], rows.get(i).time());
            assertEquals(bits(bars.open()[i]), bits(rows.get(i).open()), "open " + i);
            assertEquals(bits(bars.high()[i]), bits(rows.get(i).high()));
            assertEquals(bits(bars.low()[i]), bits(rows.get(i).low()));
            assertEquals(bits(bars.close()[i]), bits(rows.get(i).close()));
            if (Double.isNaN(bars.volume()[i])) {
                assertNull(rows.get(i).volume());
            } else {
                assertEquals(bits(bars.volume()[i]), bits(rows.get(i).volume()));
            }
        }
    }

    @Test
    void aBlockWithoutBarsHasNoRows() {
        assertEquals(List.of(), unpackInSql(PackedBars.pack(Bars.room(0), new int[0])));
    }

    @Test
    void namesTickerTimeframeAndSource() {
        importText("VIEW", "date,open,high,low,close\n2024-02-29,1.1,1.3,0.9,1.2\n");
        Map<String, Object> row =
                database.jdbi()
                        .withHandle(h ->
                                h.createQuery(
                                                """
                                                select ticker, timeframe, open, high, low, close, volume, source,
                                                    ts = '2024-02-29T00:00Z' as dated
                                                from bars where ticker = 'VIEW'
                                                """)
                                        .mapToMap()
                                        .one());
        assertEquals("1d", row.get("timeframe"));
        assertEquals(1.1, row.get("open"));
        assertEquals(1.2, row.get("close"));
        assertNull(row.get("volume"));
        assertEquals("a test", row.get("source"));
        assertEquals(true, row.get("dated"));
    }

    private static Bars strange() {
        double[] special = {
            0.0,
            -0.0,
            Double.MIN_VALUE,
            -Double.MIN_VALUE,
            Double.MIN_NORMAL,
            Math.nextDown(Double.MIN_NORMAL),
            Double.MAX_VALUE,
            -Double.MAX_VALUE,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            1.0,
            Math.nextUp(1.0),
            0.1,
            1e-9,
            1e12
        };
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(11);
        Bars bars = PackedBarsTest.random(random, 3_000);
        for (int i = 0; i < bars.size(); i++) {
            bars.time()[i] = 86_400L * (i - 1_000);
            boolean nan = Double.isNaN(bars.open()[i]);
            bars.open()[i] = i < special.length ? special[i] : nan ? 1 : bars.open()[i];
        }
        return bars;
    }

    private static List<Row> unpackInSql(byte[] packed) {
        return database.jdbi()
                .withHandle(h ->
                        h.createQuery(
                                        """
                                        select extract(epoch from ts)::bigint, open, high, low, close, volume
                                        from unpack_bars(:packed)
                                        """)
                                .bind("packed", packed)
                                .map((row, _) ->
                                        new Row(
                                                row.getLong(1),
                                                row.getDouble(2),
                                                row.getDouble(3),
                                                row.getDouble(4),
                                                row.getDouble(5),
                                                row.getObject(6, Double.class)))
                                .list());
    }

    private static long bits(double value) {
        return Double.doubleToRawLongBits(value);
    }
}
