package bellwether.frontend.page;

import bellwether.platform.base.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// All files of the page under one address that changes with any of them, so that each may be kept
/// for ever and a release is one new address.
final class PageFiles {
    /// How long browsers keep a file: longer than any release lives.
    static final String FOR_EVER = "public, max-age=31536000, immutable";

    /// Stands in the shell where the address of the files belongs.
    private static final String PLACE = "{{page}}";

    /// Stands in the shell where the modules of a view are named.
    private static final String MODULES = "{{modules}}";

    private static final Map<String, String> TYPES =
            Map.of(
                    "js", "text/javascript;charset=utf-8",
                    "css", "text/css;charset=utf-8",
                    "svg", "image/svg+xml",
                    "txt", "text/plain;charset=utf-8");

    private final String hash;
    private final Map<String, PageFile> shells = new HashMap<>();
    private final Map<String, PageFile> files = new HashMap<>();

    /// @param sources every file by its path, the shell among them
    PageFiles(SortedMap<String, byte[]> sources) {
        SortedMap<String, byte[]> sent = new TreeMap<>(sources);
        sent.replaceAll(PageFiles::stripped);
        hash = hash(sent);
        sent.forEach((name, bytes) -> {
            if (isServed(name)) {
                files.put(name, new PageFile(bytes, type(name)));
            }
        });
        String page = text(Objects.requireNonNull(sent.get(PageSource.SHELL)));
        ViewModules modules = new ViewModules(sent);
        shells.put("", shell(page, modules.linksOf(ViewModules.NO_VIEW)));
        for (String view : modules.views()) {
            shells.put(view, shell(page, modules.linksOf(view)));
        }
    }

    private PageFile shell(String page, String links) {
        String whole = page.replace(MODULES, links).replace(PLACE, "/page/" + hash);
        return new PageFile(whole.getBytes(StandardCharsets.UTF_8), "text/html;charset=utf-8");
    }

    /// What others wrote is as small as they made it.
    private static byte[] stripped(String name, byte[] bytes) {
        String ending = name.startsWith("vendor/") ? "" : ending(name);
        return switch (ending) {
            case "js" -> StrippedText.ofScript(text(bytes)).getBytes(StandardCharsets.UTF_8);
            case "css" -> StrippedText.ofStyle(text(bytes)).getBytes(StandardCharsets.UTF_8);
            default -> bytes;
        };
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String hash(SortedMap<String, byte[]> files) {
        byte[][] parts =
                files.entrySet().stream()
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

    /// The page as it begins at a view: with what this view loads named at once.
    ///
    /// @param view the first part of an address below `/app`, or the name of no view
    PageFile shell(String view) {
        return shells.getOrDefault(view, Objects.requireNonNull(shells.get("")));
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
