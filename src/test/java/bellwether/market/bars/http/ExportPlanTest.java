package bellwether.market.bars.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ExportPlanTest {
    private static ExportPlan plan(int... bars) {
        long[] ids = new long[bars.length];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = i;
        }
        return new ExportPlan(ids, bars, Map.of(), List.of());
    }

    private static List<ExportPlan.Part> parts(ExportPlan plan) {
        List<ExportPlan.Part> parts = new ArrayList<>();
        while (plan.hasNext()) {
            parts.add(plan.next());
        }
        return parts;
    }

    @Test
    void symbolsGoTogetherUpToSoManyBars() {
        List<ExportPlan.Part> parts = parts(plan(10_000, 6_384, 1, 16_384, 0));
        assertEquals(List.of(0L, 1L), parts.get(0).ids());
        assertEquals(List.of(2L), parts.get(1).ids());
        assertEquals(List.of(3L, 4L), parts.get(2).ids());
        assertFalse(parts.get(2).isLarge());
    }

    @Test
    void aLargeSymbolGoesAlone() {
        List<ExportPlan.Part> parts = parts(plan(1, 16_385, 1));
        assertEquals(3, parts.size());
        assertTrue(parts.get(1).isLarge());
        assertEquals(List.of(1L), plan(1, 16_385, 1).large());
    }

    @Test
    void atMostTwoHundredAndFiftySixGoTogether() {
        assertEquals(256, plan(new int[600]).next().ids().size());
        assertEquals(3, parts(plan(new int[600])).size());
    }

    @Test
    void everySymbolComesOnceInItsOrder() {
        Random random = new Random(1);
        for (int round = 0; round < 100; round++) {
            int[] bars = random.ints(random.nextInt(700), 0, 20_000).toArray();
            List<Long> all = new ArrayList<>();
            for (ExportPlan.Part part : parts(plan(bars))) {
                long sum = part.ids().stream().mapToLong(id -> bars[id.intValue()]).sum();
                assertTrue(sum <= ExportPlan.BARS_AT_ONCE || part.ids().size() == 1);
                assertEquals(sum > ExportPlan.BARS_AT_ONCE, part.isLarge());
                all.addAll(part.ids());
            }
            assertEquals(bars.length, all.size());
            for (int i = 0; i < all.size(); i++) {
                assertEquals(i, all.get(i));
            }
        }
    }
}
