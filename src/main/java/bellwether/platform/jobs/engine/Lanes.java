package bellwether.platform.jobs.engine;

/// The lanes that items wait in: 0 to 3 are the priorities of jobs. 0 and 1 hold what somebody
/// waits for, served 2:1; 2 and 3 what is done in the background, served 2:1 as well. The two after
/// them hold what a process died with: suspects, each begun by itself, and prime suspects, which
/// had been begun so when a process died and are tried with no other suspect beside them.
public final class Lanes {
    public static final int SUSPECTS = 4;
    public static final int PRIME_SUSPECTS = 5;
    public static final int COUNT = 6;
    static final int BACKGROUND = 2;
    private static final int TURNS = 3;

    private int awaited;
    private int background;

    static boolean isSuspect(int lane) {
        return lane >= SUSPECTS;
    }

    static boolean isBackground(int lane) {
        return lane >= BACKGROUND;
    }

    /// The lane of what somebody waits for whose turn it is.
    public int nextAwaited() {
        awaited = (awaited + 1) % TURNS;
        return awaited == 2 ? 1 : 0;
    }

    /// The lane of the background whose turn it is.
    public int nextBackground() {
        background = (background + 1) % TURNS;
        return background == 2 ? BACKGROUND + 1 : BACKGROUND;
    }
}
