package bellwether.platform.jobs.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.jobs.Item;
import bellwether.platform.jobs.JobId;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class RankLowWaterMarksTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long[] START = new long[Lanes.COUNT];
    private static final boolean BUSY = false;
    private static final boolean IDLE = true;

    private final RankLowWaterMarks low = new RankLowWaterMarks(0);

    private static List<ClaimedItem> ranks(long... ranks) {
        return LongStream.of(ranks)
                .mapToObj(rank ->
                        new ClaimedItem(
                                new Item(rank, 0, "K", 1, rank),
                                new JobId(new UUID(0, 0)),
                                0,
                                rank))
                .toList();
    }

    private static long[] lane(int lane, long rank) {
        long[] ranks = new long[Lanes.COUNT];
        ranks[lane] = rank;
        return ranks;
    }

    @Test
    void theFirstLookIsFromTheVeryBeginning() {
        low.seen(1, ranks(100));
        assertArrayEquals(START, low.begin(0, BUSY));
        assertArrayEquals(lane(1, 100), low.begin(1, BUSY));
    }

    /// The background is claimed seldom while it is busy: looks at what somebody waits for do not
    /// stand for it.
    @Test
    void theBackgroundIsLookedBackAtWhenItIsClaimed() {
        low.begin(0, BUSY);
        low.seen(3, ranks(100));
        low.begin(60 * SECOND, BUSY);
        low.begin(62 * SECOND, BUSY);
        assertArrayEquals(START, low.beginBackground(62 * SECOND, BUSY));
        assertArrayEquals(lane(3, 100), low.beginBackground(63 * SECOND, BUSY));
    }

    @Test
    void theMarkIsTheLeastOfTheLatestClaimAndNeverSinks() {
        low.begin(0, BUSY);
        low.seen(2, ranks(30, 10, 20));
        assertEquals(10, low.lows().get(2));
        low.seen(2, ranks(40, 35));
        assertEquals(35, low.lows().get(2));
        low.seen(2, ranks(5));
        assertEquals(35, low.lows().get(2), "a straggler moves nothing");
        low.seen(2, ranks());
        assertEquals(35, low.lows().get(2), "nor does an empty claim");
        assertArrayEquals(lane(2, 35), low.begin(SECOND, BUSY));
    }

    /// Items that were committed late lie below the mark.
    @Test
    void everyTwoSecondsOneLookGoesBackBySomeSeconds() {
        low.begin(0, BUSY);
        low.seen(0, ranks(100));
        assertArrayEquals(lane(0, 100), low.begin(2 * SECOND - 1, BUSY));
        assertArrayEquals(START, low.begin(2 * SECOND, BUSY), "nothing older is known yet");
        low.seen(0, ranks(200));
        assertArrayEquals(lane(0, 200), low.begin(3 * SECOND, BUSY));
        assertArrayEquals(lane(0, 100), low.begin(4 * SECOND, BUSY), "as it was two seconds ago");
        low.seen(0, ranks(300));
        assertArrayEquals(lane(0, 300), low.begin(5 * SECOND, BUSY), "once, not from then on");
        assertArrayEquals(lane(0, 200), low.begin(6 * SECOND, BUSY));
    }

    @Test
    void everyMinuteOneLookGoesBackToTheBeginning() {
        low.begin(0, BUSY);
        low.seen(0, ranks(100));
        for (long second = 1; second < 60; second++) {
            low.begin(second * SECOND, BUSY);
        }
        assertArrayEquals(lane(0, 100), low.begin(60 * SECOND - 1, BUSY));
        assertArrayEquals(START, low.begin(60 * SECOND, BUSY));
        assertArrayEquals(lane(0, 100), low.begin(60 * SECOND + 1, BUSY));
    }

    @Test
    void aProcessThatHasBeenIdleForFiveSecondsLooksAtAll() {
        low.begin(0, BUSY);
        low.seen(0, ranks(100));
        low.begin(SECOND, BUSY);
        assertArrayEquals(START, low.begin(4 * SECOND, IDLE), "nothing older is known yet");
        assertArrayEquals(lane(0, 100), low.begin(6 * SECOND - 1, IDLE));
        assertArrayEquals(START, low.begin(6 * SECOND, IDLE));
        assertArrayEquals(lane(0, 100), low.begin(7 * SECOND, IDLE));
        low.begin(9 * SECOND, IDLE);
        assertArrayEquals(START, low.begin(11 * SECOND, IDLE), "and then every five seconds");
    }

    @Test
    void anyWorkBetweenBeginsTheIdleTimeAnew() {
        low.begin(0, BUSY);
        low.seen(0, ranks(100));
        int fromTheStart = 0;
        for (long second = 1; second < 60; second++) {
            boolean idle = second % 4 != 0;
            fromTheStart += Arrays.equals(START, low.begin(second * SECOND, idle)) ? 1 : 0;
        }
        assertEquals(1, fromTheStart, "only the first look back, when nothing older was known");
    }

    /// No item waits below the marks for longer than a minute, whatever the engine does.
    @Test
    void thereIsALookFromTheBeginningEveryMinuteWhateverHappens() {
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < 50; round++) {
            RankLowWaterMarks marks = new RankLowWaterMarks(0);
            long now = 0;
            long last = 0;
            for (int look = 0; look < 500; look++) {
                now += random.nextLong(2 * SECOND);
                long[] from = marks.begin(now, random.nextBoolean());
                last = Arrays.equals(START, from) ? now : last;
                assertTrue(now - last < 62 * SECOND, "at " + now);
                marks.seen(random.nextInt(Lanes.COUNT), ranks(1 + random.nextLong(1_000_000)));
            }
        }
    }
}
