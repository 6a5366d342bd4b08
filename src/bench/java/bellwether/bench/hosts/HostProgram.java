package bellwether.bench.hosts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A program that goes on running on a host; the network ends it with the host.
final class HostProgram {
    private HostProgram() {}

    /// @param user whose it is
    /// @param log what it prints
    static Process start(
            String host,
            String user,
            Path log,
            Map<String, String> environment,
            List<String> program)
            throws IOException {
        List<String> words = new ArrayList<>(HostNetwork.on(host));
        if (!user.equals("root")) {
            words.addAll(List.of("setpriv", "--reuid=" + user, "--regid=" + user, "--init-groups"));
        }
        words.addAll(program);
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment().keySet().retainAll(List.of("PATH", "LANG", "TMPDIR"));
        builder.environment().put("HOME", log.resolveSibling("").toString());
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true).redirectOutput(log.toFile());
        return builder.start();
    }

    /// The end of a log, for words about a failure.
    static String end(Path log) throws IOException {
        List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
    }
}
