package bellwether.platform.jobs.engine;

/// The lanes that items wait in: 0 to 3 are the priorities of jobs, served 8:4:2:1; the last one
/// holds the items that a process died with, which are tried one at a time.
public final class Lanes {
    public static final int SUSPECTS = 4;
    public static final int COUNT = 5;
    private static final int[] WEIGHTS = {8, 4, 2, 1};
    private static final int TURNS = 15;

    private final int[] credit = new int[WEIGHTS.length];

    /// The lane whose turn it is, spread evenly (smooth weighted round robin).
    public int next() {
        int best = 0;
        for (int lane = 0; lane < WEIGHTS.length; lane++) {
            credit[lane] += WEIGHTS[lane];
            if (credit[lane] > credit[best]) {
                best = lane;
            }
        }
        credit[best] -= TURNS;
        return best;
    }
}
