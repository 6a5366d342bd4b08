package bellwether.platform.jobs.engine;

/// The lanes that items wait in: 0 to 3 are the priorities of jobs, served 8:4:2:1. The two after
/// them hold what a process died with: suspects, each begun by itself, and prime suspects, which
/// had been begun so when a process died and are tried with no other suspect beside them.
public final class Lanes {
    public static final int SUSPECTS = 4;
    public static final int PRIME_SUSPECTS = 5;
    public static final int COUNT = 6;
    private static final int[] WEIGHTS = {8, 4, 2, 1};
    private static final int TURNS = 15;

    private final int[] credit = new int[WEIGHTS.length];

    static boolean isSuspect(int lane) {
        return lane >= SUSPECTS;
    }

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
