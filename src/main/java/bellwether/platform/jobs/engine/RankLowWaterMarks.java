package bellwether.platform.jobs.engine;

import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;

/// From which rank on to look for ready items in each lane. Everything below the smallest rank seen
/// lately is gone, but its dead rows may still be there, and walking over them is what makes queues
/// slow. Stragglers below it are found by looking back: every two seconds by some seconds, now and
/// then to the very beginning.
public final class RankLowWaterMarks {
    private static final long SECOND = 1_000_000_000L;
    private static final long REMEMBER = 2 * SECOND;
    private static final long FROM_THE_START = 60 * SECOND;
    private static final long LONG_IDLE = 5 * SECOND;

    private final AtomicLongArray low = new AtomicLongArray(Lanes.COUNT);
    private final long[] recent = new long[Lanes.COUNT];
    private final long[] older = new long[Lanes.COUNT];
    private final LookBack awaited;
    private final LookBack background;
    private long remembered;

    /// When stragglers were looked for. What somebody waits for and the background are claimed at
    /// different times, and each is looked back at when it is.
    private static final class LookBack {
        long back;
        long atAll;
        long idleSince;

        LookBack(long now) {
            back = now;
            idleSince = now;
            atAll = now - FROM_THE_START;
        }
    }

    public RankLowWaterMarks(long now) {
        remembered = now;
        awaited = new LookBack(now);
        background = new LookBack(now);
    }

    /// The ranks to begin with at this look at what somebody waits for.
    ///
    /// @param idle whether nothing is in hand; when that lasts, looking at all costs nobody
    ///   anything
    public long[] begin(long now, boolean idle) {
        return begin(awaited, now, idle);
    }

    /// The same of the background.
    public long[] beginBackground(long now, boolean idle) {
        return begin(background, now, idle);
    }

    private long[] begin(LookBack last, long now, boolean idle) {
        remember(now);
        last.idleSince = idle ? last.idleSince : now;
        boolean longIdle = now - Math.max(last.idleSince, last.atAll) >= LONG_IDLE;
        if (longIdle || now - last.atAll >= FROM_THE_START) {
            last.atAll = now;
            last.back = now;
            return new long[Lanes.COUNT];
        }
        if (now - last.back >= REMEMBER) {
            last.back = now;
            return older.clone();
        }
        return IntStream.range(0, Lanes.COUNT).mapToLong(low::get).toArray();
    }

    private void remember(long now) {
        if (now - remembered >= REMEMBER) {
            remembered = now;
            for (int lane = 0; lane < Lanes.COUNT; lane++) {
                older[lane] = recent[lane];
                recent[lane] = low.get(lane);
            }
        }
    }

    /// Takes note of the ranks of items just claimed.
    public void seen(int lane, List<ClaimedItem> claimed) {
        claimed.stream()
                .mapToLong(ClaimedItem::rank)
                .min()
                .ifPresent(least -> low.accumulateAndGet(lane, least, Math::max));
    }

    List<Long> lows() {
        return IntStream.range(0, Lanes.COUNT).mapToObj(low::get).toList();
    }
}
