package bellwether;

import bellwether.platform.http.Call;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A process that has said that it is ready.
record Running(Process process, int port) {
    private static final Pattern READY = Pattern.compile("Ready at http://127\\.0\\.0\\.1:(\\d+)");

    static Running start(Path home, Map<String, String> settings) throws IOException {
        return start(home, settings, "serve");
    }

    static Running start(Path home, Map<String, String> settings, String command)
            throws IOException {
        return start(home, settings, "bellwether.Bellwether", command);
    }

    static Running start(Path home, Map<String, String> settings, String main, String argument)
            throws IOException {
        return of(program(home, settings, main, argument).start());
    }

    /// Waits until a process says that it is ready.
    static Running of(Process process) throws IOException {
        BufferedReader out =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder seen = new StringBuilder();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            seen.append(line).append(File.separator);
            Matcher ready = READY.matcher(line);
            if (ready.find()) {
                Thread.ofVirtual().start(() -> drain(out));
                return new Running(process, Integer.parseInt(ready.group(1)));
            }
        }
        throw new IllegalStateException("did not start: " + seen);
    }

    private static void drain(BufferedReader out) {
        try {
            out.lines().forEach(rest -> {});
        } catch (UncheckedIOException e) {
            // the process was ended
        }
    }

    /// A process that is yet to be started.
    static ProcessBuilder program(
            Path home, Map<String, String> settings, String main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // a process that lives for seconds: compiling it well costs more than it brings
        command.add("-XX:TieredStopAtLevel=1");
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.equals("DATABASE_URL"));
        builder.environment().put("BELLWETHER_HOME", home.toString());
        builder.environment().put("PORT", "0");
        builder.environment().put("RATE_LIMITS", "off");
        builder.environment().putAll(settings);
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.PIPE);
        return builder;
    }

    Call call() {
        return Call.to(port);
    }
}
