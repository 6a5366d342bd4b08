package bellwether.bench.attack;

import bellwether.RemoveTree;
import bellwether.bench.attack.Attack.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The homes that services are started on: one for each stock, made when it is first needed.
final class Homes implements AutoCloseable {
    private static final int SMALL_DISK_MEGABYTES = 330;

    private final Path folder;
    private final Map<Setting.Stock, Path> made = new EnumMap<>(Setting.Stock.class);
    private Optional<Path> mounted = Optional.empty();

    Homes() throws IOException {
        this.folder = Files.createTempDirectory("bellwether-attacked");
    }

    /// The home, or nothing where this machine cannot have it.
    Optional<Path> of(Setting.Stock stock) throws IOException, InterruptedException {
        if (!made.containsKey(stock)) {
            Path home = folder.resolve(stock.name().toLowerCase(Locale.ROOT));
            switch (stock) {
                case SAMPLES -> Files.createDirectories(home);
                case MARKET -> market(home);
                case SMALL_DISK -> {
                    if (!mount(home)) {
                        return Optional.empty();
                    }
                }
            }
            made.put(stock, stock == Setting.Stock.SMALL_DISK ? home.resolve("home") : home);
        }
        return Optional.of(made.get(stock));
    }

    /// The next service on this stock begins anew, as the last could not be started on it.
    void forget(Setting.Stock stock) throws IOException {
        Path home = made.remove(stock);
        if (home != null && stock != Setting.Stock.SMALL_DISK && Files.exists(home)) {
            RemoveTree.of(home);
        }
    }

    private static void market(Path home) throws IOException, InterruptedException {
        System.out.println("making the market: 7.3 million bars");
        AttackedService service = AttackedService.start(home, Map.of("RATE_LIMITS", "off"));
        try {
            Stock.market(service.target(new AttackTime(Duration.ofMinutes(10))));
        } finally {
            service.stop();
        }
    }

    private boolean mount(Path home) throws IOException, InterruptedException {
        Files.createDirectories(home);
        int code =
                new ProcessBuilder(
                                "mount",
                                "-t",
                                "tmpfs",
                                "-o",
                                "size=" + SMALL_DISK_MEGABYTES + "m",
                                "bellwether-small-disk",
                                home.toString())
                        .inheritIO()
                        .start()
                        .waitFor();
        if (code == 0) {
            mounted = Optional.of(home);
        }
        return code == 0;
    }

    @Override
    public void close() throws IOException {
        if (mounted.isPresent()) {
            try {
                int code =
                        new ProcessBuilder("umount", mounted.get().toString())
                                .inheritIO()
                                .start()
                                .waitFor();
                if (code != 0) {
                    throw new IOException("not unmounted: " + mounted.get());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("not unmounted: " + mounted.get(), e);
            }
        }
        RemoveTree.of(folder);
    }
}
