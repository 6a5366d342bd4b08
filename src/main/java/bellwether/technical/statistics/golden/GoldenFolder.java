package bellwether.technical.statistics.golden;

import bellwether.platform.base.Json;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/// A folder of golden numbers: its files, its `config.json`, and the prices that it was made of.
public final class GoldenFolder {
    private static final String CONFIG = "config.json";

    private final Path root;
    private final List<Path> prices;
    private final JsonNode config;
    private final Map<String, GoldenTable> tables = new HashMap<>();

    private GoldenFolder(Path root, List<Path> prices, JsonNode config) {
        this.root = root;
        this.prices = prices;
        this.config = config;
    }

    /// A folder with a `config.json`.
    ///
    /// @param prices folders in which the price files that it names may lie
    public static GoldenFolder open(Path root, List<Path> prices) {
        if (!Files.isDirectory(root)) {
            throw new UnreadableGolden(root + " is no folder");
        }
        return new GoldenFolder(root, List.copyOf(prices), parse(root.resolve(CONFIG), CONFIG));
    }

    /// The names of its files.
    Set<String> files() {
        try (Stream<Path> files = Files.list(root)) {
            Set<String> names = new TreeSet<>();
            files.forEach(file -> names.add(String.valueOf(file.getFileName())));
            return names;
        } catch (IOException e) {
            throw new UnreadableGolden(root + " cannot be listed: " + e.getMessage(), e);
        }
    }

    /// A setting that it was made with.
    public JsonNode setting(String name) {
        JsonNode found = config.get(name);
        if (found == null) {
            throw new UnreadableGolden(CONFIG + " has no " + name);
        }
        return found;
    }

    public JsonNode json(String name) {
        return parse(root.resolve(name), name);
    }

    private static JsonNode parse(Path file, String name) {
        try {
            return Json.shared().readTree(Files.readString(file));
        } catch (JsonProcessingException e) {
            JsonLocation place = e.getLocation();
            throw new UnreadableGolden(
                    "%s is not valid JSON (line %d, column %d)"
                            .formatted(name, place.getLineNr(), place.getColumnNr()),
                    e);
        } catch (IOException e) {
            throw new UnreadableGolden(name + " cannot be read: " + e.getMessage(), e);
        }
    }

    /// A CSV file of the folder, plain or gzipped.
    public GoldenTable table(String name) {
        return tables.computeIfAbsent(name, _ -> read(root.resolve(name), name, Set.of()));
    }

    /// A price file that `config.json` names, from the first folder that has it. Of a file of many
    /// symbols only those that it names.
    GoldenTable prices(String name) {
        return tables.computeIfAbsent("prices " + name, _ -> read(find(name), name, symbols()));
    }

    private Set<String> symbols() {
        Set<String> symbols = new TreeSet<>();
        config.path("panel").forEach(symbol -> symbols.add(symbol.asText()));
        config.path("series").forEach(file -> symbols.add(file.asText().replaceFirst(".*#", "")));
        return symbols;
    }

    private Path find(String name) {
        return prices.stream()
                .map(folder -> folder.resolve(name))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() ->
                        new UnreadableGolden(
                                "prices %s were not found; name their folder with --data"
                                        .formatted(name)));
    }

    /// @param symbols whose rows are kept; all rows where it is empty
    private static GoldenTable read(Path file, String name, Set<String> symbols) {
        try (Reader text = text(file)) {
            return symbols.isEmpty()
                    ? GoldenTable.read(name, text)
                    : GoldenTable.read(name, text, "name", symbols);
        } catch (IOException e) {
            throw new UnreadableGolden(name + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static Reader text(Path file) throws IOException {
        InputStream bytes = Files.newInputStream(file);
        try {
            InputStream plain =
                    file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
            return new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8));
        } catch (IOException e) {
            bytes.close();
            throw e;
        }
    }

    /// One of the series by its name in `config.json`, of file, or file and ticker.
    public GoldenPrices series(String name) {
        JsonNode file = setting("series").get(name);
        if (file == null) {
            throw new UnreadableGolden("%s has no series %s".formatted(CONFIG, name));
        }
        String spec = file.asText();
        int mark = spec.indexOf('#');
        return mark < 0
                ? GoldenPrices.of(prices(spec))
                : GoldenPrices.of(
                        prices(spec.substring(0, mark)).where("name", spec.substring(mark + 1)));
    }

    /// The words of a setting.
    public List<String> names(String setting) {
        List<String> names = new ArrayList<>();
        setting(setting).forEach(name -> names.add(name.asText()));
        return names;
    }

    public static double[] numbers(JsonNode array) {
        double[] values = new double[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).asDouble();
        }
        return values;
    }

    public static int[] wholes(JsonNode array) {
        int[] values = new int[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).asInt();
        }
        return values;
    }
}
