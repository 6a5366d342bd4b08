package bellwether.platform.drawing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `chart.css`, read for surfaces that know no style sheets: so a picture and a page look alike.
/// Knows what that sheet uses: variables, one for light and one for dark, and rules for an element
/// with some classes.
public final class ChartStyleSheet {
    private static final Pattern RULE = Pattern.compile("([^{}]+)\\{([^{}]*)\\}");
    private static final Pattern VARIABLE = Pattern.compile("var\\((--[\\w-]+)\\)");
    private static final String CSS = read();

    private final Map<String, String> variables;
    private final List<Rule> rules;

    /// @param tag empty for any
    private record Rule(String tag, Set<String> classes, Map<String, String> looks) {
        boolean fits(String element, Set<String> of) {
            return (tag.isEmpty() || tag.equals(element)) && of.containsAll(classes);
        }
    }

    private ChartStyleSheet(Map<String, String> variables, List<Rule> rules) {
        this.variables = Map.copyOf(variables);
        this.rules = List.copyOf(rules);
    }

    /// As it is.
    public static String css() {
        return CSS;
    }

    /// With the colours of a light or a dark page.
    public static ChartStyleSheet of(boolean dark) {
        Map<String, String> variables = new HashMap<>();
        List<Rule> rules = new ArrayList<>();
        int roots = 0;
        Matcher found = RULE.matcher(CSS);
        while (found.find()) {
            String selectors = found.group(1).strip();
            Map<String, String> looks = looks(found.group(2));
            if (selectors.endsWith(":root")) {
                roots++;
                if (roots == 1 || dark) {
                    variables.putAll(looks);
                }
            } else {
                for (String selector : selectors.split(",", -1)) {
                    rules.add(rule(selector.strip(), looks));
                }
            }
        }
        return new ChartStyleSheet(variables, rules);
    }

    /// The same as text, with these colours whatever the reader's system is.
    public static String fixed(boolean dark) {
        int from = CSS.indexOf("@media screen and (prefers-color-scheme:dark){");
        int to = CSS.indexOf("}}", from) + 2;
        String block = CSS.substring(from, to);
        String root = block.substring(block.indexOf('{') + 1, block.length() - 1);
        return CSS.replace(block, dark ? root : "");
    }

    /// What a file with a chart and nothing else has beside: its ground, and its size.
    public static String ofFile(ChartSize size) {
        return ".chart{width:%dpx;max-width:100%%;height:auto}rect.sheet{fill:var(--ground)}\n"
                .formatted(size.width());
    }

    private static Rule rule(String selector, Map<String, String> looks) {
        String last = selector.substring(selector.lastIndexOf(' ') + 1);
        List<String> parts = List.of(last.split("\\.", -1));
        return new Rule(parts.getFirst(), Set.copyOf(parts.subList(1, parts.size())), looks);
    }

    private static Map<String, String> looks(String text) {
        Map<String, String> looks = new HashMap<>();
        for (String one : text.split(";", -1)) {
            int colon = one.indexOf(':');
            if (colon > 0) {
                looks.put(one.substring(0, colon).strip(), one.substring(colon + 1).strip());
            }
        }
        return looks;
    }

    /// A look of an element with classes, variables put in; empty where none is stated.
    String look(String element, Set<String> classes, String name) {
        String value = "";
        for (Rule rule : rules) {
            String stated = rule.looks().get(name);
            if (stated != null && rule.fits(element, classes)) {
                value = stated;
            }
        }
        return filled(value);
    }

    /// A variable, such as `--ground`.
    String variable(String name) {
        return filled(Objects.requireNonNull(variables.get(name), name));
    }

    private String filled(String value) {
        Matcher variable = VARIABLE.matcher(value);
        return variable.matches() ? variable(variable.group(1)) : value;
    }

    private static String read() {
        String name = "/bellwether/platform/drawing/chart.css";
        try (InputStream in =
                Objects.requireNonNull(ChartStyleSheet.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
