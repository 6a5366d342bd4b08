package bellwether.platform.db;

import bellwether.platform.db.embedded.SharedBuffers;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// A server whose databases nobody wants once the tests have ended. An orderly stop writes out
/// every page of them, and its library then removes their files one by one: after some hundred
/// databases both take longer than Surefire lets a process end. So it is killed and removed by a
/// process that outlives this one.
record ThrowawayPostgres(EmbeddedPostgres postgres, Path data) {
    /// Kills the server, which removes `postmaster.pid` when it has ended, and then its files.
    private static final String END =
            "kill -QUIT $(head -1 \"$0/postmaster.pid\"); n=0; while [ -e \"$0/postmaster.pid\" ] && [ $n -lt 100 ]; do sleep 0.1; n=$((n+1)); done; rm -rf \"$0\"";

    static ThrowawayPostgres start() throws IOException {
        Path data = Files.createTempDirectory("epg");
        EmbeddedPostgres postgres =
                EmbeddedPostgres.builder()
                        .setDataDirectory(data)
                        .setRegisterShutdownHook(false)
                        .setServerConfig("max_connections", "300")
                        .setServerConfig("shared_buffers", SharedBuffers.setting())
                        .setPGStartupWait(Duration.ofSeconds(60))
                        .start();
        ThrowawayPostgres server = new ThrowawayPostgres(postgres, data);
        Runtime.getRuntime().addShutdownHook(new Thread(server::end, "end of the test server"));
        return server;
    }

    /// Returns at once, and does no harm when it is repeated.
    void end() {
        try {
            new ProcessBuilder("sh", "-c", END, data.toString())
                    .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
