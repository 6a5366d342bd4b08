package bellwether.research.forecast.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.research.forecast.store.DatedScore;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The dates of a first night share their days, which are read once; what each date gets is what a
/// question of its own would give.
final class PooledOutcomesTest {
    private static final LocalDate LAST = LocalDate.of(2026, 2, 27);
    private static final int REPLAYS = 60;

    private final List<DatedScore> stored = new ArrayList<>();
    private int daysAsked;
    private int reads;

    /// Newest first, as the database gives them.
    private void store(int days, int ofADay) {
        for (int back = 1; back <= days; back++) {
            for (int i = 0; i < ofADay; i++) {
                stored.add(new DatedScore(LAST.minusDays(back), back + i / 100.0));
            }
        }
    }

    private List<DatedScore> read(LocalDate before, int days, int most) {
        daysAsked += days;
        reads++;
        LocalDate first = before.minusDays(days);
        return stored.stream()
                .filter(one -> one.dueOn().isBefore(before) && !one.dueOn().isBefore(first))
                .limit(most)
                .toList();
    }

    private List<DatedScore> alone(LocalDate before) {
        return read(before, PooledOutcomes.DAYS, PooledOutcomes.MOST);
    }

    @Test
    void datesOfAFirstNightReadEachDayOnce() {
        store(4_000, 1);
        PooledOutcomes outcomes = new PooledOutcomes(this::read);
        for (int replay = 1; replay <= REPLAYS; replay++) {
            outcomes.before(LAST.minusDays(7L * replay));
        }
        outcomes.before(LAST);
        assertTrue(
                daysAsked <= PooledOutcomes.DAYS + 7 * REPLAYS + PooledOutcomes.AHEAD,
                daysAsked + " days were asked for");
        assertTrue(reads <= 4, reads + " times");
    }

    @Test
    void eachDateGetsWhatItWouldGetAlone() {
        store(5_000, 10);
        PooledOutcomes outcomes = new PooledOutcomes(this::read);
        Random random = new Random(3);
        for (int i = 0; i < 40; i++) {
            LocalDate day = LAST.minusDays(random.nextInt(3_000) - 20);
            assertEquals(alone(day), outcomes.before(day), day.toString());
        }
    }

    @Test
    void fewOutcomesAreAllFound() {
        store(30, 3);
        PooledOutcomes outcomes = new PooledOutcomes(this::read);
        for (int back : new int[] {10, 25, 2_000, 0, -4_000, 5}) {
            LocalDate day = LAST.minusDays(back);
            assertEquals(alone(day), outcomes.before(day), day.toString());
        }
    }
}
