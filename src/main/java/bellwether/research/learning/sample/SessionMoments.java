package bellwether.research.learning.sample;

import bellwether.market.bars.Bars;
import java.util.Arrays;

/// Collects the moments at which any symbol has a bar.
public final class SessionMoments {
    private long[] moments = {};

    /// Takes those of a symbol.
    public void add(Bars bars) {
        long[] all = new long[moments.length + bars.size()];
        int count = 0;
        int one = 0;
        int other = 0;
        while (one < moments.length || other < bars.size()) {
            long mine = one < moments.length ? moments[one] : Long.MAX_VALUE;
            long next = other < bars.size() ? bars.time()[other] : Long.MAX_VALUE;
            one += mine <= next ? 1 : 0;
            other += next <= mine ? 1 : 0;
            all[count++] = Math.min(mine, next);
        }
        if (count > moments.length) {
            moments = Arrays.copyOf(all, count);
        }
    }

    /// Each once, ascending.
    public long[] all() {
        return moments.clone();
    }

    /// The number of each bar's session.
    static int[] numbers(long[] sessions, Bars bars) {
        int[] numbers = new int[bars.size()];
        int session = 0;
        for (int bar = 0; bar < numbers.length; bar++) {
            while (session < sessions.length && sessions[session] < bars.time()[bar]) {
                session++;
            }
            if (session == sessions.length || sessions[session] != bars.time()[bar]) {
                throw new IllegalStateException(
                        "no session at " + bars.time()[bar] + ", though there is a bar");
            }
            numbers[bar] = session;
        }
        return numbers;
    }
}
