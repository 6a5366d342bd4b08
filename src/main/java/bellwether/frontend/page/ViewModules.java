package bellwether.frontend.page;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which modules a view is made of. A browser that finds them one by one asks again for each step
/// of the way; one that is told asks for all of them at once.
final class ViewModules {
    static final String NO_VIEW = "";

    /// The view at `/`, which has no part below `/app`.
    static final String FRONT = "/";

    private static final Pattern IMPORT = Pattern.compile("\\b(?:import|from) *'(\\.[^']+)';");
    private static final String SHELL = "app.js";
    private static final Map<String, String> OTHER_NAMES =
            Map.of(FRONT, "views/today.js", "s", "views/symbol.js");

    /// Loads the styles of pictures.
    private static final String STYLE = "draw/style.js";

    private static final List<String> STYLES = List.of("vendor/uplot.css", "draw/draw.css");

    private final SortedMap<String, byte[]> files;

    /// The module of each view by its name in addresses.
    private final SortedMap<String, String> views = new TreeMap<>(OTHER_NAMES);

    ViewModules(SortedMap<String, byte[]> files) {
        this.files = files;
        String shell = text(SHELL);
        Pattern.compile("import\\('\\./(views/([a-z]+)\\.js)'\\)")
                .matcher(shell)
                .results()
                .filter(found -> !OTHER_NAMES.containsValue(found.group(1)))
                .forEach(found -> views.put(found.group(2), found.group(1)));
        views.values().retainAll(files.keySet());
    }

    Set<String> views() {
        return views.keySet();
    }

    /// The links that name what the shell and this view load, for the head of the page.
    String linksOf(String view) {
        Set<String> modules = modulesOf(view);
        Stream<String> styles = modules.contains(STYLE) ? STYLES.stream() : Stream.empty();
        return Stream.concat(
                        styles.map("<link rel=\"stylesheet\" href=\"{{page}}/%s\">"::formatted),
                        modules.stream()
                                .filter(name -> !name.equals(SHELL))
                                .map(
                                        "<link rel=\"modulepreload\" href=\"{{page}}/%s\">"
                                                ::formatted))
                .collect(Collectors.joining("\n"));
    }

    /// The shell's first, then the view's, each before what it imports.
    private Set<String> modulesOf(String view) {
        Set<String> modules = new LinkedHashSet<>();
        collect(SHELL, modules);
        String module = views.get(view);
        if (module != null) {
            collect(module, modules);
        }
        return modules;
    }

    private void collect(String module, Set<String> modules) {
        if (!files.containsKey(module) || !modules.add(module)) {
            return;
        }
        IMPORT.matcher(text(module))
                .results()
                .map(found -> URI.create("/" + module).resolve(found.group(1)).getPath())
                .forEach(path -> collect(path.substring(1), modules));
    }

    private String text(String name) {
        byte[] bytes = files.get(name);
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }
}
