package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The keyboard of a tab. After each key one must see where it is.
final class ChromiumKeys {
    private static final int FAR = 80;
    private static final Map<String, Integer> NAMED =
            Map.of(
                    "Enter",
                    13,
                    "Escape",
                    27,
                    "Tab",
                    9,
                    " ",
                    32,
                    "ArrowUp",
                    38,
                    "ArrowDown",
                    40,
                    "Home",
                    36,
                    "End",
                    35);
    private static final Map<String, Integer> MODIFIERS =
            Map.of("Alt", 1, "Control", 2, "Shift", 8);

    private final ChromiumTab tab;

    ChromiumKeys(ChromiumTab tab) {
        this.tab = tab;
    }

    /// Presses and releases a key.
    ///
    /// @param key as `KeyboardEvent.key` has it, with what is held: `Shift+Tab`
    void press(String key) {
        List<String> parts = List.of(key.split("\\+"));
        String last = key.endsWith("+") ? "+" : parts.getLast();
        int held = parts.stream().mapToInt(part -> MODIFIERS.getOrDefault(part, 0)).sum();
        String text = last.equals("Enter") ? "\r" : last.length() == 1 && held % 8 == 0 ? last : "";
        send("keyDown", last, held, text);
        send("keyUp", last, held, "");
    }

    private void send(String type, String key, int held, String text) {
        Map<String, Object> event = new HashMap<>();
        event.put("type", type.equals("keyDown") && text.isEmpty() ? "rawKeyDown" : type);
        event.put("key", key);
        event.put("code", key.equals(" ") ? "Space" : key);
        event.put("modifiers", held);
        event.put("windowsVirtualKeyCode", code(key));
        if (!text.isEmpty()) {
            event.put("text", text);
        }
        tab.call("Input.dispatchKeyEvent", event);
    }

    private static int code(String key) {
        char upper = Character.toUpperCase(key.charAt(0));
        return NAMED.getOrDefault(key, Character.isLetterOrDigit(upper) ? (int) upper : 0);
    }

    /// One key after the other.
    void type(String text) {
        text.codePoints().forEach(c -> press(Character.toString(c)));
    }

    /// What has the focus now, by name.
    String at() {
        JsonNode focus = tab.eval(ChromiumTab.resource("/bellwether/focus-checks.js"));
        assertEquals("", focus.get("fault").asText());
        return focus.get("name").asText();
    }

    /// Tab after Tab to what has this name, or a name that begins so.
    void tabTo(String name) {
        StringBuilder way = new StringBuilder();
        for (int i = 0; i < FAR; i++) {
            press("Tab");
            String at = at();
            if (at.startsWith(name)) {
                return;
            }
            way.append(at).append(" | ");
        }
        fail("Tab does not lead to " + name + ", but by " + way);
    }
}
