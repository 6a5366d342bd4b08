package bellwether.bench;

import bellwether.OrderBench;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/// Paper trading: taking orders in, matching a finished day, marking strategies.
///
/// `bench trading [orders|matching|marks [SECONDS]]`: all three unless one is named; orders for 30
/// seconds.
final class TradingBench {
    private static final int SECONDS = 30;

    private TradingBench() {}

    static void main(String[] arguments) throws Exception {
        Set<String> parts =
                arguments.length > 0 ? Set.of(arguments[0]) : Set.of("orders", "matching", "marks");
        System.out.printf(
                "%d processors, load %.1f before%n",
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        Path folder = Files.createTempDirectory("trading-bench");
        if (parts.contains("orders")) {
            OrderBench.run(
                    folder, arguments.length > 1 ? Integer.parseInt(arguments[1]) : SECONDS);
        }
        System.out.printf(
                "load %.1f after%n",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }
}
