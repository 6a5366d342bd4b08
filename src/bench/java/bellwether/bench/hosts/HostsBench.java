package bellwether.bench.hosts;

import bellwether.RemoveTree;
import bellwether.market.imports.InventedMarket;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Optional;

/// More than one machine, tried on one: hosts as network namespaces, with what several hosts cost
/// and what happens when one is lost. `hosts [SYMBOLS [SECONDS [nodes]]]`: of the market, and of
/// the partition; with `nodes` only tables over several PostgreSQLs are tried.
public final class HostsBench {
    private static final int SYMBOLS = 800;
    private static final int BARS = 1_260;
    private static final int LONGEST_WAIT = 300;
    private static final int PARTITION_SECONDS = 60;

    private HostsBench() {}

    /// Runs it.
    public static void main(String[] arguments) throws Exception {
        Optional<String> missing = Requirements.missing();
        if (missing.isPresent()) {
            System.out.println("Skipped: " + missing.get() + ".");
            return;
        }
        int symbols = arguments.length > 0 ? Integer.parseInt(arguments[0]) : SYMBOLS;
        int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : PARTITION_SECONDS;
        if (!run(symbols, seconds, arguments.length > 2 && arguments[2].equals("nodes"))) {
            System.exit(1);
        }
    }

    private static boolean run(int symbols, int seconds, boolean nodesOnly) throws Exception {
        load("before");
        Path folder =
                Files.createTempDirectory(
                        "bellwether-hosts",
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rwx------")));
        Path programs = Requirements.postgres().orElseThrow();
        HostNetwork network = new HostNetwork();
        Thread cleaning = new Thread(() -> clean(network, folder));
        Runtime.getRuntime().addShutdownHook(cleaning);
        try (DatabaseHosts databases = new DatabaseHosts(network, folder, programs)) {
            databases.start();
            ServiceHosts services = new ServiceHosts(network, folder, databases.url());
            services.serve();
            services.workers(1);
            HostsTrial trial = new HostsTrial(network, databases, services, symbols);
            // the night's work has nothing to do yet, so that it is not measured
            HostWaiting.until("the first maintenance", LONGEST_WAIT, trial::isMaintained);
            InventedMarket.fill(databases.primary(), symbols, BARS);
            databases.primary().useHandle(h -> h.execute("analyze"));
            HostWaiting.until("the end of all jobs", LONGEST_WAIT, trial::isIdle);
            boolean good = true;
            if (!nodesOnly) {
                new SpeedTrial(trial).run();
                good = new LossTrial(trial, seconds).run();
            }
            good &= new ShardTrial(trial, folder, programs).run();
            load("after");
            return good;
        } catch (IllegalStateException e) {
            logs(folder);
            throw e;
        } finally {
            clean(network, folder);
            Runtime.getRuntime().removeShutdownHook(cleaning);
        }
    }

    private static void load(String when) {
        System.out.printf(
                Locale.ROOT,
                "load of the machine %.1f %s, on %d processors that all hosts share%n",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                when,
                Runtime.getRuntime().availableProcessors());
    }

    /// What the programs said last, before it is removed.
    private static void logs(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path log : files.filter(file -> file.toString().endsWith(".log")).toList()) {
                System.err.printf("%s:%n%s%n", log.getFileName(), HostProgram.end(log));
            }
        }
    }

    /// Also after a failure: what ran on the hosts, the hosts, the folder.
    private static synchronized void clean(HostNetwork network, Path folder) {
        try {
            network.close();
            if (Files.exists(folder)) {
                RemoveTree.of(folder);
            }
        } catch (IOException e) {
            System.err.println("not all was removed: " + e.getMessage());
        }
    }
}
