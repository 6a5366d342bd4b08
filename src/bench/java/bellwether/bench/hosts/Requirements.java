package bellwether.bench.hosts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What the machine must have: namespaces, which only root may make, and some programs.
final class Requirements {
    /// Debian's package by the program that is looked for.
    private static final Map<String, String> PACKAGES = new LinkedHashMap<>();

    static {
        PACKAGES.put("ip", "iproute2");
        PACKAGES.put("setpriv", "util-linux");
        PACKAGES.put("haproxy", "haproxy");
        PACKAGES.put("patroni", "patroni, python3-etcd");
        PACKAGES.put("etcd", "etcd-server");
    }

    private Requirements() {}

    /// Why it cannot be tried here; nothing when it can.
    static Optional<String> missing() throws IOException, InterruptedException {
        if (!"root".equals(System.getProperty("user.name"))) {
            return Optional.of("network namespaces need root, and this is another user");
        }
        List<String> packages = new ArrayList<>();
        PACKAGES.forEach((program, name) -> {
            if (onPath(program).isEmpty()) {
                packages.add(name);
            }
        });
        if (postgres().isEmpty()) {
            packages.add("postgresql");
        }
        if (!packages.isEmpty()) {
            return Optional.of(
                    "programs are missing: apt-get install "
                            + String.join(" ", packages).replace(",", ""));
        }
        return HostCommand.works(List.of("unshare", "-n", "true"))
                ? Optional.empty()
                : Optional.of("this kernel or container lets no namespaces be made");
    }

    private static Optional<Path> onPath(String program) {
        return Stream.concat(
                        Stream.of(System.getenv().getOrDefault("PATH", "").split(":")),
                        Stream.of("/usr/sbin", "/sbin"))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /// The programs of the newest PostgreSQL that Debian has put here.
    static Optional<Path> postgres() throws IOException {
        Path all = Path.of("/usr/lib/postgresql");
        if (!Files.isDirectory(all)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(all)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("postgres")))
                    .max(Path::compareTo);
        }
    }
}
