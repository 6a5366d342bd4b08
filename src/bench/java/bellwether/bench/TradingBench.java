package bellwether.bench;

import bellwether.OrderBench;
import bellwether.RemoveTree;
import bellwether.platform.db.embedded.LocalPostgres;
import bellwether.trading.portfolio.MatchingBench;
import bellwether.trading.portfolio.TradingFloor;
import bellwether.trading.strategy.mark.MarkBench;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/// Paper trading: taking orders in, matching a finished day, marking strategies.
///
/// `bench trading`, `bench trading orders [SECONDS]`, `bench trading books [PORTFOLIOS]`: both
/// unless one is named, orders for 30 seconds, matching and marks of 1,000 portfolios.
final class TradingBench {
    private static final int SECONDS = 30;
    private static final int PORTFOLIOS = 1_000;

    private TradingBench() {}

    static void main(String[] arguments) throws Exception {
        Set<String> parts = arguments.length > 0 ? Set.of(arguments[0]) : Set.of("orders", "books");
        System.out.printf(
                "%d processors, load %.1f before%n",
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        Path folder = Files.createTempDirectory("trading-bench");
        try {
            run(parts, folder, arguments);
        } finally {
            RemoveTree.of(folder);
        }
        System.out.printf(
                "load %.1f after%n",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static int number(String[] arguments, int usual) {
        return arguments.length > 1 ? Integer.parseInt(arguments[1]) : usual;
    }

    private static void run(Set<String> parts, Path folder, String[] arguments) throws Exception {
        if (parts.contains("orders")) {
            OrderBench.run(folder, number(arguments, SECONDS));
        }
        if (parts.contains("books")) {
            System.out.println(TimedRounds.HEADER);
            try (LocalPostgres server = LocalPostgres.start(folder.resolve("floor"));
                    TradingFloor floor = new TradingFloor(server, folder.resolve("files"))) {
                TimedRounds rounds = new TimedRounds(Lap.postmaster(floor.jdbi()));
                int portfolios = number(arguments, PORTFOLIOS);
                new MatchingBench(floor, rounds).run(portfolios);
                new MarkBench(floor, rounds).run(portfolios);
            }
        }
    }
}
