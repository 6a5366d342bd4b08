package bellwether;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// What a screen reader is given of a tab: one line for each thing, such as `button "Sign in"`.
final class AccessibleTree {
    private static final Set<String> CONTROLS =
            Set.of(
                    "button",
                    "link",
                    "textbox",
                    "searchbox",
                    "combobox",
                    "checkbox",
                    "radio",
                    "listbox",
                    "option",
                    "spinbutton",
                    "slider",
                    "DisclosureTriangle",
                    "menuitem",
                    "tab",
                    "switch",
                    "Date");
    private static final Set<String> NAMED =
            Set.of("dialog", "img", "image", "progressbar", "navigation", "region", "grid");
    private static final Set<String> FURNITURE =
            Set.of("generic", "none", "InlineTextBox", "LineBreak", "ListMarker");

    private final Map<String, JsonNode> nodes = new HashMap<>();
    private final List<JsonNode> order = new ArrayList<>();

    private AccessibleTree(JsonNode all) {
        all.forEach(node -> nodes.put(node.get("nodeId").asText(), node));
        Set<String> below = new HashSet<>();
        all.forEach(node -> node.path("childIds").forEach(child -> below.add(child.asText())));
        all.forEach(node -> {
            if (!below.contains(node.get("nodeId").asText())) {
                walk(node);
            }
        });
    }

    static AccessibleTree of(ChromiumTab tab) {
        tab.call("Accessibility.enable", Map.of());
        return new AccessibleTree(tab.call("Accessibility.getFullAXTree", Map.of()).get("nodes"));
    }

    private void walk(JsonNode node) {
        if (!node.path("ignored").asBoolean()) {
            order.add(node);
        }
        node.path("childIds")
                .forEach(child -> {
                    JsonNode one = nodes.get(child.asText());
                    if (one != null) {
                        walk(one);
                    }
                });
    }

    private static String role(JsonNode node) {
        return node.at("/role/value").asText();
    }

    private static String name(JsonNode node) {
        return node.at("/name/value").asText().strip().replaceAll("\\s+", " ");
    }

    private static String property(JsonNode node, String name) {
        for (JsonNode one : node.path("properties")) {
            if (one.get("name").asText().equals(name)) {
                return one.at("/value/value").asText();
            }
        }
        return "";
    }

    private static String line(JsonNode node) {
        String level = property(node, "level");
        return role(node) + (level.isEmpty() ? "" : " " + level) + " \"" + name(node) + "\"";
    }

    private Stream<JsonNode> things() {
        return order.stream().filter(node -> !FURNITURE.contains(role(node)));
    }

    List<String> lines() {
        return things().map(AccessibleTree::line).toList();
    }

    boolean has(String line) {
        return lines().contains(line);
    }

    private List<JsonNode> within(JsonNode node, String role) {
        List<JsonNode> found = new ArrayList<>();
        node.path("childIds")
                .forEach(child -> {
                    JsonNode one = nodes.get(child.asText());
                    if (one != null) {
                        if (role(one).equals(role)) {
                            found.add(one);
                        }
                        found.addAll(within(one, role));
                    }
                });
        return found;
    }

    /// Which regions speak by themselves, and what they say now.
    List<String> live() {
        return order.stream()
                .filter(node -> Set.of("status", "alert", "log").contains(role(node)))
                .map(node -> role(node) + ": " + text(node))
                .toList();
    }

    private String text(JsonNode node) {
        return String.join(
                " ", within(node, "StaticText").stream().map(AccessibleTree::name).toList());
    }

    /// What nobody could use who only hears it.
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        things().forEach(node -> {
            boolean control = CONTROLS.contains(role(node)) || NAMED.contains(role(node));
            if (control && name(node).isEmpty()) {
                faults.add("no name: " + line(node) + " in " + parents(node));
            }
        });
        order.stream()
                .filter(node -> FURNITURE.contains(role(node)))
                .filter(node -> property(node, "focusable").equals("true"))
                .forEach(node -> faults.add("takes the focus without a role: " + line(node)));
        things().filter(node -> role(node).equals("table"))
                .filter(node -> within(node, "columnheader").isEmpty())
                .filter(node -> within(node, "rowheader").isEmpty())
                .forEach(node -> faults.add("a table without headers in " + parents(node)));
        headings(faults);
        return faults;
    }

    private String parents(JsonNode node) {
        JsonNode parent = nodes.get(node.path("parentId").asText());
        return parent == null ? "" : line(parent) + " < " + parents(parent);
    }

    private void headings(List<String> faults) {
        int before = things().anyMatch(node -> role(node).equals("dialog")) ? 1 : 0;
        for (JsonNode node : things().filter(one -> role(one).equals("heading")).toList()) {
            int level = Integer.parseInt(property(node, "level"));
            if (level > before + 1) {
                faults.add("from heading " + before + " to " + line(node));
            }
            before = level;
        }
    }
}
