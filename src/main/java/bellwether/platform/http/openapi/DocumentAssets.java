package bellwether.platform.http.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/// The files of the page: our own two, and Swagger UI's out of its jar.
final class DocumentAssets {
    private static final String OURS = "/bellwether/platform/http/openapi/page/";
    private static final String SWAGGER_UI = "/META-INF/resources/webjars/swagger-ui/";
    private static final String SWAGGER_UI_FACTS =
            "/META-INF/maven/org.webjars/swagger-ui/pom.properties";

    private static final Map<String, String> TYPES =
            Map.of(
                    "js", "text/javascript;charset=utf-8",
                    "css", "text/css;charset=utf-8",
                    "png", "image/png");

    private DocumentAssets() {}

    static CachedRepresentation page() {
        return new CachedRepresentation(bytes(OURS + "page.html"), "text/html;charset=utf-8");
    }

    /// A text of ours.
    static String text(String name) {
        return new String(bytes(OURS + name), StandardCharsets.UTF_8);
    }

    /// Whatever else the page loads; nothing for any other name.
    static Optional<CachedRepresentation> find(String name) {
        return switch (name) {
            case "page.js" -> Optional.of(representation(OURS + name));
            case "swagger-ui.css", "swagger-ui-bundle.js", "favicon-32x32.png" ->
                    Optional.of(representation(SWAGGER_UI + version() + "/" + name));
            default -> Optional.empty();
        };
    }

    private static CachedRepresentation representation(String resource) {
        String type = TYPES.get(resource.substring(resource.lastIndexOf('.') + 1));
        if (type == null) {
            throw new IllegalStateException("no type is known for " + resource);
        }
        return new CachedRepresentation(bytes(resource), type);
    }

    /// The jar says itself which version it is, so that only the build names it.
    private static String version() {
        Properties facts = new Properties();
        try (InputStream in = open(SWAGGER_UI_FACTS)) {
            facts.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return facts.getProperty("version");
    }

    private static byte[] bytes(String resource) {
        try (InputStream in = open(resource)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String resource) {
        InputStream in = DocumentAssets.class.getResourceAsStream(resource);
        if (in == null) {
            throw new IllegalStateException(resource + " is not in the program");
        }
        return in;
    }
}
