package bellwether.frontend.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Where the files of the page come from: the folder of this package, as a directory or within a
/// jar, and the libraries' own jars.
final class PageSource {
    static final String SHELL = "index.html";

    private static final String FOLDER = "bellwether/frontend/page/";
    private static final String RESOURCES = "META-INF/resources/";

    /// What the page loads of others: its name here, the library, and the file in its jar.
    private record Borrowed(String name, String library, String file, String end) {}

    private static final List<Borrowed> BORROWED =
            List.of(
                    htm("preact.js", "preact/standalone.mjs"),
                    htm("htm-licence.txt", "LICENSE"),
                    // a script of old, which leaves a variable; as a module it gives it away
                    uplot("uplot.js", "dist/uPlot.iife.min.js", "\nexport default uPlot;\n"),
                    uplot("uplot.css", "dist/uPlot.min.css", ""),
                    uplot("uplot-licence.txt", "LICENSE", ""));

    private final ClassLoader loader;

    PageSource(ClassLoader loader) {
        this.loader = loader;
    }

    private static Borrowed htm(String name, String file) {
        return new Borrowed(name, "org.mvnpm/htm", "_static/htm/%s/" + file, "");
    }

    private static Borrowed uplot(String name, String file, String end) {
        return new Borrowed(name, "org.webjars.npm/uplot", "webjars/uplot/%s/" + file, end);
    }

    /// Every file by its path below the page's folder.
    SortedMap<String, byte[]> read() {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try {
            own(files);
            for (Borrowed one : BORROWED) {
                files.put("vendor/" + one.name(), borrowed(one));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private void own(SortedMap<String, byte[]> files) throws IOException {
        URL shell = loader.getResource(FOLDER + SHELL);
        if (shell == null) {
            throw new IllegalStateException(FOLDER + SHELL + " is not in the program");
        }
        URI place = uri(shell);
        if (!place.getScheme().equals("jar")) {
            collect(Path.of(place).resolveSibling(""), files);
            return;
        }
        try (FileSystem jar = FileSystems.newFileSystem(place, Map.of())) {
            collect(jar.getPath(FOLDER), files);
        }
    }

    private static void collect(Path folder, SortedMap<String, byte[]> files) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                if (name.equals(SHELL) || PageFiles.isServed(name)) {
                    files.put(name, Files.readAllBytes(file));
                }
            }
        }
    }

    private byte[] borrowed(Borrowed one) throws IOException {
        byte[] text = bytes(RESOURCES + one.file().formatted(version(one.library())));
        String whole = new String(text, StandardCharsets.UTF_8) + one.end();
        return whole.getBytes(StandardCharsets.UTF_8);
    }

    /// The jar says itself which version it is, so that only the build names it.
    private String version(String library) throws IOException {
        Properties facts = new Properties();
        try (InputStream in = open("META-INF/maven/" + library + "/pom.properties")) {
            facts.load(in);
        }
        return facts.getProperty("version");
    }

    private byte[] bytes(String resource) throws IOException {
        try (InputStream in = open(resource)) {
            return in.readAllBytes();
        }
    }

    private InputStream open(String resource) {
        InputStream in = loader.getResourceAsStream(resource);
        if (in == null) {
            throw new IllegalStateException(resource + " is not in the program");
        }
        return in;
    }

    private static URI uri(URL url) {
        try {
            return url.toURI();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(url.toString(), e);
        }
    }
}
