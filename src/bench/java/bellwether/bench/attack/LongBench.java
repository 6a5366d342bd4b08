package bellwether.bench.attack;

import bellwether.bench.soak.SoakRun;

/// Those that take long and have tables of their own: `./run.sh bench kill9 [ROUNDS]`, `./run.sh
/// bench soak [SECONDS]`, and `./run.sh soak [DAYS [SYMBOLS]]`, which is `bench soak days`.
public final class LongBench {
    private static final int ROUNDS = 20;
    private static final int SECONDS = 600;
    private static final int DAYS = 252;
    private static final int SYMBOLS = 100;

    private LongBench() {}

    public static void kill9(String... args) throws Exception {
        ended(KillRounds.run(number(args, ROUNDS)));
    }

    public static void soak(String... args) throws Exception {
        if (args.length > 0 && args[0].equals("days")) {
            ended(
                    SoakRun.run(
                            args.length > 1 ? Integer.parseInt(args[1]) : DAYS,
                            args.length > 2 ? Integer.parseInt(args[2]) : SYMBOLS));
            return;
        }
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
