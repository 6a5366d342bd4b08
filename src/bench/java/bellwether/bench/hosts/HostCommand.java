package bellwether.bench.hosts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A program that is run to its end.
final class HostCommand {
    private static final long LONGEST_SECONDS = 120;

    private HostCommand() {}

    /// @return what it printed
    /// @throws IllegalStateException when it failed
    static String run(String... words) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException(String.join(" ", words) + " did not end");
        }
        if (process.exitValue() != 0) {
            throw new IllegalStateException(
                    "%s ended with exit code %d: %s"
                            .formatted(String.join(" ", words), process.exitValue(), text.strip()));
        }
        return text;
    }

    /// Whether it ended well.
    static boolean works(List<String> words) throws InterruptedException {
        try {
            run(words.toArray(String[]::new));
            return true;
        } catch (IOException | IllegalStateException e) {
            return false;
        }
    }
}
