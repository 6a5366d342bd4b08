package bellwether;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Processor time that this process, the service and its database have used up to now, in seconds,
/// as Linux counts it: the share of a busy machine that a wall clock cannot tell.
record CpuTime(double own, double service, double database) {
    private static final double TICKS_A_SECOND = 100;

    static CpuTime now(Process service, Path home) throws IOException {
        long postmaster = postmaster(home);
        double database = of(postmaster);
        for (ProcessHandle child :
                ProcessHandle.of(postmaster).stream()
                        .flatMap(ProcessHandle::descendants)
                        .toList()) {
            database += of(child.pid());
        }
        return new CpuTime(of(ProcessHandle.current().pid()), of(service.pid()), database);
    }

    CpuTime since(CpuTime before) {
        return new CpuTime(own - before.own, service - before.service, database - before.database);
    }

    private static long postmaster(Path home) throws IOException {
        try (Stream<Path> files = Files.walk(home, 4)) {
            Path file =
                    files.filter(path -> path.endsWith("postmaster.pid")).findFirst().orElseThrow();
            return Long.parseLong(Files.readAllLines(file).getFirst().trim());
        }
    }

    /// With the children that have ended; 0 for a process that is gone.
    private static double of(long pid) throws IOException {
        Path stat = Path.of("/proc", Long.toString(pid), "stat");
        if (!Files.exists(stat)) {
            return 0;
        }
        String line = Files.readString(stat);
        List<String> fields = List.of(line.substring(line.lastIndexOf(')') + 2).split(" "));
        return fields.subList(11, 15).stream().mapToLong(Long::parseLong).sum() / TICKS_A_SECOND;
    }
}
