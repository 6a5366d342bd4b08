package bellwether.frontend.page;

import bellwether.platform.base.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;

/// All files of the page under one address that changes with any of them, so that each may be kept
/// for ever and a release is one new address.
final class PageFiles {
    /// How long browsers keep a file: longer than any release lives.
    static final String FOR_EVER = "public, max-age=31536000, immutable";

    /// Stands in the shell where the address of the files belongs.
    private static final String PLACE = "{{page}}";

    private static final Map<String, String> TYPES =
            Map.of(
                    "js", "text/javascript;charset=utf-8",
                    "css", "text/css;charset=utf-8",
                    "svg", "image/svg+xml",
                    "txt", "text/plain;charset=utf-8");

    private final String hash;
    private final PageFile shell;
    private final Map<String, PageFile> files = new HashMap<>();

    /// @param sources every file by its path, the shell among them
    PageFiles(SortedMap<String, byte[]> sources) {
        hash = hash(sources);
        String page = text(Objects.requireNonNull(sources.get(PageSource.SHELL)));
        shell =
                new PageFile(
                        page.replace(PLACE, "/page/" + hash).getBytes(StandardCharsets.UTF_8),
                        "text/html;charset=utf-8");
        sources.forEach((name, bytes) -> {
            if (isServed(name)) {
                files.put(name, new PageFile(bytes, type(name)));
            }
        });
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String hash(SortedMap<String, byte[]> sources) {
        byte[][] parts =
                sources.entrySet().stream()
                        .map(one -> Sha256.of(Sha256.of(one.getKey()), one.getValue()))
                        .toArray(byte[][]::new);
        return HexFormat.of().formatHex(Sha256.of(parts), 0, 8);
    }

    static boolean isServed(String name) {
        return TYPES.containsKey(ending(name));
    }

    private static String type(String name) {
        return TYPES.getOrDefault(ending(name), "application/octet-stream");
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    String hash() {
        return hash;
    }

    PageFile shell() {
        return shell;
    }

    /// The names of all files but the shell.
    Iterable<String> names() {
        return files.keySet().stream().sorted().toList();
    }

    /// Nothing for an unknown name, and for any name under the address of another release.
    Optional<PageFile> find(String address, String name) {
        return address.equals(hash) ? Optional.ofNullable(files.get(name)) : Optional.empty();
    }
}
