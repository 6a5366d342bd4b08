package bellwether.bench.attack;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Attacks one after the other, each on a service started for it, and the table of what came of
/// them. A service that died is started again; the next attack never depends on the one before.
public final class AttackBench implements AutoCloseable {
    private static final Duration QUICK = Duration.ofSeconds(3);

    /// What the machine itself does to the figures.
    private static final Attack NOBODY =
            Attack.of(
                    "none",
                    "nobody attacks",
                    Attack.Setting.usual(),
                    target -> {
                        target.time().pause(60_000);
                        return Load.Result.of("");
                    });

    private final Homes homes = new Homes();
    private final List<String> rows = new ArrayList<>();
    private final boolean quick;
    private Optional<AttackedService> running = Optional.empty();

    private AttackBench(boolean quick) throws IOException {
        this.quick = quick;
    }

    private static List<Attack> network() {
        return Stream.of(
                        List.of(NOBODY),
                        ConnectionAttacks.all(),
                        BodyAttacks.all(),
                        OddHeaders.all(),
                        RawRequests.all(),
                        HostileJson.all())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Attack> data() {
        return Stream.of(HistoryAttacks.all(), ImportAttacks.all(), DatabaseAttacks.all())
                .flatMap(List::stream)
                .toList();
    }

    /// What the command line may name.
    public static Set<String> families() {
        Set<String> names = new LinkedHashSet<>(List.of("quick", "network", "data"));
        Stream.concat(network().stream(), data().stream()).map(Attack::family).forEach(names::add);
        return names;
    }

    /// Runs the attacks of these families, or all, and prints the table.
    public static void run(List<String> names) throws Exception {
        boolean quick = names.contains("quick");
        List<Attack> chosen = chosen(names, quick);
        long begun = System.nanoTime();
        AttackBench bench = new AttackBench(quick);
        Thread hook = AttackedService.endingAll();
        Runtime.getRuntime().addShutdownHook(hook);
        try (bench) {
            for (Attack attack : chosen) {
                bench.row(attack);
            }
        } finally {
            Runtime.getRuntime().removeShutdownHook(hook);
            bench.print((System.nanoTime() - begun) / 1_000_000_000);
        }
    }

    private static List<Attack> chosen(List<String> names, boolean quick) {
        List<String> families = names.stream().filter(name -> !name.equals("quick")).toList();
        List<Attack> all = new ArrayList<>();
        if (families.isEmpty() || families.contains("network")) {
            all.addAll(network());
        }
        if ((families.isEmpty() && !quick) || families.contains("data")) {
            all.addAll(data());
        }
        Stream.concat(network().stream(), data().stream())
                .filter(attack -> families.contains(attack.family()))
                .forEach(all::add);
        Set<String> seen = new LinkedHashSet<>();
        return all.stream().filter(attack -> !quick || seen.add(attack.family())).toList();
    }

    private void row(Attack attack) throws InterruptedException {
        String name = attack.family() + ": " + attack.words();
        System.out.printf(
                Locale.ROOT,
                "%n%s (load %.1f)%n",
                name,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        String row;
        try {
            row = attacked(attack).row();
        } catch (IOException | RuntimeException e) {
            row = "| %s | NOT RUN: %s |".formatted(name, e.toString().replace('\n', ' '));
        }
        endRunning();
        System.out.println(row);
        rows.add(row);
    }

    private Verdict attacked(Attack attack) throws IOException, InterruptedException {
        Attack.Setting setting = attack.setting();
        Path home =
                homes.of(setting.stock())
                        .orElseThrow(() ->
                                new IllegalStateException("skipped: no tmpfs can be mounted here"));
        AttackedService service;
        try {
            service = AttackedService.start(home, setting.environment());
        } catch (IllegalStateException e) {
            homes.forget(setting.stock());
            throw e;
        }
        running = Optional.of(service);
        return new AttackRun(attack, service, quick ? QUICK : setting.seconds()).run();
    }

    private void endRunning() {
        running.ifPresent(service -> {
            try {
                service.kill();
            } catch (IOException e) {
                System.err.println("a service was left running: " + e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        running = Optional.empty();
    }

    private void print(long seconds) {
        System.out.printf(
                "%n## What it withstands%n%n%d attacks in %d s, %d processors%n%n",
                rows.size(), seconds, Runtime.getRuntime().availableProcessors());
        System.out.println(Verdict.head());
        rows.forEach(System.out::println);
    }

    @Override
    public void close() throws IOException {
        endRunning();
        homes.close();
    }
}
