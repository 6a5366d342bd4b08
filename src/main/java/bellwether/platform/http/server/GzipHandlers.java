package bellwether.platform.http.server;

import org.eclipse.jetty.compression.gzip.GzipCompression;
import org.eclipse.jetty.compression.server.CompressionConfig;
import org.eclipse.jetty.compression.server.CompressionHandler;

/// Answers of some size are compressed for whoever accepts gzip. The server does it, and not the
/// framework, because it also keeps entity tags right: the compressed form has a tag of its own,
/// with `--gzip` at its end, and is recognised by it. Event streams are never compressed, and no
/// answer repeats a secret beside what a caller chose, so that its size tells nothing.
final class GzipHandlers {
    /// Below this the headers cost more than is won.
    private static final int SMALLEST = 1_400;

    private GzipHandlers() {}

    static CompressionHandler handler() {
        GzipCompression gzip = new GzipCompression();
        gzip.setMinCompressSize(SMALLEST);
        CompressionHandler handler = new CompressionHandler();
        handler.putCompression(gzip);
        handler.putConfiguration(
                "/*",
                CompressionConfig.builder()
                        .compressIncludeEncoding("gzip")
                        .compressIncludeMethod("GET")
                        .compressIncludeMethod("POST")
                        .compressIncludeMimeType("application/json")
                        .compressIncludeMimeType("application/problem+json")
                        .compressIncludeMimeType("application/yaml")
                        .compressIncludeMimeType("application/javascript")
                        .compressIncludeMimeType("image/svg+xml")
                        .compressIncludeMimeType("text/css")
                        .compressIncludeMimeType("text/csv")
                        .compressIncludeMimeType("text/html")
                        .compressIncludeMimeType("text/javascript")
                        .compressIncludeMimeType("text/plain")
                        // bodies come as they are: a limit on what was sent must hold for what is
                        // read
                        .decompressExcludeEncoding("gzip")
                        .build());
        return handler;
    }
}
