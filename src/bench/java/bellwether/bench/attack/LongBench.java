package bellwether.bench.attack;

/// The two that take long and have tables of their own: `./run.sh bench kill9 [ROUNDS]` and
/// `./run.sh bench soak [SECONDS]`.
public final class LongBench {
    private static final int ROUNDS = 20;
    private static final int SECONDS = 600;

    private LongBench() {}

    public static void kill9(String... args) throws Exception {
        ended(KillRounds.run(number(args, ROUNDS)));
    }

    public static void soak(String... args) throws Exception {
        ended(Soak.run(number(args, SECONDS)));
    }

    private static int number(String[] args, int usual) {
        return args.length == 0 ? usual : Integer.parseInt(args[0]);
    }

    private static void ended(boolean good) {
        if (!good) {
            System.exit(1);
        }
    }
}
