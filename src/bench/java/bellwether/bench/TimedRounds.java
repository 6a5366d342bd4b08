package bellwether.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;

/// Rounds of one thing, by the clock and by the processors: the latter say more on a machine that
/// others use too.
public final class TimedRounds {
    /// Of a table of them.
    static final String HEADER =
            "%-42s %9s %9s %12s %14s"
                    .formatted("", "median s", "each ms", "CPU here s", "PostgreSQL s");

    private final ProcessHandle postmaster;

    /// @param postmaster the parent of all of PostgreSQL's processes
    public TimedRounds(ProcessHandle postmaster) {
        this.postmaster = postmaster;
    }

    /// Does it so many times and prints a row: the median by the clock, processor time of each
    /// round.
    ///
    /// @param of how many there are in a round
    public void print(String what, int of, int rounds, Callable<Integer> work) throws Exception {
        double[] seconds = new double[rounds];
        Lap begin = Lap.start(postmaster);
        for (int round = 0; round < rounds; round++) {
            long began = System.nanoTime();
            work.call();
            seconds[round] = (System.nanoTime() - began) / 1e9;
        }
        Lap all = begin.end();
        Arrays.sort(seconds);
        System.out.printf(
                Locale.ROOT,
                "%-42s %9.2f %9.2f %12.2f %14.2f%n",
                what,
                seconds[rounds / 2],
                1000 * seconds[rounds / 2] / of,
                all.ownNanos() / 1e9 / rounds,
                all.databaseNanos() / 1e9 / rounds);
    }
}
