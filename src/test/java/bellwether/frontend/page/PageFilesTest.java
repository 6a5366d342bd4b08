package bellwether.frontend.page;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PageFilesTest {
    private static final String FOLDER = "bellwether/frontend/page/";
    private static final int MOST = 250_000;
    private static final Map<String, String> OWN =
            Map.of(
                    "index.html", "<script src=\"{{page}}/app.js\">",
                    "app.js", "import './base/api.js'",
                    "base/api.js", "export {}",
                    "PageFiles.class", "no file of the page",
                    "openapi.yaml", "nor this");

    private static SortedMap<String, byte[]> sources() {
        return new PageSource(PageFilesTest.class.getClassLoader()).read();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void theAddressChangesWithTheContentAndTheNameOfAnyFile() {
        SortedMap<String, byte[]> sources = sources();
        String address = new PageFiles(sources).hash();
        assertEquals(address, new PageFiles(sources()).hash());
        for (String name : sources.keySet()) {
            SortedMap<String, byte[]> other = new TreeMap<>(sources);
            other.merge(name, bytes("\n;"), PageFilesTest::joined);
            assertNotEquals(address, new PageFiles(other).hash(), name);
        }
        SortedMap<String, byte[]> renamed = new TreeMap<>(sources);
        renamed.put("renamed.js", renamed.remove("app.js"));
        assertNotEquals(address, new PageFiles(renamed).hash());
    }

    private static byte[] joined(byte[] one, byte[] other) {
        return bytes(
                new String(one, StandardCharsets.UTF_8)
                        + new String(other, StandardCharsets.UTF_8));
    }

    /// The files that a view's shell names, in their order.
    private static List<String> named(ViewModules modules, String view) {
        return modules.linksOf(view)
                .lines()
                .map(line -> line.replaceAll(".*\\{\\{page}}/([^\"]+)\".*", "$1"))
                .toList();
    }

    @Test
    void theShellOfAViewNamesAllThatItLoads() {
        SortedMap<String, byte[]> sources = sources();
        PageFiles files = new PageFiles(sources);
        ViewModules modules = new ViewModules(sources);
        List<String> shell = named(modules, ViewModules.NO_VIEW);
        assertTrue(shell.containsAll(List.of("vendor/preact.js", "base/kit.js", "base/api.js")));
        assertTrue(shell.stream().noneMatch(name -> name.startsWith("views/")), shell.toString());
        assertEquals(shell, named(modules, "nowhere"));
        assertTrue(modules.views().containsAll(Set.of("/", "s", "market", "jobs", "settings")));
        for (String view : modules.views()) {
            List<String> names = named(modules, view);
            assertTrue(names.containsAll(shell), view);
            for (String name : names) {
                assertTrue(files.find(files.hash(), name).isPresent(), name);
                text(sources, name)
                        .lines()
                        .filter(line -> line.matches("(import |} from).*'\\..*"))
                        .map(line -> line.replaceAll(".*/([^/]+)';.*", "/$1"))
                        .forEach(end ->
                                assertTrue(
                                        names.stream().anyMatch(one -> ("/" + one).endsWith(end)),
                                        view + " " + end));
            }
        }
        assertTrue(
                named(modules, "s").containsAll(List.of("draw/draw.css", "draw/price-chart.js")));
        assertFalse(named(modules, "/").contains("draw/draw.css"));
    }

    private static String text(SortedMap<String, byte[]> sources, String name) {
        return new String(Objects.requireNonNull(sources.get(name)), StandardCharsets.UTF_8);
    }

    /// Those that the script adds later are the ones that the shell names.
    @Test
    void theStylesOfPicturesAreThoseThatTheShellNames() {
        SortedMap<String, byte[]> sources = sources();
        List<String> loaded =
                Pattern.compile("'\\.[^']*?([a-z]+\\.css)'")
                        .matcher(text(sources, "draw/style.js"))
                        .results()
                        .map(found -> found.group(1))
                        .toList();
        assertEquals(
                loaded,
                named(new ViewModules(sources), "s").stream()
                        .filter(name -> name.endsWith(".css"))
                        .map(name -> name.substring(name.indexOf('/') + 1))
                        .toList());
    }

    @Test
    void theSourcesThatAreServedAreThisPackagesOwn() {
        SortedMap<String, byte[]> sources = sources();
        PageFiles files = new PageFiles(sources);
        for (String name : sources.keySet()) {
            assertFalse(name.endsWith(".class") || name.endsWith(".yaml"), name);
        }
        for (String vendor : new String[] {"preact.js", "uplot.js", "uplot.css"}) {
            assertTrue(files.find(files.hash(), "vendor/" + vendor).isPresent(), vendor);
        }
    }

    @Test
    void modulesImportFilesThatAreThere() {
        SortedMap<String, byte[]> sources = sources();
        sources.forEach((name, bytes) -> {
            if (name.endsWith(".js") && !name.startsWith("vendor/")) {
                new String(bytes, StandardCharsets.UTF_8)
                        .lines()
                        .filter(line ->
                                line.matches("(import|} from|export .* from) .*'\\.[^']+';.*"))
                        .map(line -> line.replaceAll(".*'(\\.[^']+)'.*", "$1"))
                        .forEach(path -> {
                            Path at = Path.of("/" + name).resolveSibling(path).normalize();
                            assertTrue(
                                    sources.containsKey(at.toString().substring(1)),
                                    name + " imports " + path);
                        });
            }
        });
    }

    /// The program runs from a directory while it is built and from a jar when it is used.
    @Test
    void aDirectoryAndAJarGiveTheSameFiles(@TempDir Path folder) throws IOException {
        Path directory = folder.resolve("classes");
        Path jar = folder.resolve("program of a user.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(FOLDER));
            zip.closeEntry();
            for (Map.Entry<String, String> one : OWN.entrySet()) {
                Path file = directory.resolve(FOLDER + one.getKey());
                Files.createDirectories(file.getParent());
                Files.writeString(file, one.getValue());
                zip.putNextEntry(new ZipEntry(FOLDER + one.getKey()));
                zip.write(bytes(one.getValue()));
                zip.closeEntry();
            }
        }
        SortedMap<String, byte[]> fromDirectory = read(directory.toUri().toURL());
        SortedMap<String, byte[]> fromJar = read(jar.toUri().toURL());
        assertEquals(fromDirectory.keySet(), fromJar.keySet());
        fromDirectory.forEach((name, bytes) -> assertArrayEquals(bytes, fromJar.get(name), name));
        assertTrue(fromJar.containsKey("base/api.js"));
        assertFalse(fromJar.containsKey("openapi.yaml"));
        assertEquals(new PageFiles(fromDirectory).hash(), new PageFiles(fromJar).hash());
    }

    private static SortedMap<String, byte[]> read(URL place) throws IOException {
        URL[] places = {place};
        try (URLClassLoader loader =
                new URLClassLoader(
                        places, new LibrariesOnly(PageFilesTest.class.getClassLoader()))) {
            return new PageSource(loader).read();
        }
    }

    /// Sees the libraries' jars, and nothing of this program.
    private static final class LibrariesOnly extends ClassLoader {
        private final ClassLoader whole;

        LibrariesOnly(ClassLoader whole) {
            super(null);
            this.whole = whole;
        }

        @Override
        public @Nullable URL getResource(String name) {
            return name.startsWith("META-INF/") ? whole.getResource(name) : null;
        }
    }

    /// What the design allows the first view; all of it was to be 80 KB: see decision 26.
    @Test
    void theFilesAreFewAndSmall() {
        SortedMap<String, byte[]> sources = sources();
        PageFiles files = new PageFiles(sources);
        ViewModules modules = new ViewModules(sources);
        int all = 0;
        for (String name : files.names()) {
            all += name.endsWith(".txt") ? 0 : size(files, name);
        }
        for (String view : modules.views()) {
            System.out.printf(
                    "page, gzipped: %,d bytes to open %s%n", opened(files, modules, view), view);
        }
        System.out.printf("page, gzipped: %,d bytes of all%n", all);
        int first = opened(files, modules, ViewModules.FRONT);
        assertTrue(first <= 30_000, first + " bytes for the first view");
        assertTrue(all <= MOST, all + " bytes for all");
    }

    private static int opened(PageFiles files, ViewModules modules, String view) {
        int sum = files.shell(view).compressedLength();
        for (String name : List.of("app.css", "app.js", "icon.svg")) {
            sum += size(files, name);
        }
        for (String name : named(modules, view)) {
            sum += size(files, name);
        }
        return sum;
    }

    private static int size(PageFiles files, String name) {
        return files.find(files.hash(), name).orElseThrow().compressedLength();
    }
}
